package dev.edgewise.cms.content;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.edgewise.cms.outbox.ContentChange;
import dev.edgewise.cms.outbox.ContentChange.Action;
import dev.edgewise.cms.outbox.ContentChange.PurgeMode;
import dev.edgewise.cms.taxonomy.TermName;
import org.jspecify.annotations.Nullable;

/**
 * Which cached answers a change makes untrue, judged by what readers could see before and
 * after: nothing changes for them when neither was live. Every answer that shows an
 * article carries its key, lists as well, so those need no key of their own unless the
 * article enters or leaves them. Readers must not see what was withdrawn or restricted:
 * those changes purge hard.
 */
final class ArticleChange {

	private ArticleChange() {
	}

	/**
	 * What to tell the caches, if anything.
	 * @param before the article as it was, null if it is new
	 * @param after the article as it is, null if it was deleted
	 * @param siblings its translations
	 */
	static Optional<ContentChange> of(@Nullable Article before, @Nullable Article after, Collection<UUID> siblings,
			Instant at) {
		Article seen = (before != null && before.isLive()) ? before : null;
		Article shown = (after != null && after.isLive()) ? after : null;
		if (shown == null) {
			return Optional.ofNullable(seen).map((gone) -> withdrawn(gone, after, siblings, at));
		}
		return Optional.of((seen != null) ? updated(seen, shown, siblings, at) : created(shown, siblings, at));
	}

	private static ContentChange created(Article article, Collection<UUID> siblings, Instant at) {
		Set<String> keys = keys(article, siblings);
		keys.add(ContentKeys.slug(article.slug()));
		keys.addAll(ContentKeys.lists(article));
		keys.addAll(termKeys(terms(article)));
		return change(article, article.revision(), Action.CREATED, keys, PurgeMode.SOFT, at);
	}

	private static ContentChange withdrawn(Article article, @Nullable Article after, Collection<UUID> siblings,
			Instant at) {
		Set<String> keys = keys(article, siblings);
		keys.add(ContentKeys.item(article.id()));
		keys.addAll(ContentKeys.lists(article));
		keys.addAll(termKeys(terms(article)));
		long revision = (after != null) ? after.revision() : article.revision() + 1;
		return change(article, revision, Action.UNPUBLISHED, keys, PurgeMode.HARD, at);
	}

	private static ContentChange updated(Article before, Article after, Collection<UUID> siblings, Instant at) {
		boolean moved = !before.slug().equals(after.slug());
		boolean spoken = !before.language().equals(after.language());
		Set<String> keys = keys(after, (moved || spoken) ? siblings : List.of());
		if (!ArticleSummary.of(before).sameItemAs(ArticleSummary.of(after))) {
			keys.add(ContentKeys.item(after.id()));
		}
		keys.addAll(difference(ContentKeys.lists(before), ContentKeys.lists(after)));
		if (moved) {
			keys.add(ContentKeys.slug(after.slug()));
		}
		keys.addAll(termKeys(difference(terms(before), terms(after))));
		PurgeMode mode = (before.membersOnly() != after.membersOnly()) ? PurgeMode.HARD : PurgeMode.SOFT;
		return change(after, after.revision(), Action.UPDATED, keys, mode, at);
	}

	/** Keys of the lists that show it to readers. */
	static Set<String> lists(@Nullable Article article) {
		return (article != null && article.isLive()) ? ContentKeys.lists(article) : Set.of();
	}

	static Set<TermName> terms(Article article) {
		return Stream
			.concat(Stream.of(TermName.section(article.section()), TermName.author(article.author())),
					article.tags().stream().map(TermName::tag))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** A term's answer tells how many articles it has, and so does the list of terms. */
	private static List<String> termKeys(Set<TermName> terms) {
		return terms.stream().flatMap((term) -> Stream.of(term.key(), term.kind().plural())).distinct().toList();
	}

	private static <T> Set<T> difference(Set<T> one, Set<T> other) {
		return Stream.concat(one.stream(), other.stream())
			.filter((element) -> !(one.contains(element) && other.contains(element)))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** An article's answer names its translations. */
	private static Set<String> keys(Article article, Collection<UUID> siblings) {
		Set<String> keys = new LinkedHashSet<>();
		keys.add(ContentKeys.article(article.id()));
		siblings.forEach((sibling) -> keys.add(ContentKeys.article(sibling)));
		return keys;
	}

	private static ContentChange change(Article article, long revision, Action action, Set<String> keys, PurgeMode mode,
			Instant at) {
		return new ContentChange("article", article.id().toString(), article.slug(), revision, action,
				List.copyOf(keys), mode, at);
	}

}
