/** Keeps an unpublished text in this tab, so that signing in again or a reload loses nothing. */
const key = (slug) => `edgewise.draft.${slug}`;

export function keepDraft(slug, draft) {
	attempt(() => sessionStorage.setItem(key(slug), JSON.stringify(draft)));
}

export function takeDraft(slug) {
	return attempt(() => JSON.parse(sessionStorage.getItem(key(slug)) ?? 'null'));
}

export function dropDraft(slug) {
	attempt(() => sessionStorage.removeItem(key(slug)));
}

/** Storage may be full or forbidden; a draft is a convenience then not given. */
function attempt(action) {
	try {
		return action();
	} catch {
		return null;
	}
}
