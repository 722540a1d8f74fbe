package dev.edgewise.cache.rules;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.edgewise.cache.Messages.fields;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("RFC 9213 section 2.1: targeted fields are dictionaries")
class TargetedFieldTest {

	@Test
	void readsDirectives() {
		CacheControl control = CacheControl
			.forEdge(fields("CDN-Cache-Control: max-age=60, immutable, private=\"a, b\", x=y"));
		assertThat(control.seconds("max-age")).contains(Duration.ofSeconds(60));
		assertThat(control.isBare("immutable")).isTrue();
		assertThat(control.fields("private")).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void readsSeveralLinesAsOne() {
		CacheControl control = CacheControl
			.forEdge(fields("CDN-Cache-Control: public", "CDN-Cache-Control: max-age=3"));
		assertThat(control.has("public")).isTrue();
		assertThat(control.seconds("max-age")).contains(Duration.ofSeconds(3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-age=60, &&&&&", "max-age=\"60\"", "max-age=60.5", "max-age", "MAX-AGE=60",
			"max-age =60", "max-age= 60", "max-age=60,", "max-age=(1 2)", "private; max-age 60", "é" })
	void doesNotCountWhenItIsNoDictionary(String value) {
		CacheControl control = CacheControl.forEdge(fields("Cache-Control: max-age=7", "CDN-Cache-Control: " + value));
		assertThat(control.seconds("max-age")).contains(Duration.ofSeconds(7));
	}

	@Test
	void ignoresParametersAndWhatIsFalse() {
		CacheControl control = CacheControl.forEdge(fields("CDN-Cache-Control: max-age=60;private, no-store=?0"));
		assertThat(control.has("private")).isFalse();
		assertThat(control.has("no-store")).isFalse();
		assertThat(control.seconds("max-age")).contains(Duration.ofSeconds(60));
	}

	@Test
	void takesTheLastOfEqualMembersAsDictionariesDo() {
		assertThat(CacheControl.forEdge(fields("CDN-Cache-Control: max-age=1, max-age=2")).seconds("max-age"))
			.contains(Duration.ofSeconds(2));
	}

}
