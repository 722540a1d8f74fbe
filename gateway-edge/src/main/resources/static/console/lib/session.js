import { every } from './every.js';
import { getJson, UNCACHED } from './http.js';
import { store } from './store.js';

/** Comes back to the page that is open. */
export const SIGN_IN = `/session/login?return_to=${encodeURIComponent(location.pathname)}`;

/** Who is signed in at this POP; undefined until known. */
export const session = store(undefined);

export function isEditor(viewer) {
	return Boolean(viewer?.signedIn && viewer.roles?.includes('editor'));
}

export async function refreshSession() {
	session.set(await getJson('/session', UNCACHED).catch(() => ({ signedIn: false })));
}

/** Signs out here, and at the issuer: else the next sign-in would not ask who it is. */
export async function signOut() {
	const { endSession } = await getJson('/session/logout', { method: 'POST' });
	if (endSession) {
		location.assign(endSession);
	} else {
		await refreshSession();
	}
}

every(60_000, refreshSession);
