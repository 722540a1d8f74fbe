import { svg } from './dom.js';

const WIDTH = 120;
const HEIGHT = 34;
const MARGIN = 3;

/** A small line of a series; a failed measurement leaves a gap. The scale starts at zero, so flat looks flat. */
export function sparkline(series) {
	const top = (series.most ?? 1) * 1.35;
	const x = (index) => MARGIN + (index * (WIDTH - 2 * MARGIN)) / Math.max(series.values.length - 1, 1);
	const y = (value) => HEIGHT - MARGIN - (value * (HEIGHT - 2 * MARGIN)) / top;
	const picture = svg(
		'svg',
		{ class: 'sparkline', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' },
		svg('path', { class: 'trace', d: path(series.values, x, y) }),
	);
	if (series.last !== undefined) {
		picture.append(svg('circle', { class: 'now', cx: x(series.values.length - 1), cy: y(series.last), r: 2.6 }));
	}
	return picture;
}

function path(values, x, y) {
	return values
		.map((value, index) =>
			value === undefined
				? ''
				: `${index > 0 && values[index - 1] !== undefined ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
		)
		.join('');
}
