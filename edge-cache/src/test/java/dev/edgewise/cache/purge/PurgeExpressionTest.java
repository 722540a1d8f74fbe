package dev.edgewise.cache.purge;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PurgeExpressionTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			a,                     a b,  true
			a,                     b,    false
			a AND b,               a b,  true
			a AND b,               a,    false
			a OR b,                b,    true
			a OR b,                c,    false
			NOT a,                 b,    true
			NOT a,                 a b,  false
			a AND NOT b,           a,    true
			a AND NOT b,           a b,  false
			a OR b AND c,          a,    true
			(a OR b) AND c,        a,    false
			NOT a AND b,           b,    true
			NOT (a AND b),         a b,  false
			NOT NOT a,             a,    true
			a AND b AND c,         a b c,true
			article:1 OR tag:x-y,  tag:x-y,true
			and,                   and,  true
			(((a))),               a,    true
			""")
	void holds(String expression, String keys, boolean expected) {
		assertThat(PurgeExpression.parse(expression).matches(Set.of(keys.split(" ")))).isEqualTo(expected);
	}

	@Test
	void takesWhatIsQuotedForAKey() {
		assertThat(PurgeExpression.parse("\"AND\" AND \"a(b)\"").matches(Set.of("AND", "a(b)"))).isTrue();
		assertThat(PurgeExpression.parse("NOT\"a\"AND(b)").matches(Set.of("b"))).isTrue();
	}

	@Test
	void holdsForAnUntaggedResponseOnlyWhereItSaysNot() {
		assertThat(PurgeExpression.parse("a OR b").matches(Set.of())).isFalse();
		assertThat(PurgeExpression.parse("NOT a").matches(Set.of())).isTrue();
	}

	@Test
	void reachesNoGroupAndNoUrl() {
		assertThatIllegalArgumentException().isThrownBy(() -> PurgeExpression.parse("\"group origin news\""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "AND", "a b", "a AND", "OR a", "a AND OR b", "(a", "a)", "()", "NOT", "\"\"",
			"\"a", "a\"b", "a NOT b" })
	void refusesWhatIsNoExpression(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> PurgeExpression.parse(text))
			.withMessageContaining("character");
	}

	@Test
	void isLimitedInSize() {
		assertThatIllegalArgumentException().isThrownBy(() -> PurgeExpression.parse("a".repeat(1001)))
			.withMessageContaining("1000 characters");
		assertThatIllegalArgumentException().isThrownBy(() -> PurgeExpression.parse("a" + " OR a".repeat(32)))
			.withMessageContaining("32 keys");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PurgeExpression.parse("(".repeat(16) + "a" + ")".repeat(16)))
			.withMessageContaining("16 levels");
		assertThatIllegalArgumentException().isThrownBy(() -> PurgeExpression.parse("NOT ".repeat(16) + "a"))
			.withMessageContaining("16 levels");
		assertThat(PurgeExpression.parse("a" + " OR a".repeat(31)).matches(Set.of("a"))).isTrue();
		assertThat(PurgeExpression.parse("(".repeat(15) + "a" + ")".repeat(15)).matches(Set.of("a"))).isTrue();
	}

	@Test
	void writesWhatItReads() {
		PurgeExpression expression = PurgeExpression.parse("a AND (b OR NOT \"AND\")");
		assertThat(PurgeExpression.parse(expression.toString())).isEqualTo(expression);
	}

}
