package dev.edgewise.cms.identity;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TastesFormTests {

	@Test
	void readsTags() {
		TastesForm form = new TastesForm(" pt-BR ", "Caching, edge  kafka,caching", "dark");
		assertThat(form.objections()).isEmpty();
		assertThat(form.tastes().locale()).isEqualTo("pt-BR");
		assertThat(form.tastes().interests()).containsExactly("caching", "edge", "kafka");
		assertThat(new TastesForm("en", null, "auto").tastes().interests()).isEmpty();
	}

	@Test
	void namesEachFieldThatIsWrong() {
		assertThat(new TastesForm("english", "<b>", "pink").objections()).hasSize(3)
			.satisfiesExactly((language) -> assertThat(language).startsWith("Language"),
					(interests) -> assertThat(interests).startsWith("Interests"),
					(theme) -> assertThat(theme).startsWith("Theme"));
	}

	@Test
	void boundsInterests() {
		String eleven = IntStream.range(0, 11).mapToObj((number) -> "tag" + number).collect(Collectors.joining(","));
		assertThat(new TastesForm("en", eleven, "auto").objections()).hasSize(1);
		assertThat(new TastesForm("en", "x".repeat(41), "auto").objections()).hasSize(1);
	}

}
