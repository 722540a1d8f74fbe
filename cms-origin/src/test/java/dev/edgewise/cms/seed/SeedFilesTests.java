package dev.edgewise.cms.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

class SeedFilesTests {

	@Test
	void everyFileCanBePublished() throws IOException {
		Map<String, FrontMatter> files = Stream
			.of(new PathMatchingResourcePatternResolver().getResources("classpath*:content/*.md"))
			.map((file) -> {
				try {
					return FrontMatter.parse(file.getContentAsString(StandardCharsets.UTF_8));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			})
			.collect(Collectors.toMap((file) -> String.valueOf(file.manuscript().slug()), Function.identity()));
		assertThat(files.values()).allSatisfy((file) -> {
			String original = file.manuscript().translationOf();
			assertThat(original == null || files.containsKey(original)).as(String.valueOf(original)).isTrue();
			assertThat(file.manuscript().tags()).allMatch((tag) -> tag.matches("[a-z0-9]+(-[a-z0-9]+)*"));
			assertThat(file.manuscript().section()).matches("[a-z0-9]+(-[a-z0-9]+)*");
			assertThat(file.manuscript().slug()).matches("[a-z0-9]+(-[a-z0-9]+)*");
			assertThat(file.manuscript().language()).matches("[a-z]{2,3}");
		});
	}

}
