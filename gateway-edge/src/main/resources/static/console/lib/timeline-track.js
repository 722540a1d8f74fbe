import { svg } from './dom.js';
import { number } from './format.js';

const LEAST_SPAN_MILLIS = 50;
const HEIGHT = 34;

/** A time axis from zero that holds all the given times: { end, ticks } in milliseconds. */
export function scaleFor(times) {
	const span = Math.max(LEAST_SPAN_MILLIS, ...times) * 1.12;
	const step = niceStep(span / 6);
	return { end: span, ticks: Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => index * step) };
}

/** The lane of one place: its instances as small dots, the slowest of them as the end of the bar. */
export function track(scale, applied, awaited) {
	const picture = svg(
		'svg',
		{ class: 'track', width: '100%', height: HEIGHT, 'aria-hidden': 'true' },
		scale.ticks.map((tick) =>
			svg('line', { class: 'grid', x1: percent(tick, scale), x2: percent(tick, scale), y1: 0, y2: HEIGHT }),
		),
		svg('line', {
			class: awaited && !applied ? 'rail awaited' : 'rail',
			x1: '0%',
			x2: '100%',
			y1: HEIGHT / 2,
			y2: HEIGHT / 2,
		}),
	);
	if (applied) {
		picture.append(
			svg('line', { class: 'way', x1: '0%', x2: percent(applied.millis, scale), y1: HEIGHT / 2, y2: HEIGHT / 2 }),
			...Object.values(applied.instances ?? {}).map((millis) => dot('instance', millis, scale, 3.5)),
			dot('arrival', applied.millis, scale, 7),
		);
	}
	return picture;
}

export function axis(scale) {
	return svg(
		'svg',
		{ class: 'track scale', width: '100%', height: 18 },
		scale.ticks.map((tick, index) =>
			svg(
				'text',
				{ x: percent(tick, scale), y: 13, 'text-anchor': index === 0 ? 'start' : 'middle' },
				index === 0 ? '0 ms' : number(tick).replace('.0', ''),
			),
		),
	);
}

function dot(kind, millis, scale, radius) {
	return svg('circle', { class: kind, cx: percent(millis, scale), cy: HEIGHT / 2, r: radius });
}

function percent(millis, scale) {
	return `${((millis / scale.end) * 100).toFixed(2)}%`;
}

function niceStep(rough) {
	const magnitude = 10 ** Math.floor(Math.log10(rough));
	return [1, 2, 5, 10].map((factor) => factor * magnitude).find((step) => step >= rough);
}
