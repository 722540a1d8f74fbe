package dev.edgewise.markdown.article;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.origin.OriginResponse;
import dev.edgewise.platform.timing.ServerTiming;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class OriginArticleSourceTests {

	private static final PurgePosition POSITION = new PurgePosition("log", 7);

	private final List<String> asked = new ArrayList<>();

	@Test
	void readsAnArticleWithKeysAndPosition() {
		Answer<Article> answer = source(200, """
				{"id":"1","slug":"a","title":"A","teaser":"t","author":"Ada","tags":["x"],"section":"S","language":"de",
				 "membersOnly":true,"publishedAt":"2026-11-01T00:00:00Z","updatedAt":"2026-11-02T00:00:00.123456Z",
				 "revision":3,"body":"# A","truncated":true,"translations":[{"language":"en","slug":"b"}],"new":1}
				""").article("a b/c");
		assertThat(this.asked).containsExactly("/api/content/articles/a%20b%2Fc");
		assertThat(answer).isInstanceOfSatisfying(Answer.Found.class, (found) -> {
			Article article = (Article) found.value();
			assertThat(article.summary().revision()).isEqualTo(3);
			assertThat(article.summary().membersOnly()).isTrue();
			assertThat(article.body()).isEqualTo("# A");
			assertThat(article.truncated()).isTrue();
			assertThat(article.translations()).containsExactly(new Article.Translation("en", "b"));
			assertThat(found.provenance().surrogateKeys()).containsExactly("article:1", "articles");
			assertThat(found.provenance().position()).isEqualTo(POSITION);
		});
	}

	@Test
	void asksForListsByOneUriPerQuery() {
		source(200, "{\"items\":[],\"page\":0,\"size\":20,\"total\":0}")
			.list(new ArticleQuery(Optional.of("A & B"), Optional.of("x"), Optional.empty(), Optional.empty(), 2, 20));
		assertThat(this.asked).containsExactly("/api/content/articles?section=A%20%26%20B&tag=x&page=2&size=20");
	}

	@Test
	void toldOfNoSuchArticleSaysSoWithItsKeys() {
		assertThat(source(404, "{}").article("a")).isInstanceOf(Answer.Missing.class);
	}

	@Test
	void anAnswerThatIsNoArticleIsNoAnswer() {
		assertThat(source(500, "{}").article("a")).isInstanceOf(Answer.Unreachable.class);
		assertThat(source(200, "<html>").article("a")).isInstanceOf(Answer.Unreachable.class);
		assertThat(source(200, "[]").list(ArticleQuery.newest(1))).isInstanceOf(Answer.Unreachable.class);
		assertThat(source(200, "{}").article("a")).isInstanceOf(Answer.Unreachable.class);
		assertThat(source(200, "{}").list(ArticleQuery.newest(1))).isInstanceOf(Answer.Unreachable.class);
	}

	private OriginArticleSource source(int status, String json) {
		return new OriginArticleSource((uri) -> {
			this.asked.add(uri);
			return new OriginResponse(status,
					HttpHeaders.of(Map.of("surrogate-key", List.of("article:1  articles")), (name, value) -> true),
					json.getBytes(StandardCharsets.UTF_8), POSITION, true, false, new ServerTiming());
		}, JsonMapper.builder().build());
	}

}
