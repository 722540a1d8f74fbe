import { parseList } from './structured.js';

/** Reads Server-Timing into [{ name, millis }]; entries without a duration are left out. */
export function readServerTiming(field) {
	return parseList(field)
		.filter((member) => member.parameters.dur !== undefined)
		.map((member) => ({ name: member.name, millis: Number(member.parameters.dur) }))
		.filter((timing) => Number.isFinite(timing.millis));
}

/** The milliseconds of a named entry, all its occurrences together, or undefined. */
export function millisOf(timings, name) {
	const found = timings.filter((timing) => timing.name === name);
	return found.length === 0 ? undefined : found.reduce((sum, timing) => sum + timing.millis, 0);
}
