import { every } from './every.js';
import { getJson, UNCACHED } from './http.js';
import { store } from './store.js';

/** This POP as it describes itself ({ code, city, health, missing, ... }); undefined until known, `down` when silent. */
export const here = store(undefined);

/** The topology ({ here, core, pops, distanceEmulated }), undefined until known. */
export const topology = store(undefined);

/** Health of the other POPs by code: { lhr: { health, missing } }. */
export const neighbours = store({});

const PAUSE_MILLIS = 5000;
const TOPOLOGY_LIFETIME_MILLIS = 60_000;
let topologyAge = -Infinity;

/** The POPs that run, this one first. */
export function runningPops() {
	const pops = topology.value?.pops.filter((pop) => pop.enabled) ?? [];
	return pops.toSorted((a, b) => isHere(b) - isHere(a));
}

export function isHere(pop) {
	return pop.code === topology.value?.here;
}

/** The address of a path at a POP; relative at this one, which keeps the session's cookie. */
export function at(pop, path) {
	return isHere(pop) ? path : new URL(path, pop.gateway).href;
}

export function cityOf(code) {
	return topology.value?.pops.find((pop) => pop.code === code)?.city ?? code;
}

async function lookAround() {
	const others = runningPops().filter((pop) => !isHere(pop));
	const found = await Promise.all(others.map(async (pop) => [pop.code, await describe(pop)]));
	setIfChanged(neighbours, Object.fromEntries(found));
}

function describe(pop) {
	return getJson(at(pop, '/.edge/pop'), { ...UNCACHED, signal: AbortSignal.timeout(4000) }).catch(() => ({
		health: 'down',
		missing: [],
	}));
}

/** Called by whoever has just asked this POP about itself, so that it is not asked twice. */
export function heardFromHere(description) {
	here.set(description);
}

async function refreshTopology() {
	if (performance.now() - topologyAge > TOPOLOGY_LIFETIME_MILLIS) {
		setIfChanged(topology, await getJson('/.edge/topology', UNCACHED));
		topologyAge = performance.now();
	}
}

/** Spares the watchers, and whoever has the focus in what they draw, when nothing is new. */
function setIfChanged(target, value) {
	if (JSON.stringify(target.value) !== JSON.stringify(value)) {
		target.set(value);
	}
}

every(PAUSE_MILLIS, async () => {
	await refreshTopology();
	await lookAround();
});
