import { html } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { coordinates, sentence } from '../lib/format.js';
import { here, isHere, neighbours, runningPops, topology } from '../lib/places.js';
import './health-mark.js';

/** Which POP answers, how it is, and the way to the others. */
class HerePanel extends EdgeElement {
	build() {
		this.heading = html('h1', {}, html('span', { class: 'code' }, '···'));
		this.where = html('p', { class: 'where' }, 'Asking this POP who it is');
		this.health = html('div', { role: 'status', class: 'health-line' });
		this.others = html('ul', { class: 'pops' });
		this.replaceChildren(
			html(
				'div',
				{ class: 'here-now' },
				html('p', { class: 'eyebrow' }, 'You are at'),
				this.heading,
				this.where,
				this.health,
			),
			html(
				'nav',
				{ 'aria-label': 'Points of presence' },
				html('p', { class: 'eyebrow' }, 'Go to another POP'),
				this.others,
			),
		);
	}

	connected() {
		this.follow(
			here.watch((pop) => this.showHere(pop)),
			topology.watch(() => this.showOthers()),
			neighbours.watch(() => this.showOthers()),
		);
	}

	showHere(pop) {
		if (!pop) {
			return;
		}
		if (pop.code && this.shown !== pop.code) {
			this.shown = pop.code;
			this.heading.replaceChildren(
				html('span', { class: 'code' }, pop.code),
				' ',
				html('span', { class: 'city' }, pop.city),
			);
			this.where.textContent = coordinates(pop.latitude, pop.longitude);
			document.title = `Edgewise at ${pop.city}`;
		}
		this.showHealth(pop);
	}

	showHealth(pop) {
		const said = explain(pop);
		if (this.said !== said) {
			this.said = said;
			this.health.replaceChildren(html('health-mark', { health: pop.health }), html('span', {}, said));
		}
	}

	showOthers() {
		const others = runningPops().filter((pop) => !isHere(pop));
		this.others.parentElement.hidden = others.length === 0;
		this.others.replaceChildren(...others.map((pop) => this.linkTo(pop)));
	}

	linkTo(pop) {
		return html(
			'li',
			{},
			html(
				'a',
				{ class: 'pop-link', href: `${pop.gateway}/` },
				html('span', { class: 'code' }, pop.code),
				html('span', { class: 'city' }, pop.city, html('small', {}, coordinates(pop.latitude, pop.longitude))),
				html('health-mark', { health: neighbours.value[pop.code]?.health ?? 'unknown' }),
			),
		);
	}
}

function explain({ health, missing = [] }) {
	if (health === 'full') {
		return 'Everything it works with is within reach.';
	}
	if (health === 'degraded') {
		return `${sentence(missing) || 'something'} ${missing.length > 1 ? 'are' : 'is'} out of reach. It serves what it remembers and catches up later.`;
	}
	return missing.length > 0
		? `It cannot work without ${sentence(missing)}.`
		: 'It does not answer. Asking again every few seconds.';
}

customElements.define('here-panel', HerePanel);
