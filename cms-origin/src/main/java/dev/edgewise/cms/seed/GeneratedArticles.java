package dev.edgewise.cms.seed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.edgewise.cms.content.Manuscript;

/**
 * Articles to try the core's size with: the same number always yields the same article.
 * Words are as unequally frequent as in a language, so that searches find much or little.
 */
final class GeneratedArticles {

	private static final List<String> SYLLABLES = List.of("ka", "lo", "mer", "ti", "ran", "se", "vo", "del", "pri",
			"mun", "ta", "ber", "ciel", "nor", "fa", "gis");

	private static final List<String> SECTIONS = List.of("architecture", "cache", "consistency", "identity", "latency",
			"messaging", "operations", "principles");

	private static final int TAGS = 40;

	private static final int AUTHORS = 50;

	private static final int VOCABULARY = 3000;

	private static final int WORDS = 400;

	private GeneratedArticles() {
	}

	static Manuscript article(int number) {
		Random random = new Random(number);
		String language = List.of("en", "en", "en", "de", "fr").get(number % 5);
		String title = "Report %d: %s".formatted(number, words(random, 5));
		String body = IntStream.range(0, WORDS / 80)
			.mapToObj((paragraph) -> "## %s%n%n%s.".formatted(words(random, 3), words(random, 77)))
			.collect(Collectors.joining("\n\n"));
		List<String> tags = random.ints(3, 0, TAGS).distinct().mapToObj((tag) -> "topic-" + tag).toList();
		return new Manuscript(slug(number), title, words(random, 20) + ".", body, "Author " + random.nextInt(AUTHORS),
				tags, SECTIONS.get(random.nextInt(SECTIONS.size())), language, number % 20 == 0, null);
	}

	static String slug(int number) {
		return "report-" + number;
	}

	/** One a quarter of an hour, going back in time. */
	static Instant published(int number) {
		return Instant.parse("2026-09-01T00:00:00Z").minus(15L * number, ChronoUnit.MINUTES);
	}

	private static String words(Random random, int count) {
		return IntStream.range(0, count).mapToObj((index) -> word(random)).collect(Collectors.joining(" "));
	}

	/** The square makes low numbers frequent. */
	private static String word(Random random) {
		double chance = random.nextDouble();
		int rank = (int) (chance * chance * VOCABULARY);
		int size = SYLLABLES.size();
		return SYLLABLES.get(rank % size) + SYLLABLES.get(rank / size % size) + SYLLABLES.get(rank / size / size);
	}

}
