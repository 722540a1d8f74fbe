package dev.edgewise.cms.content;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTests {

	@Test
	void comesBackAsItWas() {
		Cursor cursor = new Cursor(Instant.parse("2026-10-01T12:00:00.123456Z"), "why-the-edge");
		assertThat(Cursor.parse(cursor.text())).contains(cursor);
		assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "====", "MTIz", "LzEyMw", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5L3g", "MTIzLyc7LS0" })
	void takesNothingElseForOne(String text) {
		assertThat(Cursor.parse(text)).isEmpty();
	}

}
