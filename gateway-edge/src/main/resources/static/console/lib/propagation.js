import { at, runningPops, topology } from './places.js';
import { store } from './store.js';

/**
 * Purges as they were applied, newest first:
 * { offset, keys, cause: { slug, revision }, committedAt, heardAt, applied: { lhr: { millis, instances } } }.
 * Every running POP is listened to, so one that is cut off from the others still tells about itself; what is told twice
 * counts once.
 */
export const purges = store([]);

/** State of each POP's stream by code: open or away. */
export const streams = store({});

const KEPT = 12;
const HIDDEN_GRACE_MILLIS = 30_000;
const sources = new Map();

function heardPurge(event) {
	const { offset, keys, cause, committedAt } = JSON.parse(event.data);
	change(offset, (purge) => ({ ...purge, keys, cause, committedAt }));
}

function heardApplied(event) {
	const { offset, pop, instance, millis } = JSON.parse(event.data);
	change(offset, (purge) => {
		const instances = { ...purge.applied[pop]?.instances, [instance ?? '']: millis };
		const slowest = Math.max(...Object.values(instances));
		return { ...purge, applied: { ...purge.applied, [pop]: { millis: slowest, instances } } };
	});
}

function change(offset, how) {
	const known = purges.value.find((purge) => purge.offset === offset) ?? {
		offset,
		keys: [],
		heardAt: Date.now(),
		applied: {},
	};
	const others = purges.value.filter((purge) => purge.offset !== offset);
	purges.set([how(known), ...others].toSorted((a, b) => b.offset - a.offset).slice(0, KEPT));
}

function listen(pop) {
	const source = new EventSource(at(pop, '/.edge/propagation'));
	source.addEventListener('purge', heardPurge);
	source.addEventListener('applied', heardApplied);
	source.addEventListener('open', () => streams.set({ ...streams.value, [pop.code]: 'open' }));
	source.addEventListener('error', () => lost(pop, source));
	sources.set(pop.code, source);
}

/** The browser reconnects by itself, unless the answer was an error: then we do. */
function lost(pop, source) {
	streams.set({ ...streams.value, [pop.code]: 'away' });
	if (source.readyState === EventSource.CLOSED) {
		setTimeout(() => {
			if (sources.get(pop.code) === source) {
				sources.delete(pop.code);
				listenToAll();
			}
		}, 3000);
	}
}

function listenToAll() {
	if (!document.hidden) {
		runningPops()
			.filter((pop) => !sources.has(pop.code))
			.forEach(listen);
	}
}

function hangUp() {
	sources.forEach((source) => source.close());
	sources.clear();
}

/** A browser has six connections to a host: a forgotten tab must not hold one for ever. */
let hangUpTimer;
document.addEventListener('visibilitychange', () => {
	clearTimeout(hangUpTimer);
	if (document.hidden) {
		hangUpTimer = setTimeout(hangUp, HIDDEN_GRACE_MILLIS);
	} else {
		listenToAll();
	}
});
topology.watch(listenToAll);
