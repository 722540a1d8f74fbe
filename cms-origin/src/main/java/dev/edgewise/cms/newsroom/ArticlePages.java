package dev.edgewise.cms.newsroom;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.edgewise.cms.content.Article;
import dev.edgewise.cms.content.ArticleRequest;
import dev.edgewise.cms.content.Desk;
import dev.edgewise.cms.content.Revision;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Puts the page of an article together.
 */
class ArticlePages {

	private static final int HISTORY = 8;

	private final Desk desk;

	private final Templates templates;

	private final Frames frames;

	private final Validator validator;

	ArticlePages(Desk desk, Templates templates, Frames frames, Validator validator) {
		this.desk = desk;
		this.templates = templates;
		this.frames = frames;
		this.validator = validator;
	}

	ResponseEntity<byte[]> fresh(ArticleForm form, Map<String, String> errors, Principal editor, CsrfToken csrf) {
		ArticlePage page = new ArticlePage(null, form, errors, "", null, List.of(), List.of());
		return render(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, page, editor, csrf);
	}

	ResponseEntity<byte[]> stored(Article article, Principal editor, CsrfToken csrf) {
		return render(HttpStatus.OK, page(article, ArticleForm.of(article), Map.of(), "", null), editor, csrf);
	}

	ResponseEntity<byte[]> refused(HttpStatus status, Article article, ArticleForm form, Map<String, String> errors,
			String message, Principal editor, CsrfToken csrf) {
		return render(status, page(article, form, errors, message, null), editor, csrf);
	}

	ResponseEntity<byte[]> collided(Article article, ArticleForm mine, Principal editor, CsrfToken csrf) {
		Revision base = this.desk.revisions().one(article.id(), mine.base());
		Revision theirs = this.desk.revisions().one(article.id(), article.revision());
		Collision collision = Collision.of(base, mine, theirs);
		return render(HttpStatus.CONFLICT, page(article, collision.form(), Map.of(), "", collision), editor, csrf);
	}

	/** What is wrong with a form, by field. */
	Map<String, String> errors(ArticleForm form) {
		Map<String, String> errors = new TreeMap<>();
		ArticleRequest request = form.request();
		this.validator.validate(request).forEach((violation) -> {
			String path = violation.getPropertyPath().toString();
			errors.put(path.replaceFirst("\\[.*", ""), violation.getMessage());
		});
		if (ThreeWayMerge.isUndecided(request.body())) {
			errors.put("body", "still holds marks of a conflict that somebody has to decide");
		}
		return errors;
	}

	private ArticlePage page(Article article, ArticleForm form, Map<String, String> errors, String message,
			@Nullable Collision collision) {
		return new ArticlePage(article, form, errors, message, collision,
				this.desk.revisions().find(article.id(), Long.MAX_VALUE, HISTORY), this.desk.story(article));
	}

	private ResponseEntity<byte[]> render(HttpStatus status, ArticlePage page, Principal editor, CsrfToken csrf) {
		Article article = page.article();
		Frame frame = (article != null) ? this.frames.of(article.title(), Frame.Place.ARTICLES, editor, csrf)
				: this.frames.of("A new article", Frame.Place.WRITING, editor, csrf);
		return this.templates.page(status, "article", frame, Map.of("page", page));
	}

}
