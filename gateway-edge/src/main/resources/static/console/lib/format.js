/** A duration for people: three significant digits at most, in ms below ten seconds. */
export function millis(value) {
	if (value === undefined || value === null || !Number.isFinite(value)) {
		return '–';
	}
	if (value >= 10_000) {
		return `${(value / 1000).toFixed(1)} s`;
	}
	return `${number(value)} ms`;
}

export function number(value) {
	const digits = value < 10 ? 1 : 0;
	return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function count(value) {
	return (value ?? 0).toLocaleString('en');
}

export function bytes(value) {
	const units = ['B', 'KB', 'MB', 'GB'];
	let size = value ?? 0;
	let unit = 0;
	while (size >= 1024 && unit < units.length - 1) {
		size /= 1024;
		unit++;
	}
	return `${unit === 0 ? size : number(size)} ${units[unit]}`;
}

export function day(iso) {
	return new Date(iso).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });
}

export function time(iso) {
	return new Date(iso).toLocaleTimeString('en', { hour12: false });
}

/** 51.47, -0.45 -> 51.47° N  0.45° W */
export function coordinates(latitude, longitude) {
	const part = (value, positive, negative) => `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
	return `${part(latitude, 'N', 'S')}  ${part(longitude, 'E', 'W')}`;
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

export function language(code) {
	return LANGUAGES.of(code);
}

export function sentence(words) {
	return new Intl.ListFormat('en').format(words);
}
