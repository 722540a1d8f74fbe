package dev.edgewise.markdown.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.server.ResponseStatusException;

import dev.edgewise.markdown.engine.RenderOutcome.Reason;
import dev.edgewise.markdown.engine.RenderOutcome.Refused;

/**
 * Reads a request's Markdown, never more of it than the limit. Larger is 413, another
 * charset than UTF-8 is 415, bytes that are no UTF-8 are 400.
 */
final class MarkdownBody {

	static final MediaType TYPE = new MediaType("text", "markdown");

	private MarkdownBody() {
	}

	static String read(@Nullable MediaType type, long declaredLength, InputStream body, int limit)
			throws HttpMediaTypeNotSupportedException {
		if (type != null && type.getCharset() != null && !StandardCharsets.UTF_8.equals(type.getCharset())) {
			throw new HttpMediaTypeNotSupportedException(type, List.of(TYPE));
		}
		if (declaredLength > limit) {
			throw tooLarge(limit);
		}
		byte[] bytes = bytes(body, limit + 1);
		if (bytes.length > limit) {
			throw tooLarge(limit);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The document is not UTF-8.");
		}
	}

	private static RenderRefusal tooLarge(int limit) {
		return new RenderRefusal(new Refused(Reason.TOO_LARGE, "It is larger than " + limit + " bytes."));
	}

	private static byte[] bytes(InputStream body, int limit) {
		try {
			return body.readNBytes(limit);
		}
		catch (IOException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The document did not arrive.", ex);
		}
	}

}
