const LENGTH = 40;

/** The last measurements, oldest first; `undefined` stands for one that failed. Immutable: with() returns a new one. */
export function series(values = []) {
	const known = values.filter((value) => value !== undefined);
	return {
		values,
		last: values.at(-1),
		median: median(known),
		least: known.length === 0 ? undefined : Math.min(...known),
		most: known.length === 0 ? undefined : Math.max(...known),
		with(value) {
			return series([...values, value].slice(-LENGTH));
		},
	};
}

function median(values) {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)];
}
