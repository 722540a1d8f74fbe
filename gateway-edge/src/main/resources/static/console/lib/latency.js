import { every } from './every.js';
import { askJson, UNCACHED } from './http.js';
import { heardFromHere, here } from './places.js';
import { millisOf } from './server-timing.js';
import { series } from './series.js';
import { store } from './store.js';

/** What a reader far from a laptop would have: typical figures, not measured ones. */
export const EMULATED = { edgeToIsp: 17, ispToClient: 3 };

/** Milliseconds from this browser to the edge and back. */
export const clientToEdge = store(series());

/** Milliseconds from the edge to the core and back. */
export const edgeToCore = store(series());

/** How much of the last edgeToCore figure is emulated distance; undefined when the edge did not say. */
export const emulatedDistance = store(undefined);

const EDGE_PAUSE_MILLIS = 2500;
const CORE_PAUSE_MILLIS = 5000;

/** Measures while anybody watches and the tab is visible; returns how to stop. */
export function measure() {
	const stops = [every(EDGE_PAUSE_MILLIS, probeEdge), every(CORE_PAUSE_MILLIS, probeCore)];
	return () => stops.forEach((stop) => stop());
}

async function probeEdge() {
	try {
		const answer = await askJson('/.edge/pop', { ...UNCACHED, signal: AbortSignal.timeout(4000) });
		heardFromHere(answer.json);
		clientToEdge.set(clientToEdge.value.with(await networkMillis('/.edge/pop', answer.waited)));
	} catch {
		heardFromHere({ ...here.value, health: 'down', missing: [] });
		clientToEdge.set(clientToEdge.value.with(undefined));
	}
}

/** Asks for something no cache may answer, and takes the edge's word for how long the core took. */
async function probeCore() {
	try {
		const answer = await askJson('/api/content/articles?size=1', { headers: { 'Cache-Control': 'no-cache' } });
		const distance = millisOf(answer.timings, 'distance');
		emulatedDistance.set(distance);
		edgeToCore.set(edgeToCore.value.with(originMillis(millisOf(answer.timings, 'origin'), distance)));
	} catch {
		edgeToCore.set(edgeToCore.value.with(undefined));
	}
}

/** `origin` is the core's own share and does not contain the distance to it. */
function originMillis(origin, distance = 0) {
	return origin === undefined ? undefined : origin + distance;
}

/** Request to first byte by the browser's own clock, which leaves out the script's share; else what the script saw. */
async function networkMillis(path, fallback) {
	await new Promise((resolve) => setTimeout(resolve));
	const entry = performance.getEntriesByName(new URL(path, location.href).href, 'resource').at(-1);
	performance.clearResourceTimings();
	const measured = entry ? entry.responseStart - entry.requestStart : 0;
	return measured > 0 ? measured : fallback;
}
