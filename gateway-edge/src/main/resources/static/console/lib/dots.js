import { svg } from './dom.js';

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** A round field of `count` dots around a point, evenly spread like the seeds of a sunflower. */
export function dots(centre, count, radius, size) {
	return Array.from({ length: count }, (_, index) => {
		const distance = radius * Math.sqrt((index + 0.5) / count);
		const angle = index * GOLDEN_ANGLE;
		return svg('circle', {
			cx: (centre.x + distance * Math.cos(angle)).toFixed(1),
			cy: (centre.y + distance * Math.sin(angle)).toFixed(1),
			r: size,
		});
	});
}
