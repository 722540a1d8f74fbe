import { apiPath, articles, pagePath } from '../lib/articles.js';
import { askBoth, bench, look, rounds } from '../lib/bench.js';
import { html } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { millis } from '../lib/format.js';
import { cityOf, runningPops, topology } from '../lib/places.js';
import { roundsChart } from '../lib/rounds-chart.js';
import { timeBars } from '../lib/time-bars.js';

/** Chooses a page and two POPs, asks both, and sets what they say side by side. */
class CacheBench extends EdgeElement {
	build() {
		const choose = { change: () => this.chosen() };
		this.page = html('select', { id: 'bench-page', ...choose });
		this.first = html('select', { id: 'bench-first', ...choose });
		this.second = html('select', { id: 'bench-second', ...choose });
		this.button = html('button', { type: 'submit', class: 'primary' }, 'Ask both');
		this.answers = html('div', { class: 'answers pair' });
		this.news = html('p', { class: 'visually-hidden', role: 'status' });
		this.replaceChildren(
			html(
				'form',
				{ class: 'bench', submit: (event) => this.ask(event) },
				field('bench-page', 'Page', this.page),
				field('bench-first', 'One POP', this.first),
				field('bench-second', 'Another POP', this.second),
				this.button,
			),
			this.answers,
			this.news,
		);
	}

	connected() {
		this.follow(
			topology.watch(() => this.offerPops()),
			articles.watch(() => this.offerPages()),
			rounds.watch(() => this.show()),
		);
	}

	offerPops() {
		const pops = runningPops();
		if (pops.length > 0 && this.first.options.length !== pops.length) {
			[this.first, this.second].forEach((select, index) => {
				select.replaceChildren(...pops.map((pop) => html('option', { value: pop.code }, `${pop.code.toUpperCase()} ${pop.city}`)));
				select.selectedIndex = Math.min(index, pops.length - 1);
			});
			this.chosen();
		}
	}

	offerPages() {
		if (!articles.value) {
			return;
		}
		const items = articles.value.items;
		const pages = [['/articles', 'All articles'], ...items.map((item) => [pagePath(item.slug), item.title])];
		const kept = this.page.value;
		this.page.replaceChildren(
			html('optgroup', { label: 'Pages' }, ...pages.map(option)),
			html('optgroup', { label: 'The API' }, ...items.map((item) => option([apiPath(item.slug), item.title]))),
		);
		this.page.value = [...this.page.options].some((one) => one.value === kept) ? kept : (pages[1] ?? pages[0])[0];
		this.chosen();
	}

	chosen() {
		const pops = [this.first, this.second]
			.map((select) => runningPops().find((pop) => pop.code === select.value))
			.filter(Boolean);
		if (pops.length === 2 && this.page.value) {
			look(this.page.value, pops);
			this.show();
		}
	}

	async ask(event) {
		event.preventDefault();
		if (bench.value && !this.asking) {
			this.asking = true;
			await askBoth();
			this.asking = false;
		}
	}

	show() {
		if (!bench.value) {
			return;
		}
		const pops = bench.value.pops.filter((pop, index, all) => all.findIndex((one) => one.code === pop.code) === index);
		const waits = rounds.value.flatMap((round) => Object.values(round.answers).map((said) => said.waited));
		const scale = Math.max(1, ...waits);
		const last = rounds.value.at(-1);
		const lastScale = Math.max(1, ...Object.values(last?.answers ?? {}).map((said) => said.waited));
		this.answers.replaceChildren(
			...pops.map((pop) => card(pop, last?.answers[pop.code], lastScale, roundsChart(pop.code, rounds.value, scale))),
		);
		this.news.textContent = last ? pops.map((pop) => spokenAnswer(pop, last.answers[pop.code])).join('; ') : '';
	}
}

function field(id, name, control) {
	return html('p', {}, html('label', { for: id }, name), control);
}

function option([path, title]) {
	return html('option', { value: path }, title);
}

function card(pop, said, scale, chart) {
	const head = html('h3', {}, html('span', { class: 'code' }, pop.code), ' ', pop.city);
	const answer = said?.answer;
	if (!answer) {
		const words = said ? (said.failure.status ? said.failure.message : 'No answer.') : 'Ask, and see.';
		return html('section', { class: said ? 'answer failed' : 'answer' }, head, chart, html('p', {}, words));
	}
	return html(
		'section',
		{ class: 'answer' },
		html('header', {}, head, html('span', { class: `verdict ${answer.cache.kind}` }, answer.cache.text)),
		html('p', { class: 'total' }, html('strong', {}, millis(answer.waited)), ' until your browser had it'),
		timeBars(answer.timings.map(labelled), answer.waited, scale),
		chart,
		html('dl', { class: 'headers' }, html('dt', {}, 'Cache-Status'), html('dd', {}, html('code', {}, answer.cache.raw))),
	);
}

function labelled({ name, millis: value }) {
	return { name, millis: value, label: name };
}

function spokenAnswer(pop, said) {
	return `${cityOf(pop.code)}: ${said?.answer ? `${said.answer.cache.text}, ${millis(said.waited)}` : 'no answer'}`;
}

customElements.define('cache-bench', CacheBench);
