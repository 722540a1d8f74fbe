import { html, millis, pops } from './places.js';
import { appliedAt, watch } from './propagation.js';

const PAUSE_MILLIS = 400;
const CALM_MILLIS = 10_000;

/**
 * Which revision each POP serves, and since when: the POP itself is asked for the article until it shows the committed
 * revision, and now and then afterwards; the moment comes from the stream of purges when the page heard it, else it is
 * when the answer was seen.
 */
class PropagationView extends HTMLElement {
	connectedCallback() {
		this.slug = this.getAttribute('slug');
		this.revision = Number(this.getAttribute('revision'));
		this.committed = Date.parse(this.getAttribute('committed'));
		this.rows = new Map(pops.map((pop) => [pop.code, this.row(pop)]));
		this.replaceChildren(html('ul', { class: 'reach', 'aria-live': 'polite' }, ...[...this.rows.values()].map((row) => row.item)));
		this.unwatch = watch(() => pops.forEach((pop) => this.draw(pop)));
		pops.forEach((pop) => this.follow(pop));
	}

	disconnectedCallback() {
		this.unwatch();
	}

	row(pop) {
		const figure = html('span', { class: 'figure' }, '…');
		const detail = html('small', {});
		const item = html('li', { class: 'waiting' }, html('i', { 'aria-hidden': 'true' }), html('strong', {}, pop.city), figure, detail);
		return { item, figure, detail };
	}

	async follow(pop) {
		while (this.isConnected) {
			await this.ask(pop);
			this.draw(pop);
			const reached = this.rows.get(pop.code).shown >= this.revision;
			await new Promise((resolve) => setTimeout(resolve, reached ? CALM_MILLIS : PAUSE_MILLIS));
		}
	}

	async ask(pop) {
		const row = this.rows.get(pop.code);
		try {
			const answer = await fetch(new URL(`/api/content/articles/${this.slug}`, pop.gateway), {
				credentials: 'omit',
				signal: AbortSignal.timeout(4000),
			});
			row.shown = answer.ok ? (await answer.json()).revision : 0;
			row.status = answer.status;
			row.cache = answer.headers.get('Cache-Status') ?? '';
			if (row.shown >= this.revision) {
				row.seen ??= Date.now();
			}
		} catch {
			row.status = 0;
		}
	}

	draw(pop) {
		const row = this.rows.get(pop.code);
		const reached = row.status && row.shown >= this.revision;
		row.item.className = reached ? 'reached' : row.status === 0 ? 'away' : 'waiting';
		row.figure.textContent = row.status === undefined ? '…' : row.status === 0 ? 'does not answer' : row.shown ? `revision ${row.shown}` : `answers ${row.status}`;
		row.detail.textContent = reached ? this.since(pop, row) : '';
	}

	since(pop, row) {
		const applied = appliedAt(pop.code, this.slug, this.revision);
		const from = row.cache.includes('hit') ? 'from its cache' : 'fetched from the core';
		if (applied !== undefined) {
			return `since ${clock(applied)}, ${millis(Math.max(0, applied - this.committed))} after the commit; ${from}`;
		}
		return row.seen - this.committed < 60_000
			? `seen at ${clock(row.seen)}, ${millis(Math.max(0, row.seen - this.committed))} after the commit; ${from}`
			: `since before this page was opened; ${from}`;
	}
}

function clock(time) {
	return new Date(time).toISOString().slice(11, 23) + ' UTC';
}

customElements.define('propagation-view', PropagationView);

/* A first publication is heard of only by who listened before. */
if (document.getElementById('article')) {
	watch(() => {});
}
