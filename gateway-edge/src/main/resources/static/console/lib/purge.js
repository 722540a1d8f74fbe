import { askJson, getJson, UNCACHED } from './http.js';
import { store } from './store.js';

const PAUSE_MILLIS = 100;
const PATIENCE_MILLIS = 20_000;

/** The purge that is watched: { path, mode, offset, status, failure }; undefined before the first. */
export const watched = store(undefined);

/** Purges a path at every POP and follows it until all have applied it. Answers whether they did. */
export async function purge(path, mode) {
	watched.set({ path, mode });
	try {
		const { json } = await askJson('/.edge/purge', {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ urls: [path], mode }),
		});
		return await followed({ path, mode, offset: json.offset });
	} catch (failure) {
		watched.set({ ...watched.value, failure });
		return false;
	}
}

async function followed(purged) {
	const deadline = Date.now() + PATIENCE_MILLIS;
	for (;;) {
		const status = await getJson(`/.edge/purge/${purged.offset}`, UNCACHED);
		watched.set({ ...purged, status });
		if (status.applied || Date.now() > deadline) {
			return status.applied;
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
	}
}
