package dev.edgewise.cms.content;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.edgewise.cms.outbox.ContentChange;
import dev.edgewise.cms.outbox.ContentChange.Action;
import dev.edgewise.cms.outbox.ContentChange.PurgeMode;

/**
 * Which cached answers a change makes untrue. Every answer that shows an article carries
 * its key, lists as well, so a new text or title needs that key alone. What may alter the
 * membership or order of a list also purges all lists; what makes a translation appear,
 * move or vanish also purges its siblings, which name it; a slug that comes to life
 * purges the memory of its absence. Readers must not see what was withdrawn or
 * restricted: those changes purge hard.
 */
final class ArticleChange {

	static final String LISTS = "articles";

	private ArticleChange() {
	}

	static ContentChange created(Article article, Collection<UUID> siblings, Instant at) {
		Set<String> keys = keys(article);
		keys.add(LISTS);
		keys.add(slugKey(article.slug()));
		siblings.forEach((sibling) -> keys.add(articleKey(sibling)));
		return change(article, article.revision(), Action.CREATED, keys, PurgeMode.SOFT, at);
	}

	static ContentChange updated(Article before, Article after, Collection<UUID> siblings, Instant at) {
		Set<String> keys = keys(after);
		boolean moved = !before.slug().equals(after.slug());
		boolean spoken = !before.language().equals(after.language());
		if (moved || spoken || listedDifferently(before, after)) {
			keys.add(LISTS);
		}
		if (moved) {
			keys.add(slugKey(after.slug()));
		}
		if (moved || spoken) {
			siblings.forEach((sibling) -> keys.add(articleKey(sibling)));
		}
		PurgeMode mode = (before.membersOnly() != after.membersOnly()) ? PurgeMode.HARD : PurgeMode.SOFT;
		return change(after, after.revision(), Action.UPDATED, keys, mode, at);
	}

	static ContentChange unpublished(Article article, Collection<UUID> siblings, Instant at) {
		Set<String> keys = keys(article);
		keys.add(LISTS);
		siblings.forEach((sibling) -> keys.add(articleKey(sibling)));
		return change(article, article.revision() + 1, Action.UNPUBLISHED, keys, PurgeMode.HARD, at);
	}

	static String articleKey(UUID id) {
		return "article:" + id;
	}

	static String slugKey(String slug) {
		return "slug:" + slug;
	}

	private static boolean listedDifferently(Article before, Article after) {
		return before.membersOnly() != after.membersOnly() || !before.section().equals(after.section())
				|| !before.tags().equals(after.tags()) || !before.author().equals(after.author());
	}

	private static Set<String> keys(Article article) {
		Set<String> keys = new LinkedHashSet<>();
		keys.add(articleKey(article.id()));
		return keys;
	}

	private static ContentChange change(Article article, long revision, Action action, Set<String> keys, PurgeMode mode,
			Instant at) {
		return new ContentChange(article.id().toString(), article.slug(), revision, action, List.copyOf(keys), mode,
				at);
	}

}
