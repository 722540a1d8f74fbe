package dev.edgewise.cms.newsroom;

import java.security.Principal;
import java.util.Map;

import dev.edgewise.cms.media.Media;
import dev.edgewise.cms.media.PictureDesk;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Pictures: what there is, and taking in another. A page's script uploads, one request
 * for each, so that what is too large is refused before it is read.
 */
@Controller
class PictureController {

	private static final int SIZE = 24;

	private final PictureDesk pictures;

	private final Templates templates;

	private final Frames frames;

	PictureController(PictureDesk pictures, Templates templates, Frames frames) {
		this.pictures = pictures;
		this.templates = templates;
		this.frames = frames;
	}

	@GetMapping("/newsroom/media")
	ResponseEntity<byte[]> list(@RequestParam(defaultValue = "0") @PositiveOrZero @Max(100_000) int page,
			Principal editor, CsrfToken csrf) {
		Frame frame = this.frames.of("Pictures", Frame.Place.PICTURES, editor, csrf);
		return this.templates.page(HttpStatus.OK, "pictures", frame,
				Map.of("pictures", this.pictures.newest(page, SIZE), "page", page, "size", SIZE));
	}

	@PostMapping("/newsroom/media")
	@ResponseBody
	Taken upload(@RequestBody byte[] content, @RequestParam(defaultValue = "") String name, Principal editor) {
		Media media = this.pictures.upload(editor.getName(), name, content);
		return new Taken(media.path(), media.width(), media.height());
	}

	/** Where the picture is from now on. */
	record Taken(String url, int width, int height) {

	}

}
