import { html } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { topology } from '../lib/places.js';
import './cache-figures.js';

/** The ways in: a card for each use case, and the plain addresses for those who would rather use curl. */
class SuiteCards extends EdgeElement {
	connected() {
		this.follow(topology.watch((known) => this.show(known?.core.url)));
	}

	show(core) {
		this.replaceChildren(
			html(
				'div',
				{ class: 'cards' },
				card(
					'Articles',
					'/articles',
					'Read',
					'Pages composed at this POP from cached answers of the core, whole before they reach you.',
				),
				card(
					'Write',
					'#publish',
					'Try the preview',
					'Markdown to safe HTML at the nearest POP, fast enough for every keystroke.',
				),
				card(
					'Edge cache',
					'/console/cache.html',
					'Ask, purge and watch',
					'What this POP remembers. A purge is a number in a log, so nothing old outruns it.',
					html('cache-figures', {}),
				),
			),
			html(
				'div',
				{ class: 'addresses' },
				html('h3', {}, 'Plain addresses'),
				html(
					'ul',
					{},
					addresses(core).map(([address, meaning]) =>
						html('li', {}, html('a', { href: address }, html('code', {}, address)), html('span', {}, meaning)),
					),
				),
			),
		);
	}
}

function card(title, href, action, text, ...more) {
	return html(
		'article',
		{ class: 'card' },
		html('h3', {}, title),
		html('p', {}, text),
		...more,
		html('a', { class: 'go', href }, action),
	);
}

function addresses(core) {
	return [
		['/articles', 'the articles as pages'],
		['/api/content/articles', 'the articles as JSON, through this POP’s cache'],
		['/.edge/pop', 'this POP and its health'],
		['/.edge/topology', 'all POPs and the core'],
		['/.edge/cache', 'what this POP’s cache holds'],
		['/session', 'who you are here'],
		...(core
			? [
					[`${core}/api/content/articles`, 'the articles as JSON, from the core itself'],
					[`${core}/login`, 'the core’s sign-in page'],
					[`${core}/.well-known/openid-configuration`, 'the core as OpenID Connect issuer'],
				]
			: []),
	];
}

customElements.define('suite-cards', SuiteCards);
