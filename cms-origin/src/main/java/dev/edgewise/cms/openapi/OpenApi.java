package dev.edgewise.cms.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import org.springframework.core.io.ClassPathResource;

/**
 * The description as it is written, and its operations one by one. A description that
 * cannot be read is a mistake in the build and fails the start.
 */
record OpenApi(String text, List<Operation> operations) {

	static OpenApi load() {
		try {
			String text = new ClassPathResource("openapi/openapi.yaml").getContentAsString(StandardCharsets.UTF_8);
			Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
			List<Operation> operations = new ArrayList<>();
			map(root.getOrDefault("paths", Map.of())).forEach((path, methods) -> map(methods)
				.forEach((method, operation) -> operations.add(Operation.of(path, method, map(operation)))));
			return new OpenApi(text, List.copyOf(operations));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

	/** What can be asked for. */
	record Operation(String path, String method, String group, String summary, List<Parameter> parameters) {

		private static Operation of(String path, String method, Map<String, Object> operation) {
			List<?> parameters = (List<?>) operation.getOrDefault("parameters", List.of());
			return new Operation(path, method.toUpperCase(Locale.ROOT),
					String.valueOf(((List<?>) operation.getOrDefault("tags", List.of(""))).getFirst()),
					String.valueOf(operation.get("summary")),
					parameters.stream().map((parameter) -> Parameter.of(map(parameter))).toList());
		}

	}

	/** What it is asked with. */
	record Parameter(String name, String where, String about) {

		private static Parameter of(Map<String, Object> parameter) {
			Map<String, Object> schema = map(parameter.getOrDefault("schema", Map.of()));
			String limits = schema.toString().replaceAll("[{}]", "").replace("$ref=#/components/schemas/", "");
			Object description = parameter.get("description");
			return new Parameter(String.valueOf(parameter.get("name")), String.valueOf(parameter.get("in")),
					(description != null) ? limits + "; " + description : limits);
		}

	}

}
