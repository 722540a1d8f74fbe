import { svg } from '../lib/dom.js';
import { dots } from '../lib/dots.js';
import { EdgeElement } from '../lib/edge-element.js';
import { millis } from '../lib/format.js';
import { clientToEdge, EMULATED, edgeToCore } from '../lib/latency.js';
import { layoutFor } from '../lib/pipeline-layout.js';
import { here, isHere, neighbours, runningPops, topology } from '../lib/places.js';
import { pulse } from '../lib/pulse.js';

/** core - edge - ISP - client, drawn for the width there is; a pulse runs along a link for each measurement. */
class PipelinePicture extends EdgeElement {
	connected() {
		const observer = new ResizeObserver(([entry]) => this.resize(Math.floor(entry.contentRect.width)));
		observer.observe(this);
		this.follow(
			() => observer.disconnect(),
			topology.watch(() => this.draw()),
			here.watch(() => this.markHealth()),
			neighbours.watch(() => this.markHealth()),
			clientToEdge.watch((series) => this.measured('edge', series)),
			edgeToCore.watch((series) => this.measured('core', series)),
		);
	}

	resize(width) {
		if (width !== this.layout?.width && width > 0) {
			this.layout = layoutFor(width);
			this.draw();
		}
	}

	draw() {
		if (!this.layout || !topology.value) {
			return;
		}
		const { width, height } = this.layout;
		this.picture = svg(
			'svg',
			{ width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': this.description() },
			this.lines(),
			this.otherPops(),
			this.places(),
			this.labels(),
		);
		this.replaceChildren(this.picture);
		this.markHealth();
		this.write('core', edgeToCore.value);
		this.write('edge', clientToEdge.value);
	}

	description() {
		return (
			`From the core in ${topology.value.core.city} to this POP, measured; from the POP through an ISP to a client, emulated. ` +
			'The figures are listed below the picture.'
		);
	}

	lines() {
		const { core, edge, isp, client } = this.layout.places;
		const line = (name, from, to) => svg('path', { class: `link ${name}`, d: `M${from.x} ${from.y}L${to.x} ${to.y}` });
		this.coreLink = line('core-link', towards(edge, core, 30), towards(core, edge, 34));
		this.span = svg('path', { class: 'link span', d: this.layout.span.path });
		return [this.coreLink, line('emulated', edge, isp), line('emulated', isp, client), this.span];
	}

	places() {
		const { core, edge, isp, client } = this.layout.places;
		return [
			svg('g', { class: 'core' }, disc(core, 34, 'halo'), disc(core, 22, 'body'), disc(core, 7, 'pip')),
			svg(
				'g',
				{ class: 'edge' },
				disc(edge, 30, 'halo'),
				disc(edge, 19, 'body'),
				text(edge.x, edge.y + 4, 'here', topology.value.here, 'middle'),
			),
			svg('g', { class: 'isp' }, disc(isp, 42, 'clear'), ...dots(isp, 26, 36, 3.1)),
			svg(
				'g',
				{ class: 'client' },
				disc(client, 46, 'clear'),
				...dots(client, 120, 44, 1.7),
				disc(client, 9, 'gap'),
				disc(client, 5.5, 'you'),
			),
		];
	}

	otherPops() {
		this.marks = {};
		const { core } = this.layout.places;
		return runningPops()
			.filter((pop) => !isHere(pop))
			.map((pop, index) => {
				const point = this.layout.others(index);
				const { dx, dy, anchor } = this.layout.othersLabel;
				this.marks[pop.code] = disc(point, 7, 'other');
				return svg(
					'g',
					{ class: 'others' },
					svg('path', { class: 'link faint', d: `M${point.x} ${point.y}L${core.x} ${core.y}` }),
					this.marks[pop.code],
					text(point.x + dx, point.y + dy, 'other-code', pop.code, anchor),
				);
			});
	}

	labels() {
		const { links, names, span } = this.layout;
		this.figures = { core: figure(links.core), edge: figure(span.label) };
		return [
			name(names.core, 'core', `1 place, in ${topology.value.core.city}`),
			name(names.edge, 'edge', `100s of places, one in ${topology.value.pops.find(isHere)?.city}`),
			name(names.isp, 'ISP', '10,000s of places, emulated'),
			name(names.client, 'client', 'millions, and you'),
			this.figures.core,
			this.figures.edge,
			figure(links.isp, `≈ ${EMULATED.edgeToIsp} ms`, 'emulated'),
			figure(links.client, `≈ ${EMULATED.ispToClient} ms`, 'emulated'),
		];
	}

	measured(which, series) {
		if (this.picture && series.values.length > 0) {
			this.write(which, series);
			if (series.last !== undefined) {
				pulse(this.picture, which === 'core' ? this.coreLink : this.span, series.last, which);
			}
		}
	}

	write(which, series) {
		const [value, note] = this.figures[which].children;
		value.textContent = series.values.length > 0 && series.last === undefined ? 'no answer' : millis(series.last);
		note.textContent =
			which === 'core' ? 'measured by the edge' : this.layout.width >= 760 ? 'measured in your browser' : 'measured';
		const link = which === 'core' ? this.coreLink : this.span;
		link.classList.toggle('broken', series.values.length > 0 && series.last === undefined);
	}

	markHealth() {
		for (const [code, mark] of Object.entries(this.marks ?? {})) {
			mark.setAttribute('class', `other ${neighbours.value[code]?.health ?? 'unknown'}`);
		}
		this.picture?.querySelector('.edge').setAttribute('class', `edge ${here.value?.health ?? 'unknown'}`);
	}
}

function towards(from, to, distance) {
	const share = distance / Math.hypot(to.x - from.x, to.y - from.y);
	return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function disc(centre, radius, kind) {
	return svg('circle', { class: kind, cx: centre.x, cy: centre.y, r: radius });
}

function text(x, y, kind, words, anchor) {
	return svg('text', { class: kind, x, y, 'text-anchor': anchor }, words);
}

function figure({ x, y, anchor }, value = '–', note = '') {
	return svg(
		'g',
		{ class: `figure ${note}` },
		text(x, y, 'value', value, anchor),
		text(x, y + (anchor === 'middle' ? 34 : 17), 'note', note, anchor),
	);
}

function name({ x, y, anchor }, title, note) {
	return svg('g', { class: 'name' }, text(x, y, 'title', title, anchor), text(x, y + 18, 'note', note, anchor));
}

customElements.define('pipeline-picture', PipelinePicture);
