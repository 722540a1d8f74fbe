package dev.edgewise.cache.simulation;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.edgewise.cache.ClientCondition;
import dev.edgewise.cache.Messages;
import dev.edgewise.cache.purge.Purge;

/**
 * The origin: four articles whose versions grow, pages that show some of them, and the
 * log of purges that follow each edit, in order and late.
 */
final class Newsroom implements Upstream {

	static final Map<String, Set<String>> PAGES = Map.of("/a", Set.of("a"), "/b", Set.of("b"), "/c", Set.of("c"), "/ab",
			Set.of("a", "b"), "/all", Set.of("a", "b", "c", "d"));

	private final Schedule schedule;

	private final Map<String, Integer> versions = new TreeMap<>(Map.of("a", 1, "b", 1, "c", 1, "d", 1));

	private final List<Node> followers = new ArrayList<>();

	private Log log = new Log("log-1", new ArrayList<>());

	private long lastSent;

	private boolean failing;

	Newsroom(Schedule schedule) {
		this.schedule = schedule;
	}

	void follow(Node node) {
		this.followers.add(node);
	}

	Log log() {
		return this.log;
	}

	/** Commits; its purge reaches the log some time later, behind those before it. */
	void edit() {
		boolean all = this.schedule.oneIn(12);
		Set<String> keys = all ? this.versions.keySet() : Set.of(List.copyOf(this.versions.keySet()).get(upToLast()));
		keys.forEach((key) -> this.versions.merge(key, 1, Integer::sum));
		Map<String, Integer> committed = new LinkedHashMap<>();
		keys.forEach((key) -> committed.put(key, this.versions.get(key)));
		Purge.Mode mode = this.schedule.oneIn(3) ? Purge.Mode.HARD : Purge.Mode.SOFT;
		Entry entry = new Entry(all ? Purge.ofEverything(mode) : Purge.of(keys, mode), committed);
		this.lastSent = Math.max(this.lastSent, this.schedule.millis() + this.schedule.anyDelay());
		this.schedule.after(this.lastSent - this.schedule.millis(), () -> append(entry));
	}

	private int upToLast() {
		return this.schedule.upTo(this.versions.size() - 1);
	}

	private void append(Entry entry) {
		this.log.entries.add(entry);
		this.followers.forEach(Node::poll);
	}

	/** The topic is deleted and created anew. */
	void recreateLog() {
		this.log = new Log(this.log.id + "'", new ArrayList<>());
		this.followers.forEach(Node::poll);
	}

	void toggleFailing() {
		this.failing = !this.failing;
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
	 * @param committed the versions that came with the edit
	 */
	record Entry(Purge purge, Map<String, Integer> committed) {
	}

}
