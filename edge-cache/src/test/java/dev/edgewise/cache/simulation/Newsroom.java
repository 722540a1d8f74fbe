package dev.edgewise.cache.simulation;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.ClientCondition;
import dev.edgewise.cache.Messages;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeExpression;
import dev.edgewise.cache.purge.PurgeTag;

/**
 * The origin: four articles whose versions grow, pages that show some of them, and the
 * log of purges that follow each edit, in order and late.
 */
final class Newsroom implements Upstream {

	static final Map<String, Set<String>> PAGES = Map.of("/a", Set.of("a"), "/b", Set.of("b"), "/c", Set.of("c"), "/d",
			Set.of("d"), "/ab", Set.of("a", "b"), "/all", Set.of("a", "b", "c", "d"));

	static final String NAME = "newsroom";

	private final Schedule schedule;

	private final Map<String, Integer> versions = new TreeMap<>(Map.of("a", 1, "b", 1, "c", 1, "d", 1));

	private final List<Node> followers = new ArrayList<>();

	private Log log = new Log("log-1", new ArrayList<>());

	private long lastSent;

	private boolean failing;

	private final boolean composed;

	/**
	 * Opens a newsroom.
	 * @param composed whether pages are put together from others on their way, so that
	 * only keys say what a purge concerns
	 */
	Newsroom(Schedule schedule, boolean composed) {
		this.schedule = schedule;
		this.composed = composed;
	}

	void follow(Node node) {
		this.followers.add(node);
	}

	Log log() {
		return this.log;
	}

	/** Commits; its purge reaches the log some time later, behind those before it. */
	void edit() {
		Set<String> keys = this.schedule.oneIn(12) ? this.versions.keySet() : Set.of(any(this.versions.keySet()));
		keys.forEach((key) -> this.versions.merge(key, 1, Integer::sum));
		Purge.Mode mode = this.schedule.oneIn(3) ? Purge.Mode.HARD : Purge.Mode.SOFT;
		Purge purge = purge(keys, mode);
		Map<String, Map<String, Integer>> law = new LinkedHashMap<>();
		PAGES.forEach((page, articles) -> {
			if (covers(purge, page)) {
				law.put(page, committed(articles, keys));
			}
		});
		this.lastSent = Math.max(this.lastSent, this.schedule.millis() + this.schedule.anyDelay());
		this.schedule.after(this.lastSent - this.schedule.millis(), () -> append(new Entry(purge, law)));
	}

	/** By keys, by an expression, by URL, or of everything. */
	private Purge purge(Set<String> keys, Purge.Mode mode) {
		if (keys.size() > 1) {
			return Purge.ofEverything(mode);
		}
		String key = keys.iterator().next();
		return switch (this.schedule.upTo(this.composed ? 0 : 3)) {
			case 1 -> Purge.of(PurgeExpression.parse(key + any(List.of(" AND ", " AND NOT ", " OR ")) + "b"), mode);
			case 2 -> Purge.of(Set.of(PurgeTag.of(new CacheKey(NAME, any(PAGES.keySet())))), mode);
			default -> Purge.of(keys, mode);
		};
	}

	private boolean covers(Purge purge, String page) {
		Set<String> tags = new HashSet<>(PAGES.get(page));
		tags.add(PurgeTag.of(new CacheKey(NAME, page)));
		return switch (purge.scope()) {
			case Purge.Everything ignored -> true;
			case Purge.Matching matching -> matching.expression().matches(tags);
			case Purge.Tagged tagged -> tagged.tags().stream().anyMatch(tags::contains);
		};
	}

	private Map<String, Integer> committed(Set<String> articles, Set<String> edited) {
		return articles.stream().filter(edited::contains).collect(Collectors.toMap((key) -> key, this.versions::get));
	}

	private String any(Collection<String> choice) {
		return choice.stream().sorted().toList().get(this.schedule.upTo(choice.size() - 1));
	}

	private void append(Entry entry) {
		this.log.entries.add(entry);
		this.followers.forEach(Node::poll);
	}

	/** The topic is deleted and created anew. */
	void recreateLog() {
		this.log = new Log(this.log.id + "x", new ArrayList<>());
		this.followers.forEach(Node::poll);
	}

	void toggleFailing() {
		this.failing = !this.failing;
	}

	void recover() {
		this.failing = false;
	}

	@Override
	public void get(String page, HttpHeaders request, Consumer<Answer> client) {
		if (this.failing) {
			client.accept(new Answer(503, Messages.fields(), ""));
			return;
		}
		String body = PAGES.get(page)
			.stream()
			.sorted()
			.map((key) -> key + "=" + this.versions.get(key))
			.collect(Collectors.joining(" "));
		HttpHeaders headers = Messages.fields("CDN-Cache-Control: max-age=86400, stale-if-error=86400",
				"ETag: \"" + body + "\"", "Surrogate-Key: " + String.join(" ", PAGES.get(page)));
		boolean known = ClientCondition.isSatisfiedBy(request, headers);
		client.accept(new Answer(known ? 304 : 200, headers, known ? "" : body));
	}

	/**
	 * @param entries one for each offset
	 */
	record Log(String id, List<Entry> entries) {
	}

	/**
	 * @param law the versions that came with the edit, for each page that the purge
	 * covers
	 */
	record Entry(Purge purge, Map<String, Map<String, Integer>> law) {
	}

}
