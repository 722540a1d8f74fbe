package dev.edgewise.local.control;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.edgewise.local.Json;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the control port.
 *
 * @param status the HTTP status
 * @param mediaType the body's media type
 * @param body JSON, or nothing
 */
record Answer(int status, String mediaType, byte[] body) {

	static Answer ok(Object value) {
		return new Answer(200, "application/json", Json.MAPPER.writeValueAsBytes(value));
	}

	static Answer empty() {
		return new Answer(204, "application/json", new byte[0]);
	}

	static Answer problem(int status, String title, @Nullable String detail) {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", title);
		problem.put("status", status);
		if (detail != null) {
			problem.put("detail", detail);
		}
		return new Answer(status, "application/problem+json", Json.MAPPER.writeValueAsBytes(problem));
	}

}
