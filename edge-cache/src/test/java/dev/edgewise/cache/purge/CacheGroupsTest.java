package dev.edgewise.cache.purge;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.edgewise.cache.Messages.fields;
import static org.assertj.core.api.Assertions.assertThat;

/** RFC 9875, with the lists of RFC 9651. */
class CacheGroupsTest {

	@Test
	void readsAListOfStrings() {
		assertThat(groups("\"news\", \"with space\",\"say \\\"so\\\" \\\\\"")).containsExactly("news", "with space",
				"say \"so\" \\");
	}

	@Test
	void joinsTheLinesOfAField() {
		assertThat(CacheGroups.of(fields("Cache-Groups: \"a\"", "Cache-Groups: \"b\""))).containsExactly("a", "b");
	}

	@Test
	void takesNothingFromParameters() {
		assertThat(groups("\"a\";q=0.5; x ;y=\"n,o\";*z=:AAE=:;d=@1;p=%\"f%c3\";b=?0, \"b\";t=tok/en"))
			.isEqualTo(List.of());
		assertThat(groups("\"a\";q=0.5; x;y=\"n,o\";*z=:AAE=:;d=@1;p=%\"f%c3\";b=?0, \"b\";t=tok/en"))
			.containsExactly("a", "b");
	}

	@Test
	void hasTheSizeThatTheRfcAsksFor() {
		String name = "x".repeat(128);
		assertThat(groups(("\"" + name + "\",").repeat(127) + "\"last\"")).hasSize(128).contains(name, "last");
	}

	@ParameterizedTest
	@ValueSource(strings = { "news", "\"a\", b", "\"a\",", ",\"a\"", "\"a\" \"b\"", "\"a", "\"a\\n\"", "\"\u00e9\"",
			"(\"a\" \"b\")", "1", "\"a\";", "\"a\";Q=1", "\"a\";q=", "?1", "\"a\u0001\"" })
	void ignoresAFieldThatIsNoListOfStrings(String field) {
		assertThat(groups(field)).isEmpty();
	}

	@Test
	void keepsTheTwoFieldsApart() {
		assertThat(CacheGroups.of(fields("Cache-Group-Invalidation: \"a\""))).isEmpty();
		assertThat(CacheGroups.invalidatedBy(fields("Cache-Group-Invalidation: \"a\""))).containsExactly("a");
	}

	private static List<String> groups(String field) {
		return CacheGroups.of(fields("Cache-Groups: " + field));
	}

}
