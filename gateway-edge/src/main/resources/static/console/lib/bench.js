import { ask } from './http.js';
import { at } from './places.js';
import { store } from './store.js';

const KEPT = 14;

/** What is being looked at: { path, pops: [pop, pop] }; undefined until the topology is known. */
export const bench = store(undefined);

/** Rounds of asking, oldest first: [{ path, answers: { lhr: { waited, kind, answer } } }]. */
export const rounds = store([]);

/** Asks both POPs at once, as two readers would whom nobody knows, and keeps what they said. */
export async function askBoth() {
	const { path, pops } = bench.value;
	const said = await Promise.all(
		pops.map(async (pop) => {
			try {
				const answer = await ask(at(pop, path), { credentials: 'omit' });
				return [pop.code, { answer, waited: answer.waited, kind: answer.cache.kind }];
			} catch (failure) {
				return [pop.code, { failure, waited: 0, kind: 'failed' }];
			}
		}),
	);
	rounds.set([...rounds.value, { path, answers: Object.fromEntries(said) }].slice(-KEPT));
}

/** A round that belongs to another page or other POPs is not comparable. */
export function look(path, pops) {
	const same = bench.value?.path === path && bench.value.pops.every((pop, index) => pop.code === pops[index].code);
	bench.set({ path, pops });
	if (!same) {
		rounds.set([]);
	}
}
