package dev.edgewise.markdown.page;

import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the stylesheet for ever under its own name. Under the name of an earlier one,
 * which cached pages go on asking for after a release, it serves the present one for a
 * minute, since an old page in new clothes beats a naked one.
 */
@RestController
final class StylesheetController {

	private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private static final CacheControl FOR_NOW = CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

	private final Stylesheet stylesheet;

	StylesheetController(Stylesheet stylesheet) {
		this.stylesheet = stylesheet;
	}

	@GetMapping("/articles/assets/edgewise-{hash:[0-9a-f]{12}}.css")
	ResponseEntity<byte[]> stylesheet(@PathVariable String hash) {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
			.cacheControl(hash.equals(this.stylesheet.hash()) ? FOR_EVER : FOR_NOW)
			.eTag('"' + this.stylesheet.hash() + '"')
			.header("X-Content-Type-Options", "nosniff")
			.body(this.stylesheet.content());
	}

}
