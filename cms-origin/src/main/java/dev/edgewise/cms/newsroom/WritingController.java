package dev.edgewise.cms.newsroom;

import java.net.URI;
import java.security.Principal;
import java.util.Map;

import dev.edgewise.cms.content.Article;
import dev.edgewise.cms.content.Desk;
import dev.edgewise.cms.content.Newsroom;
import dev.edgewise.cms.content.StaleRevisionException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Writing, saving and deciding about one article. What is refused comes back as the page
 * it came from, with all that was typed.
 */
@Controller
@RequestMapping("/newsroom/articles")
class WritingController {

	private final Desk desk;

	private final Newsroom newsroom;

	private final ArticlePages pages;

	WritingController(Desk desk, Newsroom newsroom, ArticlePages pages) {
		this.desk = desk;
		this.newsroom = newsroom;
		this.pages = pages;
	}

	@GetMapping("/new")
	ResponseEntity<byte[]> fresh(@RequestParam(required = false) @Nullable String translationOf, Principal editor,
			CsrfToken csrf) {
		Article original = (translationOf != null) ? this.desk.article(translationOf) : null;
		return this.pages.fresh(ArticleForm.empty(editor.getName(), original), Map.of(), editor, csrf);
	}

	@GetMapping("/{slug}")
	ResponseEntity<byte[]> read(@PathVariable String slug, Principal editor, CsrfToken csrf) {
		return this.pages.stored(this.desk.article(slug), editor, csrf);
	}

	@PostMapping
	ResponseEntity<byte[]> create(@ModelAttribute ArticleForm form, Principal editor, CsrfToken csrf) {
		Map<String, String> errors = this.pages.errors(form);
		if (!errors.isEmpty()) {
			return this.pages.fresh(form, errors, editor, csrf);
		}
		try {
			return redirect(this.newsroom.draft(editor.getName(), form.request().manuscript()));
		}
		catch (ErrorResponseException ex) {
			return this.pages.fresh(form, Map.of("slug", reason(ex)), editor, csrf);
		}
	}

	@PostMapping("/{slug}")
	ResponseEntity<byte[]> save(@PathVariable String slug, @ModelAttribute ArticleForm form, Principal editor,
			CsrfToken csrf) {
		Map<String, String> errors = this.pages.errors(form);
		if (!errors.isEmpty()) {
			return this.pages.refused(HttpStatus.BAD_REQUEST, this.desk.article(slug), form, errors, "", editor, csrf);
		}
		try {
			return redirect(this.newsroom.revise(editor.getName(), slug, form.base(), form.request().manuscript()));
		}
		catch (StaleRevisionException | OptimisticLockingFailureException ex) {
			return this.pages.collided(this.desk.article(slug), form, editor, csrf);
		}
		catch (ErrorResponseException ex) {
			return this.pages.refused(HttpStatus.CONFLICT, this.desk.article(slug), form, Map.of("slug", reason(ex)),
					"", editor, csrf);
		}
	}

	@PostMapping("/{slug}/decision")
	ResponseEntity<byte[]> decide(@PathVariable String slug, @ModelAttribute Decision decision, Principal editor,
			CsrfToken csrf) {
		try {
			return decision.carryOut(this.newsroom, editor.getName(), slug)
				.map(WritingController::redirect)
				.orElseGet(() -> redirect("/newsroom"));
		}
		catch (StaleRevisionException | OptimisticLockingFailureException ex) {
			return refuse(HttpStatus.CONFLICT, slug,
					"Somebody changed the article meanwhile. Look at it, then decide again.", editor, csrf);
		}
		catch (ErrorResponseException ex) {
			return refuse(HttpStatus.CONFLICT, slug, reason(ex), editor, csrf);
		}
		catch (IllegalArgumentException ex) {
			return refuse(HttpStatus.BAD_REQUEST, slug, String.valueOf(ex.getMessage()), editor, csrf);
		}
	}

	private ResponseEntity<byte[]> refuse(HttpStatus status, String slug, String message, Principal editor,
			CsrfToken csrf) {
		Article article = this.desk.article(slug);
		return this.pages.refused(status, article, ArticleForm.of(article), Map.of(), message, editor, csrf);
	}

	private static String reason(ErrorResponseException refused) {
		return String.valueOf(refused.getBody().getDetail());
	}

	private static ResponseEntity<byte[]> redirect(Article article) {
		return redirect("/newsroom/articles/" + article.slug());
	}

	private static ResponseEntity<byte[]> redirect(String path) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
	}

}
