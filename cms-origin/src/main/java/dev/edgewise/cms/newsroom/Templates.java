package dev.edgewise.cms.newsroom;

import java.util.HashMap;
import java.util.Map;

import dev.edgewise.cms.delivery.CacheHeaders;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The pages' templates, which the build has compiled into this package. Everything they
 * print is escaped for where it stands. Fails with an exception only on a fault in a
 * template.
 */
final class Templates {

	private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

	private final TemplateEngine engine;

	Templates() {
		this.engine = TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(),
				Templates.class.getPackageName());
	}

	ResponseEntity<byte[]> page(HttpStatus status, String template, Frame frame, Map<String, ?> parameters) {
		Map<String, @Nullable Object> all = new HashMap<>(parameters);
		all.put("frame", frame);
		Utf8ByteOutput output = new Utf8ByteOutput();
		this.engine.render(template + ".jte", all, output);
		return ResponseEntity.status(status)
			.headers(CacheHeaders.notStored())
			.contentType(HTML)
			.body(output.toByteArray());
	}

}
