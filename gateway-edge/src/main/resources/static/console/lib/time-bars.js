import { html, svg } from './dom.js';
import { millis } from './format.js';

/**
 * Where the time went: a bar for each Server-Timing entry, and one for the whole wait, on one scale. Entries may
 * contain one another, so the bars stand under each other and are not added up.
 */
export function timeBars(timings, waited, scale) {
	const rows = [...timings, { name: 'browser', label: 'browser', millis: waited }];
	return html(
		'table',
		{ class: 'time-bars' },
		html('caption', { class: 'visually-hidden' }, 'Where the time went'),
		html(
			'tbody',
			{},
			rows.map((row) =>
				html(
					'tr',
					{},
					html('th', { scope: 'row' }, row.label),
					html('td', { class: 'bar' }, bar(row, scale)),
					html('td', { class: 'amount' }, millis(row.millis)),
				),
			),
		),
	);
}

function bar({ name, millis: value }, scale) {
	const share = Math.max(Math.min(value / scale, 1) * 100, 0.6);
	return svg(
		'svg',
		{ 'aria-hidden': 'true', width: '100%', height: 8 },
		svg('rect', { class: 'ground', width: '100%', height: 8, rx: 4 }),
		svg('rect', { class: `amount ${name}`, width: `${share.toFixed(1)}%`, height: 8, rx: 4 }),
	);
}
