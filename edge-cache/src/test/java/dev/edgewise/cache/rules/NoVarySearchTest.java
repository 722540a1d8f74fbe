package dev.edgewise.cache.rules;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.edgewise.cache.Messages.fields;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("draft-ietf-httpbis-no-vary-search")
class NoVarySearchTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "params | /a?b=1&c=2 | /a",
			"params=(\"utm\" \"x y\") | /a?utm=1&b=2&x+y=3&x%20y=4 | /a?b=2",
			"params, except=(\"id\") | /a?utm=1&id=2&b=3 | /a?id=2", "key-order | /a?c=1&b=2&c=0 | /a?b=2&c=1&c=0",
			"key-order, params=(\"b\") | /a?d=1&b=2&c=3 | /a?c=3&d=1", "params=(\"b\") | /a?c=1&d=2 | /a?c=1&d=2",
			"params=(\"b\") | /a | /a", "params=(\"b\") | /a?%zz=1&b=2 | /a?%zz=1" })
	void leavesOutWhatMakesNoDifference(String field, String uri, String canonical) {
		assertThat(NoVarySearch.of(fields("No-Vary-Search: " + field)).orElseThrow().canonical(uri))
			.isEqualTo(canonical);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "params=?0", "params=(utm)", "params=\"utm\"", "except=(\"a\")",
			"params=(\"a\"), except=(\"b\")", "key-order=1", "params=(\"a\"", "params, except=\"a\"", "unknown" })
	void saysNothingWhenItIsNotValid(String field) {
		assertThat(NoVarySearch.of(fields("No-Vary-Search: " + field))).isEmpty();
	}

}
