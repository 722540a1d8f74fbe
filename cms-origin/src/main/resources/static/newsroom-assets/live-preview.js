import { newestOnly } from './newest-only.js';
import { chosenPop, choosePop, html, millis, pops } from './places.js';

/**
 * The text of a field as the chosen POP renders it, at every keystroke. The browser asks the gateway itself: by way of the
 * core each keystroke would travel twice. A refused text leaves the last good picture standing.
 */
class LivePreview extends HTMLElement {
	connectedCallback() {
		this.field = document.getElementById(this.getAttribute('for'));
		this.titleField = document.getElementById(this.getAttribute('titled'));
		this.heading = html('p', { class: 'prose-title' });
		this.prose = html('div', { class: 'prose' });
		this.note = html('p', { class: 'note', role: 'status' });
		const choice = html(
			'select',
			{ 'aria-label': 'Rendered by' },
			...pops.map((pop) => html('option', { value: pop.code, '.selected': pop === chosenPop() }, pop.city)),
		);
		this.replaceChildren(
			html('div', { class: 'label' }, html('span', {}, 'Preview at'), choice),
			html('div', { class: 'sheet', tabindex: '0', role: 'region', 'aria-label': 'Preview' }, this.heading, this.prose),
			this.note,
		);
		this.render = newestOnly((markdown) => this.ask(markdown));
		this.listener = new AbortController();
		const { signal } = this.listener;
		choice.addEventListener('change', () => {
			choosePop(choice.value);
			this.show();
		});
		this.field.addEventListener('input', () => this.show(), { signal });
		this.titleField.addEventListener('input', () => this.show(), { signal });
		this.show();
	}

	disconnectedCallback() {
		this.listener.abort();
	}

	show() {
		this.heading.textContent = this.titleField.value;
		this.render(this.field.value);
	}

	async ask(markdown) {
		const started = performance.now();
		const pop = chosenPop();
		try {
			const answer = await fetch(new URL('/render', pop.gateway), {
				method: 'POST',
				headers: { 'Content-Type': 'text/markdown', Accept: 'text/html' },
				body: markdown,
				credentials: 'omit',
				signal: AbortSignal.timeout(5000),
			});
			if (answer.ok) {
				this.put(await answer.text());
				this.tell(`${pop.city}, ${millis(performance.now() - started)}`, false);
			} else {
				this.tell((await answer.json().catch(() => ({}))).detail ?? `${pop.city} answers ${answer.status}`, true);
			}
		} catch {
			this.tell(`${pop.city} does not answer; your text is safe here.`, true);
		}
	}

	/** The edge sends sanitised HTML; parsed apart like this, even a script would not run. */
	put(markup) {
		const parsed = new DOMParser().parseFromString(markup, 'text/html');
		this.prose.replaceChildren(...parsed.body.childNodes);
	}

	tell(text, refused) {
		this.note.textContent = text;
		this.classList.toggle('refused', refused);
	}
}

customElements.define('live-preview', LivePreview);
