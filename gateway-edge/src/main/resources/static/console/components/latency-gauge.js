import { html } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { millis } from '../lib/format.js';
import { sparkline } from '../lib/sparkline.js';

/** One figure with its recent past. Attributes: label; kind, `measured` or `emulated`. */
class LatencyGauge extends EdgeElement {
	build() {
		const kind = this.getAttribute('kind');
		this.value = html('output', {}, '–');
		this.spread = html('p', { class: 'spread' });
		this.line = html('div', { class: 'line' });
		this.note = html('p', { class: 'note' });
		this.replaceChildren(
			html('h3', {}, this.getAttribute('label'), ' ', html('span', { class: `tag ${kind}` }, kind)),
			html('div', { class: 'reading' }, this.value, this.line),
			this.spread,
			this.note,
		);
		this.value.setAttribute('aria-live', 'off');
	}

	show(series, note) {
		this.value.textContent = series.values.length > 0 && series.last === undefined ? 'no answer' : millis(series.last);
		this.line.replaceChildren(sparkline(series));
		this.spread.textContent =
			series.median === undefined
				? 'measuring'
				: `median ${millis(series.median)}, least ${millis(series.least)}, most ${millis(series.most)}`;
		this.note.textContent = note;
	}

	showConstant(value, note) {
		this.value.textContent = `≈ ${millis(value)}`;
		this.line.remove();
		this.spread.textContent = 'not measured';
		this.note.textContent = note;
	}
}

customElements.define('latency-gauge', LatencyGauge);
