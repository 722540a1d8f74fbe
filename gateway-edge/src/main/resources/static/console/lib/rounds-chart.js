import { html, svg } from './dom.js';
import { millis } from './format.js';

const HEIGHT = 84;
const SLOT = 26;
const SLOTS = 14;

/**
 * One bar for each time a POP was asked: as high as the wait, coloured by what its cache did. `scale` is the longest
 * wait at any POP, so that charts side by side can be compared.
 */
export function roundsChart(code, rounds, scale) {
	const bars = rounds.map((round, index) => bar(round.answers[code], index, scale));
	return html(
		'figure',
		{ class: 'rounds' },
		svg(
			'svg',
			{ width: '100%', viewBox: `0 0 ${SLOT * SLOTS} ${HEIGHT}`, role: 'img', 'aria-label': told(code, rounds) },
			svg('line', { class: 'floor', x1: 0, x2: SLOT * SLOTS, y1: HEIGHT - 0.5, y2: HEIGHT - 0.5 }),
			bars,
		),
		html('figcaption', {}, rounds.length === 0 ? 'Not asked yet' : `Highest bar on either side: ${millis(scale)}`),
	);
}

function bar(said, index, scale) {
	if (!said) {
		return null;
	}
	const height = said.kind === 'failed' ? HEIGHT : Math.max((said.waited / scale) * (HEIGHT - 6), 3);
	return svg('rect', {
		class: `round ${said.kind}`,
		x: index * SLOT + 3,
		y: (HEIGHT - height).toFixed(1),
		width: SLOT - 6,
		height: height.toFixed(1),
		rx: 3,
	});
}

function told(code, rounds) {
	const words = rounds
		.map((round) => round.answers[code])
		.filter(Boolean)
		.map((said) => (said.kind === 'failed' ? 'no answer' : `${said.kind}, ${millis(said.waited)}`));
	return `Answers of ${code}: ${words.join('; ') || 'none yet'}`;
}
