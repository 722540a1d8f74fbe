package dev.edgewise.markdown.page;

import java.util.Map;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

/**
 * The pages' templates, which the build has compiled into this package. Everything they
 * print is escaped for where it stands, save the article's text, which is safe HTML.
 * Fails with an exception only on a fault in a template.
 */
final class Templates {

	private final TemplateEngine engine;

	Templates() {
		this.engine = TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(),
				Templates.class.getPackageName());
	}

	byte[] article(Chrome chrome, ArticleView article) {
		return render("article.jte", Map.of("chrome", chrome, "article", article));
	}

	byte[] list(Chrome chrome, ListView list) {
		return render("list.jte", Map.of("chrome", chrome, "list", list));
	}

	byte[] notice(Chrome chrome, Notice notice) {
		return render("notice.jte", Map.of("chrome", chrome, "notice", notice));
	}

	private byte[] render(String template, Map<String, Object> parameters) {
		Utf8ByteOutput output = new Utf8ByteOutput();
		this.engine.render(template, parameters, output);
		return output.toByteArray();
	}

}
