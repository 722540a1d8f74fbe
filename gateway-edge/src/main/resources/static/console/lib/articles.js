import { askJson, getJson } from './http.js';
import { store } from './store.js';

const API = '/api/content/articles';
const SIZE = 50;

/** { items, total } as this POP knows them; { failed } when it could not say; undefined until known. */
export const articles = store(undefined);

export async function loadArticles() {
	try {
		const { items, total } = await getJson(`${API}?size=${SIZE}`);
		articles.set({ items, total });
	} catch (failure) {
		articles.set({ items: [], total: 0, failed: failure });
	}
}

export function apiPath(slug) {
	return `${API}/${encodeURIComponent(slug)}`;
}

export function pagePath(slug) {
	return `/articles/${encodeURIComponent(slug)}`;
}

/** The article as the core has it now, so that editing starts from the newest revision. */
export function newest(slug) {
	return getJson(apiPath(slug), { headers: { 'Cache-Control': 'no-cache' } });
}

/** Publishes a changed article; answers { article, waited } or throws Problem. */
export async function publish(slug, article) {
	const answer = await askJson(apiPath(slug), {
		method: 'PUT',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(article),
	});
	return { article: answer.json, waited: answer.waited };
}

loadArticles();
