package dev.edgewise.cache;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.edgewise.cache.Messages.fields;
import static org.assertj.core.api.Assertions.assertThat;

/** RFC 9110 sections 13.1.2 and 8.8.3.2. */
class ClientConditionTest {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', delimiter = '|',
			value = { "\"1\" | \"1\" | true", "W/\"1\" | \"1\" | true", "\"1\" | W/\"1\" | true",
					"\"0\", \"1\" | \"1\" | true", "* | \"1\" | true", "\"2\" | \"1\" | false", "1 | \"1\" | false",
					"\"11\" | \"1\" | false" })
	void comparesWeakly(String condition, String etag, boolean satisfied) {
		assertThat(ClientCondition.isSatisfiedBy(fields("If-None-Match: " + condition), fields("ETag: " + etag)))
			.isEqualTo(satisfied);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', delimiter = '|', value = { "X: | X:", "X: | ETag: 1" })
	void isNotSatisfiedWithoutConditionOrTag(String request, String response) {
		assertThat(ClientCondition.isSatisfiedBy(fields(request), fields(response))).isFalse();
	}

}
