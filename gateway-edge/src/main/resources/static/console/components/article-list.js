import { articles, loadArticles, pagePath } from '../lib/articles.js';
import { html, spoken } from '../lib/dom.js';
import { EdgeElement } from '../lib/edge-element.js';
import { day, language } from '../lib/format.js';
import { at, cityOf, runningPops, topology } from '../lib/places.js';
import { purges } from '../lib/propagation.js';
import './ask-pops.js';

const SHOWN_AT_FIRST = 6;

/** The articles as this POP knows them, each readable and askable at every POP. */
class ArticleList extends EdgeElement {
	build() {
		this.list = html('ol', { class: 'articles' });
		this.more = html('button', { type: 'button', class: 'quiet more', hidden: true, click: () => this.showAll() });
		this.trouble = html('p', { role: 'alert', class: 'trouble', hidden: true });
		this.replaceChildren(this.trouble, this.list, this.more);
	}

	connected() {
		this.follow(
			articles.watch(() => this.show()),
			topology.watch(() => this.show()),
			purges.watch((all) => this.reload(all)),
		);
	}

	show() {
		const known = articles.value;
		if (!known || !topology.value) {
			return;
		}
		this.trouble.hidden = !known.failed;
		this.trouble.replaceChildren(
			'This POP could not list the articles. ',
			html('button', { type: 'button', class: 'quiet', click: loadArticles }, 'Try again'),
		);
		this.update(this.all ? known.items : known.items.slice(0, SHOWN_AT_FIRST));
		this.more.hidden = this.all || known.items.length <= SHOWN_AT_FIRST;
		this.more.textContent = `Show all ${known.items.length} articles`;
	}

	/** Lists again once this POP has dropped what was purged. */
	reload(all) {
		const applied = all.find((purge) => purge.applied[topology.value?.here])?.offset ?? -1;
		if (applied > (this.applied ?? -1)) {
			loadArticles();
		}
		this.applied = Math.max(applied, this.applied ?? -1);
	}

	/** Leaves rows that have not changed alone: they may hold answers someone is reading. */
	update(items) {
		const rows = new Map([...this.list.children].map((row) => [row.dataset.key, row]));
		this.list.replaceChildren(
			...items.map((item) => {
				const key = `${item.slug}@${item.revision}/${runningPops().length}`;
				return rows.get(key) ?? this.row(item, key);
			}),
		);
	}

	showAll() {
		this.all = true;
		this.show();
		this.list.children[SHOWN_AT_FIRST].querySelector('a').focus();
	}

	row(article, key) {
		return html(
			'li',
			{ 'data-key': key },
			html(
				'article',
				{},
				html(
					'p',
					{ class: 'eyebrow' },
					[article.section, language(article.language), article.membersOnly && 'members'].filter(Boolean).join(' · '),
				),
				html('h3', {}, html('a', { href: pagePath(article.slug), lang: article.language }, article.title)),
				html('p', { class: 'teaser', lang: article.language }, article.teaser),
				html('p', { class: 'meta' }, `${article.author}, ${day(article.updatedAt)}, revision ${article.revision}`),
			),
			html(
				'div',
				{ class: 'read' },
				html('span', { class: 'eyebrow', 'aria-hidden': 'true' }, 'Read at'),
				runningPops().map((pop) =>
					html(
						'a',
						{ class: 'chip', href: at(pop, pagePath(article.slug)) },
						pop.code,
						spoken(`: read ${article.title} at ${cityOf(pop.code)}`),
					),
				),
			),
			html('ask-pops', { slug: article.slug, name: article.title }),
		);
	}
}

customElements.define('article-list', ArticleList);
