package dev.edgewise.cms.taxonomy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TermNameTests {

	@Test
	void givesAuthorsSlugsOfTheirOwn() {
		assertThat(TermName.author("Ngozi Adeyemi").slug()).isEqualTo("ngozi-adeyemi");
		assertThat(TermName.author("Zoë").slug()).startsWith("zoe-").isNotEqualTo(TermName.author("Zoé").slug());
		assertThat(TermName.author("佐藤").slug()).matches("[0-9a-f]{6}");
	}

	@Test
	void callsSectionsAndTagsByTheirSlugsFirst() {
		assertThat(TermName.section("one-cache").label()).isEqualTo("One cache");
		assertThat(TermName.tag("one-cache").label()).isEqualTo("one cache");
		assertThat(TermName.tag("edge").key()).isEqualTo("tag:edge");
	}

}
