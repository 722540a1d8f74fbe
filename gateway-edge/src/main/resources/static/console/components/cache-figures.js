import { html } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { every } from '../lib/every.js';
import { bytes, count } from '../lib/format.js';
import { getJson, UNCACHED } from '../lib/http.js';

const PAUSE_MILLIS = 5000;

/** What this POP's cache holds and has done, from /.edge/cache. */
class CacheFigures extends EdgeElement {
	build() {
		this.list = html('dl', { class: 'figures' });
		this.replaceChildren(this.list);
	}

	connected() {
		this.follow(every(PAUSE_MILLIS, async () => this.show(await getJson('/.edge/cache', UNCACHED))));
	}

	show(cache) {
		const asked = cache.hits + cache.misses;
		this.list.replaceChildren(
			...[
				['Answered from memory', asked === 0 ? '–' : `${Math.floor((cache.hits / asked) * 100)} %`],
				['Entries', `${count(cache.entries)}, ${bytes(cache.bytes)}`],
				['Purges applied', count(cache.purges)],
				['Purge log', cache.feed === 'live' ? `live at ${count(cache.position?.offset)}` : 'away: entries revalidate'],
				['Second level', cache.redis === 'up' ? 'Redis, within reach' : 'Redis, out of reach'],
			].map(([name, value]) => html('div', {}, html('dt', {}, name), html('dd', {}, value))),
		);
	}
}

customElements.define('cache-figures', CacheFigures);
