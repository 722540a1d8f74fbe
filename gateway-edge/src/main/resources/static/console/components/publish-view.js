import { html } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { millis, time } from '../lib/format.js';
import { cityOf, runningPops, topology } from '../lib/places.js';
import { purges, streams } from '../lib/propagation.js';
import './publish-timeline.js';

/** Watches publishes as they travel: the newest as a timeline, earlier ones as a table. */
class PublishView extends EdgeElement {
	build() {
		this.heading = html('h3', {}, 'publish');
		this.streams = html('p', { class: 'streams' });
		this.timeline = html('publish-timeline', {});
		this.head = html('tr', {});
		this.rows = html('tbody', {});
		this.history = html(
			'div',
			{ class: 'history', hidden: true, tabindex: 0, role: 'region', 'aria-label': 'Earlier publishes' },
			html('table', {}, html('caption', {}, 'Earlier'), html('thead', {}, this.head), this.rows),
		);
		this.replaceChildren(html('header', {}, this.heading, this.streams), this.timeline, this.history);
	}

	connected() {
		this.follow(
			purges.watch((all) => this.show(all)),
			streams.watch(() => this.showStreams()),
			topology.watch(() => this.showStreams()),
		);
	}

	showStreams() {
		this.heading.replaceChildren(
			'Publish',
			...runningPops().flatMap((pop) => [' → ', html('span', { class: 'code' }, pop.code)]),
		);
		this.streams.replaceChildren(
			...runningPops().map((pop) => {
				const state = streams.value[pop.code] ?? 'away';
				return html(
					'span',
					{ class: `stream ${state}` },
					html('i', { 'aria-hidden': 'true' }),
					pop.code,
					html('span', { class: 'visually-hidden' }, state === 'open' ? ' listening' : ' not connected'),
				);
			}),
		);
	}

	/** Of all purges those that an article's revision caused: a page purged by hand is no publish. */
	show(all) {
		const [newest, ...earlier] = all.filter(({ cause }) => cause?.slug);
		this.timeline.show(newest);
		this.history.hidden = earlier.length === 0;
		const pops = runningPops();
		this.head.replaceChildren(
			...['Committed', 'What', ...pops.map((pop) => pop.code)].map((name) => html('th', { scope: 'col' }, name)),
		);
		this.rows.replaceChildren(
			...earlier.map((purge) =>
				html(
					'tr',
					{},
					html('td', {}, purge.committedAt ? time(purge.committedAt) : ''),
					html('th', { scope: 'row' }, subjectOf(purge)),
					pops.map((pop) => html('td', { title: cityOf(pop.code) }, millis(purge.applied[pop.code]?.millis))),
				),
			),
		);
	}
}

function subjectOf({ cause, keys }) {
	return cause?.slug ? `${cause.slug}, revision ${cause.revision}` : keys.join(', ') || 'everything';
}

customElements.define('publish-view', PublishView);
