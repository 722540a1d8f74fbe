import { html } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { millis } from '../lib/format.js';
import { clientToEdge, EMULATED, edgeToCore, emulatedDistance, measure } from '../lib/latency.js';
import { topology } from '../lib/places.js';
import './latency-gauge.js';
import './pipeline-picture.js';

/** The picture of the places, the gauges under it, and what they add up to for a reader. */
class PipelinePanel extends EdgeElement {
	build() {
		this.core = html('latency-gauge', { label: 'Edge to core', kind: 'measured' });
		this.edge = html('latency-gauge', { label: 'Your browser to edge', kind: 'measured' });
		this.mile = html('latency-gauge', { label: 'Last mile through an ISP', kind: 'emulated' });
		this.sum = html('p', { class: 'sum' });
		this.replaceChildren(
			html('pipeline-picture', {}),
			html('div', { class: 'gauges' }, this.core, this.edge, this.mile),
			this.sum,
		);
	}

	connected() {
		this.mile.showConstant(
			EMULATED.edgeToIsp + EMULATED.ispToClient,
			'a typical figure: on one machine there is no last mile to measure',
		);
		this.follow(
			edgeToCore.watch((series) => this.showCore(series)),
			clientToEdge.watch((series) => this.edge.show(series, 'request to first byte, by your browser’s clock')),
			topology.watch(() => this.showSum()),
			measure(),
		);
	}

	showCore(series) {
		const emulated = emulatedDistance.value;
		this.core.show(
			series,
			emulated === undefined
				? 'an uncached question, by the edge’s own clock'
				: `of which ${millis(emulated)} ${topology.value?.distanceEmulated === false ? 'distance' : 'emulated distance'}`,
		);
		this.showSum();
	}

	showSum() {
		const mile = EMULATED.edgeToIsp + EMULATED.ispToClient;
		const core = edgeToCore.value.median;
		if (core !== undefined) {
			this.sum.replaceChildren(
				`With ${topology.value?.distanceEmulated ? 'distance and last mile emulated' : 'an ordinary last mile'}, a reader waits about `,
				html('strong', { class: 'near' }, millis(mile)),
				' for what the edge knows, and ',
				html('strong', { class: 'far' }, millis(mile + core)),
				' for what only the core knows.',
			);
		}
	}
}

customElements.define('pipeline-panel', PipelinePanel);
