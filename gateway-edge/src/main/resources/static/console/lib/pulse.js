import { svg } from './dom.js';

const SLOWED_DOWN = 6;
const LEAST_MILLIS = 350;
const MOST_MILLIS = 3000;

/** Lets a dot run along a path and back, six times slower than it was, for those who do not mind motion. */
export function pulse(picture, path, millis, kind) {
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
		return;
	}
	const dot = svg('circle', { class: `pulse ${kind}`, r: 4.5 });
	picture.append(dot);
	const length = path.getTotalLength();
	const steps = Array.from({ length: 33 }, (_, index) => {
		const share = 1 - Math.abs(index - 16) / 16;
		const point = path.getPointAtLength(length * share);
		return { transform: `translate(${point.x}px, ${point.y}px)` };
	});
	const duration = Math.min(Math.max(millis * SLOWED_DOWN, LEAST_MILLIS), MOST_MILLIS);
	dot.animate(steps, { duration, easing: 'linear' }).finished.finally(() => dot.remove());
}
