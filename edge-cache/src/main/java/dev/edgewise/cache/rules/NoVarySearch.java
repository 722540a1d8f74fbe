package dev.edgewise.cache.rules;

import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.greenbytes.http.sfv.BooleanItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a query make no difference to a response: the {@code No-Vary-Search}
 * field (draft-ietf-httpbis-no-vary-search). A field that is not valid says that all of
 * them do.
 *
 * @param ordered whether the order of parameters makes a difference
 * @param all whether no parameter does, save those named
 * @param named the parameters that make none, or with {@code all} those that do
 */
public record NoVarySearch(boolean ordered, boolean all, Set<String> named) {

	/** What a response says of its query; empty when all of it makes a difference. */
	public static Optional<NoVarySearch> of(HttpHeaders response) {
		if (response.firstValue("no-vary-search").isEmpty()) {
			return Optional.empty();
		}
		try {
			Dictionary field = new Parser(response.allValues("no-vary-search")).parseDictionary();
			return Optional.of(of(field.get())).filter((rule) -> !rule.isDefault());
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static NoVarySearch of(Map<String, ListElement<?>> members) {
		boolean unordered = flag(members.get("key-order"));
		ListElement<?> params = members.get("params");
		boolean all = !(params instanceof InnerList) && flag(params);
		ListElement<?> except = members.get("except");
		if (except != null && !all) {
			throw new IllegalArgumentException("Exceptions from nothing");
		}
		return new NoVarySearch(!unordered, all, names(all ? except : params));
	}

	private static boolean flag(@Nullable ListElement<?> member) {
		if (member != null && !(member instanceof BooleanItem)) {
			throw new IllegalArgumentException("No boolean");
		}
		return member instanceof BooleanItem flag && Boolean.TRUE.equals(flag.get());
	}

	private static Set<String> names(@Nullable ListElement<?> member) {
		if (!(member instanceof InnerList list)) {
			if (member != null && !(member instanceof BooleanItem)) {
				throw new IllegalArgumentException("No list");
			}
			return Set.of();
		}
		return list.get().stream().map((item) -> {
			if (item instanceof StringItem name) {
				return decoded(name.get());
			}
			throw new IllegalArgumentException("No name");
		}).collect(Collectors.toUnmodifiableSet());
	}

	private boolean isDefault() {
		return this.ordered && !this.all && this.named.isEmpty();
	}

	/** The URI of which all that make no difference are variations. */
	public String canonical(String uri) {
		int query = uri.indexOf('?');
		if (query < 0) {
			return uri;
		}
		Stream<String> kept = Stream.of(uri.substring(query + 1).split("&"))
			.filter((parameter) -> !parameter.isEmpty() && makesADifference(name(parameter)));
		String canonical = (this.ordered ? kept : kept.sorted(Comparator.comparing(NoVarySearch::name)))
			.collect(Collectors.joining("&"));
		return uri.substring(0, query) + (canonical.isEmpty() ? "" : '?' + canonical);
	}

	private boolean makesADifference(String name) {
		return this.all == this.named.contains(name);
	}

	private static String name(String parameter) {
		int equals = parameter.indexOf('=');
		return decoded((equals < 0) ? parameter : parameter.substring(0, equals));
	}

	private static String decoded(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

}
