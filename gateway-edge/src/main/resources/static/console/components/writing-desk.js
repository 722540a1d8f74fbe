import { articles, newest, publish } from '../lib/articles.js';
import { html } from '../lib/dom.js';
import { dropDraft, keepDraft, takeDraft } from '../lib/draft.js';
import { EdgeElement } from '../lib/edge-element.js';
import { millis } from '../lib/format.js';
import { explain } from '../lib/refusal.js';
import { purges } from '../lib/propagation.js';
import { isEditor, session } from '../lib/session.js';
import { signInHint } from '../lib/sign-in-hint.js';
import './markdown-preview.js';

/** Write with the preview of this POP; publish to the core for those who may. Unpublished text stays in the tab. */
class WritingDesk extends EdgeElement {
	build() {
		this.picker = html('select', { id: 'desk-article', change: () => this.open(this.picker.value) });
		this.titleField = html('input', {
			id: 'desk-title',
			autocomplete: 'off',
			maxlength: 200,
			input: () => this.typed(),
		});
		this.body = html('textarea', { id: 'desk-body', spellcheck: 'true', rows: 18, input: () => this.typed() });
		this.preview = html('markdown-preview', {});
		this.button = html('button', { type: 'submit', class: 'primary' }, 'Publish');
		this.state = html('p', { class: 'state', role: 'status' });
		this.refusal = html('div', { class: 'refusal', role: 'alert' });
		this.hint = html('div', { class: 'hint' });
		this.replaceChildren(
			this.hint,
			html(
				'form',
				{ class: 'desk', submit: (event) => this.submit(event) },
				html(
					'div',
					{ class: 'fields' },
					html('div', { class: 'field' }, html('label', { for: 'desk-article' }, 'Article'), this.picker),
					html('div', { class: 'field' }, html('label', { for: 'desk-title' }, 'Title'), this.titleField),
				),
				html(
					'div',
					{ class: 'panes' },
					html('div', { class: 'field pane' }, html('label', { for: 'desk-body' }, 'Markdown'), this.body),
					this.preview,
				),
				this.refusal,
				html('div', { class: 'actions' }, this.button, this.state),
			),
		);
	}

	connected() {
		this.follow(
			articles.watch((known) => this.offer(known)),
			session.watch((viewer) => this.admit(viewer)),
			purges.watch((all) => this.overtaken(all)),
		);
	}

	offer(known) {
		if (!known || known.items.length === 0) {
			return;
		}
		const chosen = this.article?.slug ?? known.items.find((item) => !item.membersOnly)?.slug;
		this.picker.replaceChildren(
			...known.items.map((item) =>
				html(
					'option',
					{ value: item.slug, disabled: item.membersOnly, selected: item.slug === chosen },
					item.membersOnly ? `${item.title} (members only: not editable here)` : item.title,
				),
			),
		);
		if (!this.article && chosen) {
			this.open(chosen);
		}
	}

	/** Someone else published what is open here: an unchanged text follows, a changed one is the writer's to decide on. */
	overtaken([newestPurge]) {
		const { slug, revision } = newestPurge?.cause ?? {};
		if (slug && slug === this.article?.slug && revision > this.revision && !this.publishing) {
			takeDraft(slug)
				? this.say(`Revision ${revision} was published meanwhile; yours starts from ${this.revision}`)
				: this.open(slug);
		}
	}

	admit(viewer) {
		if (viewer) {
			this.button.disabled = !isEditor(viewer);
			this.hint.replaceChildren(...signInHint(viewer));
		}
	}

	async open(slug) {
		this.refusal.replaceChildren();
		try {
			this.load(await newest(slug), takeDraft(slug));
		} catch (failure) {
			this.refusal.replaceChildren(html('p', {}, `The article could not be opened: ${explain(failure).text}`));
		}
	}

	load(article, draft) {
		this.article = article;
		this.revision = draft?.revision ?? article.revision;
		this.titleField.value = draft?.title ?? article.title;
		this.body.value = draft?.body ?? article.body;
		this.titleField.lang = this.body.lang = article.language;
		this.body.readOnly = this.titleField.readOnly = Boolean(article.truncated);
		this.say(draft ? `Your unpublished text on revision ${this.revision}` : `Revision ${article.revision}`);
		this.show();
	}

	typed() {
		if (this.article) {
			keepDraft(this.article.slug, { title: this.titleField.value, body: this.body.value, revision: this.revision });
			this.say(`Changed since revision ${this.revision}`);
		}
		this.show();
	}

	show() {
		this.preview.show(this.titleField.value, this.body.value, this.article?.language);
	}

	async submit(event) {
		event.preventDefault();
		if (this.publishing || !this.article || this.article.truncated || !isEditor(session.value)) {
			return;
		}
		this.publishing = this.button.disabled = true;
		this.refusal.replaceChildren();
		this.say('Publishing');
		await this.send();
		this.publishing = false;
		this.button.disabled = !isEditor(session.value);
	}

	async send() {
		const { slug, author, tags, section, language, membersOnly } = this.article;
		const sent = { title: this.titleField.value, body: this.body.value };
		try {
			const { article, waited } = await publish(slug, {
				...sent,
				author,
				tags,
				section,
				language,
				membersOnly,
				revision: this.revision,
			});
			this.published(slug, article, sent, waited);
		} catch (failure) {
			this.refuse(failure);
		}
	}

	/** What was typed while the answer was on its way stays, as a change of the new revision. */
	published(slug, article, sent, waited) {
		if (this.article.slug === slug) {
			this.article = article;
			this.revision = article.revision;
			dropDraft(slug);
			this.say(`Revision ${article.revision} is committed; the core answered after ${millis(waited)}`);
			if (this.body.value !== sent.body || this.titleField.value !== sent.title) {
				this.typed();
			}
		}
	}

	refuse(failure) {
		const { text, fields, stale, signIn } = explain(failure);
		this.say('Not published. Your text is still here.');
		this.refusal.replaceChildren(
			html('p', {}, text),
			fields.length > 0
				? html(
						'ul',
						{},
						fields.map(({ field, message }) => html('li', {}, html('strong', {}, field), ` ${message}`)),
					)
				: '',
			stale ? this.waysOut() : '',
			signIn ? html('p', {}, html('a', { href: signIn }, 'Sign in')) : '',
		);
	}

	waysOut() {
		return html(
			'p',
			{ class: 'ways-out' },
			html('button', { type: 'button', click: () => this.rebase() }, 'Keep my text, on top of theirs'),
			html('button', { type: 'button', class: 'quiet', click: () => this.discard() }, 'Load theirs'),
		);
	}

	async rebase() {
		const slug = this.article.slug;
		keepDraft(slug, { title: this.titleField.value, body: this.body.value, revision: (await newest(slug)).revision });
		await this.open(slug);
		this.button.focus();
	}

	discard() {
		dropDraft(this.article.slug);
		this.open(this.article.slug);
		this.body.focus();
	}

	say(words) {
		this.state.textContent = words;
	}
}

customElements.define('writing-desk', WritingDesk);
