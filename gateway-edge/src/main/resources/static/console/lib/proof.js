import { apiPath, pagePath } from './articles.js';
import { ask, getJson } from './http.js';
import { at } from './places.js';

const PATIENCE_MILLIS = 10_000;
const PAUSE_MILLIS = 200;

/**
 * Fetches an article's page again at a POP until it shows the wanted revision, which stands in the page's `provenance`
 * list; where it does not, the POP's API is believed.
 * Answers { shown, where }: the revision seen last, and a word for where if not on the page. Throws when the POP does
 * not answer.
 */
export async function shownAt(pop, slug, revision) {
	const deadline = Date.now() + PATIENCE_MILLIS;
	for (;;) {
		const seen = await revisionAt(pop, slug);
		if (seen.shown >= revision || Date.now() > deadline) {
			return seen;
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
	}
}

async function revisionAt(pop, slug) {
	const page = await ask(at(pop, pagePath(slug)));
	const shown = revisionIn(page.text);
	if (shown !== undefined) {
		return { shown, where: '' };
	}
	const article = await getJson(at(pop, apiPath(slug)));
	return { shown: article.revision, where: 'API ' };
}

function revisionIn(page) {
	const document = new DOMParser().parseFromString(page, 'text/html');
	const terms = [...document.querySelectorAll('.provenance dt')];
	const value = terms.find((term) => term.textContent.trim() === 'Revision')?.nextElementSibling?.textContent;
	return /^\s*\d+\s*$/.test(value ?? '') ? Number(value) : undefined;
}
