package dev.edgewise.cms.media;

import java.net.URI;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;

import dev.edgewise.cms.delivery.CacheHeaders;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Images for all, under a URL that names their content and can be kept for ever; and
 * their upload and removal by editors.
 */
@RestController
class MediaController {

	private static final String FILE = "/{sha256:[0-9a-f]{64}}";

	private final PictureDesk desk;

	private final MediaStore store;

	MediaController(PictureDesk desk, MediaStore store) {
		this.desk = desk;
		this.store = store;
	}

	@GetMapping("/media" + FILE + ".{extension:png|jpg|gif}")
	ResponseEntity<byte[]> read(@PathVariable String sha256, @PathVariable String extension) {
		ImageType type = Arrays.stream(ImageType.values())
			.filter((each) -> each.extension().equals(extension))
			.findFirst()
			.orElseThrow();
		byte[] content = this.store.content(sha256, type).orElseThrow(() -> new UnknownMediaException(sha256));
		return ResponseEntity.ok()
			.header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
			.header(CacheHeaders.CDN_CACHE_CONTROL, "max-age=31536000")
			.header(CacheHeaders.SURROGATE_KEY, Media.key(sha256))
			.header("Content-Security-Policy", "default-src 'none'; sandbox")
			.eTag('"' + sha256.substring(0, 22) + '"')
			.contentType(MediaType.parseMediaType(type.mediaType()))
			.body(content);
	}

	@PostMapping("/api/newsroom/media")
	ResponseEntity<View> upload(@RequestBody byte[] content, @RequestParam(defaultValue = "") String name,
			Principal editor) {
		Media media = this.desk.upload(editor.getName(), name, content);
		return ResponseEntity.created(URI.create(media.path())).headers(CacheHeaders.notStored()).body(View.of(media));
	}

	@GetMapping("/api/newsroom/media")
	ResponseEntity<List<View>> list(@RequestParam(defaultValue = "0") @PositiveOrZero @Max(100_000) int page,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
		return ResponseEntity.ok()
			.headers(CacheHeaders.notStored())
			.body(this.desk.newest(page, size).stream().map(View::of).toList());
	}

	@DeleteMapping("/api/newsroom/media" + FILE)
	ResponseEntity<Void> remove(@PathVariable String sha256, Principal editor) {
		if (!this.desk.remove(editor.getName(), sha256)) {
			throw new UnknownMediaException(sha256);
		}
		return ResponseEntity.noContent().build();
	}

	/**
	 * An image as editors see it.
	 *
	 * @param url where everybody does
	 */
	record View(String url, String type, int width, int height, int size, String name, String by,
			java.time.Instant uploadedAt) {

		static View of(Media media) {
			return new View(media.path(), media.type().mediaType(), media.width(), media.height(), media.size(),
					media.name(), media.by(), media.uploadedAt());
		}

	}

}
