package dev.edgewise.cms.openapi;

import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The description, as YAML and as a page.
 */
@Controller
class OpenApiController {

	private final OpenApi api = OpenApi.load();

	@GetMapping("/openapi.yaml")
	ResponseEntity<String> description() {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
			.contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
			.body(this.api.text());
	}

	@GetMapping("/openapi")
	String page(Model model) {
		model.addAttribute("operations", this.api.operations());
		return "openapi";
	}

}
