package dev.edgewise.cms.newsroom;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import dev.edgewise.cms.audit.AuditEntry;
import dev.edgewise.cms.audit.AuditLog;
import dev.edgewise.cms.content.Article;
import dev.edgewise.cms.content.Desk;
import dev.edgewise.cms.content.RevisionDiff;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The newsroom's lists: articles, an article's revisions, what was done.
 */
@Controller
class ReadingController {

	private static final int SIZE = 25;

	private final Desk desk;

	private final AuditLog audit;

	private final Templates templates;

	private final Frames frames;

	ReadingController(Desk desk, AuditLog audit, Templates templates, Frames frames) {
		this.desk = desk;
		this.audit = audit;
		this.templates = templates;
		this.frames = frames;
	}

	@GetMapping("/newsroom")
	ResponseEntity<byte[]> articles(@ModelAttribute ListChoice choice,
			@RequestParam(defaultValue = "0") @PositiveOrZero @Max(100_000) int page, Principal editor,
			CsrfToken csrf) {
		Desk.Page found = this.desk.find(choice.filter(), page, SIZE);
		Frame frame = this.frames.of("Articles", Frame.Place.ARTICLES, editor, csrf);
		return this.templates.page(HttpStatus.OK, "list", frame, Map.of("found", found, "choice", choice));
	}

	@GetMapping("/newsroom/articles/{slug}/revisions")
	ResponseEntity<byte[]> revisions(@PathVariable String slug, @RequestParam(required = false) @Nullable Long from,
			@RequestParam(required = false) @Nullable Long to, Principal editor, CsrfToken csrf) {
		Article article = this.desk.article(slug);
		long newer = (to != null) ? to : article.revision();
		long older = (from != null) ? from : Math.max(1, newer - 1);
		DiffView diff = DiffView.of(RevisionDiff.between(this.desk.revisions().one(article.id(), older),
				this.desk.revisions().one(article.id(), newer)));
		Frame frame = this.frames.of("Revisions of " + article.title(), Frame.Place.ARTICLES, editor, csrf);
		return this.templates.page(HttpStatus.OK, "revisions", frame, Map.of("article", article, "diff", diff,
				"history", this.desk.revisions().find(article.id(), Long.MAX_VALUE, 100)));
	}

	@GetMapping("/newsroom/log")
	ResponseEntity<byte[]> log(
			@RequestParam(required = false) @Pattern(regexp = "\\P{Cntrl}{0,100}") @Nullable String by,
			@RequestParam(required = false) @Min(1) @Nullable Long before, Principal editor, CsrfToken csrf) {
		String who = (by == null || by.isBlank()) ? null : by;
		List<AuditEntry> entries = this.audit.find(who, null, before, SIZE * 2);
		Frame frame = this.frames.of("What was done", Frame.Place.LOG, editor, csrf);
		return this.templates.page(HttpStatus.OK, "log", frame,
				Map.of("entries", entries, "by", (who != null) ? who : "", "more", entries.size() == SIZE * 2));
	}

}
