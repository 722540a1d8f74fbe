package dev.edgewise.cache.simulation;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.edgewise.cache.ClientCondition;
import dev.edgewise.cache.Messages;
import dev.edgewise.cache.purge.PurgePosition;

/**
 * Puts each page together from those of its articles, which it asks of the cache behind
 * it: the keys of all, the lowest position of all.
 */
record Composer(Upstream parts) implements Upstream {

	@Override
	public void get(String page, HttpHeaders request, Consumer<Answer> client) {
		List<String> articles = Newsroom.PAGES.get(page).stream().sorted().toList();
		List<Answer> answers = new ArrayList<>();
		for (String article : articles) {
			this.parts.get('/' + article, Messages.fields(), (answer) -> {
				answers.add(answer);
				if (answers.size() == articles.size()) {
					client.accept(compose(articles, answers, request));
				}
			});
		}
	}

	private static Answer compose(List<String> keys, List<Answer> parts, HttpHeaders request) {
		if (parts.stream().anyMatch((part) -> part.status() != 200)) {
			return new Answer(503, Messages.fields(), "");
		}
		String body = String.join(" ", parts.stream().map(Answer::body).collect(Collectors.toCollection(TreeSet::new)));
		List<String> lines = new ArrayList<>(List.of("CDN-Cache-Control: max-age=86400, stale-if-error=86400",
				"ETag: \"" + body + "\"", "Surrogate-Key: " + String.join(" ", keys)));
		parts.stream()
			.flatMap((part) -> part.headers().allValues(PurgePosition.FIELD).stream())
			.forEach((position) -> lines.add(PurgePosition.FIELD + ": " + position));
		HttpHeaders headers = Messages.fields(lines.toArray(String[]::new));
		boolean known = ClientCondition.isSatisfiedBy(request, headers);
		return new Answer(known ? 304 : 200, headers, known ? "" : body);
	}

}
