import { html } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { millis } from '../lib/format.js';
import { ask } from '../lib/http.js';
import { newestOnly } from '../lib/newest-only.js';
import { millisOf } from '../lib/server-timing.js';

/** The text as the nearest POP renders it, at every keystroke. A refused text leaves the last good picture standing. */
class MarkdownPreview extends EdgeElement {
	build() {
		this.heading = html('h3', { class: 'prose-title' });
		this.prose = html('div', { class: 'prose' });
		this.timing = html('span', { class: 'timing' });
		this.render = newestOnly((markdown) => this.fetch(markdown));
		this.sheet = html(
			'div',
			{ class: 'sheet', tabindex: 0, role: 'region', 'aria-label': 'Preview' },
			this.heading,
			this.prose,
		);
		this.replaceChildren(html('p', { class: 'label' }, 'Preview', this.timing), this.sheet);
	}

	show(title, markdown, language) {
		this.heading.textContent = title;
		this.sheet.lang = language ?? '';
		this.render(markdown);
	}

	async fetch(markdown) {
		try {
			const answer = await ask('/render', {
				method: 'POST',
				headers: { 'Content-Type': 'text/markdown' },
				body: markdown,
			});
			this.put(answer.text);
			const rendering = millisOf(answer.timings, 'render');
			this.timing.textContent = `${rendering === undefined ? '' : `rendered in ${millis(rendering)}, `}seen after ${millis(answer.waited)}`;
			this.classList.remove('refused');
		} catch (failure) {
			this.timing.textContent = failure.status ? failure.message : 'the renderer does not answer';
			this.classList.add('refused');
		}
	}

	/** The edge sends sanitised HTML; parsed apart like this, even a script would not run. */
	put(markup) {
		const parsed = new DOMParser().parseFromString(markup, 'text/html');
		this.prose.replaceChildren(...parsed.body.childNodes);
	}
}

customElements.define('markdown-preview', MarkdownPreview);
