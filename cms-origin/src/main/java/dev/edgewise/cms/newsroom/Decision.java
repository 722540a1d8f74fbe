package dev.edgewise.cms.newsroom;

import java.time.Instant;
import java.util.Optional;

import dev.edgewise.cms.content.Article;
import dev.edgewise.cms.content.Newsroom;
import org.jspecify.annotations.Nullable;

/**
 * What an editor decides about an article.
 *
 * @param what publish, withdraw, schedule, embargo, free, restore or delete
 * @param revision the one that was looked at
 * @param from a time, where one is needed
 * @param until another
 * @param restored the revision to bring back
 */
record Decision(@Nullable String what, @Nullable Long revision, @Nullable String from, @Nullable String until,
		@Nullable Long restored) {

	/**
	 * Nothing is left of an article that was deleted.
	 * @throws IllegalArgumentException if the decision makes no sense; the message says
	 * why
	 */
	Optional<Article> carryOut(Newsroom newsroom, String by, String slug) {
		return switch (String.valueOf(this.what)) {
			case "publish" -> Optional.of(newsroom.release(by, slug, base()));
			case "withdraw" -> Optional.of(newsroom.withdraw(by, slug, base()));
			case "schedule" -> Optional.of(schedule(newsroom, by, slug));
			case "embargo" -> Optional.of(newsroom.embargo(by, slug, base(), required(this.until)));
			case "free" -> Optional.of(newsroom.embargo(by, slug, base(), null));
			case "restore" -> Optional.of(newsroom.restore(by, slug, base(), number(this.restored)));
			case "delete" -> {
				newsroom.delete(by, slug, base());
				yield Optional.empty();
			}
			default -> throw new IllegalArgumentException("There is no such decision.");
		};
	}

	private Article schedule(Newsroom newsroom, String by, String slug) {
		Instant begin = Moments.parse(this.from);
		Instant end = Moments.parse(this.until);
		if (begin != null && end != null && !begin.isBefore(end)) {
			throw new IllegalArgumentException("The end must be after the beginning.");
		}
		return newsroom.schedule(by, slug, base(), begin, end);
	}

	private long base() {
		return number(this.revision);
	}

	private static long number(@Nullable Long field) {
		if (field == null) {
			throw new IllegalArgumentException("A revision is missing.");
		}
		return field;
	}

	private static Instant required(@Nullable String field) {
		Instant time = Moments.parse(field);
		if (time == null) {
			throw new IllegalArgumentException("Say until when.");
		}
		return time;
	}

}
