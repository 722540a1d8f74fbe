import { readCacheStatus } from './cache-status.js';
import { readServerTiming } from './server-timing.js';

const PATIENCE_MILLIS = 15_000;

/**
 * For what a POP says about itself. Not for content: a browser adds `no-cache` to such a request, and the edge would
 * go to the core for it.
 */
export const UNCACHED = { cache: 'no-store' };

/** An answer that was an error: status, and title, detail and field errors when it came as application/problem+json. */
export class Problem extends Error {
	constructor(status, body) {
		super(body?.detail ?? body?.title ?? `The server answered ${status}`);
		this.status = status;
		this.fields = fieldErrors(body?.errors);
	}
}

/**
 * Fetches a URL and tells what the edge said about the answer. Throws Problem for an error answer and TypeError or a
 * TimeoutError when there was none.
 */
export async function ask(url, options = {}) {
	const started = performance.now();
	const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MILLIS), ...options });
	const text = await response.text();
	const waited = performance.now() - started;
	if (!response.ok) {
		throw new Problem(response.status, parsed(text));
	}
	return {
		text,
		status: response.status,
		waited,
		timings: readServerTiming(response.headers.get('Server-Timing')),
		cache: readCacheStatus(response.headers.get('Cache-Status')),
		pop: response.headers.get('Edge-Pop'),
	};
}

/** As ask(), with the body parsed: { json, ... }. */
export async function askJson(url, options = {}) {
	const answer = await ask(url, { ...options, headers: { Accept: 'application/json', ...options.headers } });
	return { ...answer, json: JSON.parse(answer.text) };
}

/** The parsed body alone. */
export async function getJson(url, options) {
	return (await askJson(url, options)).json;
}

function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function fieldErrors(errors) {
	if (!errors || typeof errors !== 'object') {
		return [];
	}
	const entries = Array.isArray(errors)
		? errors.map((error) => [error.field ?? error.pointer, error.message ?? error.detail])
		: Object.entries(errors);
	return entries.map(([field, message]) => ({ field: String(field ?? ''), message: String(message ?? '') }));
}
