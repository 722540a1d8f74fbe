import { pops } from './places.js';

/**
 * What the gateways tell of purges: which there were, and when each POP had applied them. Listened to for as long as the
 * page is open; each POP is listened to by itself, so one that is cut off still tells about itself.
 */
const purges = new Map();
const positions = new Map();
const watchers = new Set();
const KEPT = 200;

export function watch(watcher) {
	listen();
	watchers.add(watcher);
	return () => watchers.delete(watcher);
}

/** When a POP had applied the purge of an article's revision: a time, or undefined if nobody here heard of it. */
export function appliedAt(pop, slug, revision) {
	for (const [offset, cause] of purges) {
		if (cause.slug === slug && cause.revision >= revision) {
			const reached = positions.get(pop)?.find((position) => position.offset >= offset);
			return reached?.at;
		}
	}
	return undefined;
}

function heardPurge(event) {
	const { offset, cause } = JSON.parse(event.data);
	if (cause) {
		purges.set(offset, cause);
		forgetOldest(purges);
		watchers.forEach((watcher) => watcher());
	}
}

function heardApplied(event) {
	const { offset, pop, appliedAt: at } = JSON.parse(event.data);
	const known = positions.get(pop) ?? [];
	if (!known.some((position) => position.offset === offset)) {
		positions.set(pop, [...known, { offset, at: Date.parse(at) }].toSorted((a, b) => a.offset - b.offset).slice(-KEPT));
		watchers.forEach((watcher) => watcher());
	}
}

function forgetOldest(map) {
	if (map.size > KEPT) {
		map.delete(map.keys().next().value);
	}
}

let listening = false;

function listen() {
	if (!listening) {
		listening = true;
		pops.forEach(connect);
	}
}

/** The browser reconnects by itself, unless the answer was an error. */
function connect(pop) {
	const source = new EventSource(new URL('/.edge/propagation', pop.gateway));
	source.addEventListener('purge', heardPurge);
	source.addEventListener('applied', heardApplied);
	source.addEventListener('error', () => {
		if (source.readyState === EventSource.CLOSED) {
			setTimeout(() => connect(pop), 3000);
		}
	});
}
