import { every } from './every.js';
import { ask, getJson, UNCACHED } from './http.js';
import { store } from './store.js';

export const SIGN_IN = '/session/login?return_to=/';

/** Who is signed in at this POP; undefined until known. */
export const session = store(undefined);

export function isEditor(viewer) {
	return Boolean(viewer?.signedIn && viewer.roles?.includes('editor'));
}

export async function refreshSession() {
	session.set(await getJson('/session', UNCACHED).catch(() => ({ signedIn: false })));
}

export async function signOut() {
	await ask('/session/logout', { method: 'POST' });
	await refreshSession();
}

every(60_000, refreshSession);
