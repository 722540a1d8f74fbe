import { parseList } from './structured.js';

/**
 * Reads Cache-Status (RFC 9211) into { kind, text }. Members run from the origin's side to the reader's, so the last
 * one is the cache that answered. `kind` is one of hit, stale, revalidated, miss, bypass, unknown.
 */
export function readCacheStatus(field) {
	const members = parseList(field);
	const last = members.at(-1);
	if (!last) {
		return { kind: 'unknown', text: 'no cache asked', raw: '' };
	}
	return { ...verdict(last.parameters, members), raw: field };
}

function verdict(parameters, members) {
	if (parameters.hit) {
		return Number(parameters.ttl) < 0 ? { kind: 'stale', text: 'hit, stale' } : { kind: 'hit', text: 'hit' };
	}
	if (members.some((member) => member.parameters.hit)) {
		return { kind: 'hit', text: 'hit, second level' };
	}
	if (parameters['fwd-status'] === '304') {
		return { kind: 'revalidated', text: 'revalidated' };
	}
	const reason = parameters.fwd;
	if (reason === 'bypass' || reason === 'method' || reason === 'request') {
		return { kind: 'bypass', text: 'not from cache' };
	}
	if (reason) {
		return { kind: 'miss', text: reason === 'stale' ? 'miss, was stale' : 'miss' };
	}
	return { kind: 'unknown', text: 'unknown' };
}
