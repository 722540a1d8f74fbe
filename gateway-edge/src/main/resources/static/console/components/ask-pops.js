import { apiPath } from '../lib/articles.js';
import { html, spoken } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { millis } from '../lib/format.js';
import { askJson } from '../lib/http.js';
import { at, isHere, runningPops, topology } from '../lib/places.js';
import { timeBars } from '../lib/time-bars.js';

/** Asks every POP for the same article and sets the answers side by side. Attributes: slug; name, its title. */
class AskPops extends EdgeElement {
	build() {
		this.label = html('span', {}, this.words());
		this.button = html(
			'button',
			{ type: 'button', click: () => this.ask() },
			this.label,
			spoken(` for ${this.getAttribute('name')}`),
		);
		this.answers = html('div', { class: 'answers', role: 'status' });
		this.replaceChildren(this.button, this.answers);
	}

	words() {
		const pops = runningPops().length;
		return pops === 1 ? 'Ask this POP' : pops === 2 ? 'Ask both POPs' : `Ask all ${pops} POPs`;
	}

	/** All at once, as readers would: none waits for another. */
	async ask() {
		if (this.asking) {
			return;
		}
		this.asking = true;
		this.label.textContent = 'Asking';
		const pops = runningPops();
		const path = apiPath(this.getAttribute('slug'));
		const answers = await Promise.allSettled(pops.map((pop) => askJson(at(pop, path))));
		const scale = Math.max(...answers.map((answer) => answer.value?.waited ?? 0));
		this.answers.replaceChildren(...pops.map((pop, index) => card(pop, answers[index], scale)));
		this.label.textContent = `${this.words()} again`;
		this.asking = false;
	}
}

function card(pop, { value: answer, reason }, scale) {
	const head = html(
		'h4',
		{},
		html('span', { class: 'code' }, pop.code),
		' ',
		pop.city,
		isHere(pop) && html('small', {}, 'here'),
	);
	if (!answer) {
		return html(
			'section',
			{ class: 'answer failed' },
			head,
			html('p', {}, reason.status ? reason.message : 'No answer.'),
		);
	}
	return html(
		'section',
		{ class: 'answer' },
		html('header', {}, head, html('span', { class: `verdict ${answer.cache.kind}` }, answer.cache.text)),
		html(
			'p',
			{ class: 'total' },
			html('strong', {}, millis(answer.waited)),
			` until your browser had revision ${answer.json.revision}`,
		),
		timeBars(answer.timings.map(named), answer.waited, scale),
		html('dl', { class: 'headers' }, header('Edge-Pop', answer.pop), header('Cache-Status', answer.cache.raw)),
	);
}

function named({ name, millis: value }) {
	return {
		name,
		millis: value,
		label: name === 'distance' && topology.value.distanceEmulated ? 'distance, emulated' : name,
	};
}

function header(name, value) {
	return [html('dt', {}, name), html('dd', {}, html('code', {}, value || 'not sent'))];
}

customElements.define('ask-pops', AskPops);
