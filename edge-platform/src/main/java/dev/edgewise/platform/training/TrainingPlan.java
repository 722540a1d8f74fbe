package dev.edgewise.platform.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a service is trained with, from {@code aot-training.txt} of its jar: one request
 * or one {@code NAME=value} of its environment in a line; {@code #} begins a comment.
 *
 * @param environment besides what all services have
 * @param requests what it is asked first
 */
record TrainingPlan(Map<String, String> environment, List<TrainingRequest> requests) {

	private static final Predicate<String> VARIABLE = Pattern.compile("[A-Z_]+=.*").asMatchPredicate();

	static TrainingPlan read() throws IOException {
		try (InputStream plan = TrainingPlan.class.getResourceAsStream("/aot-training.txt")) {
			if (plan == null) {
				throw new IllegalStateException("The service's jar has no aot-training.txt");
			}
			return parse(new String(plan.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	static TrainingPlan parse(String text) {
		List<String> lines = text.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).toList();
		Map<String, String> environment = lines.stream()
			.filter(VARIABLE)
			.map((line) -> line.split("=", 2))
			.collect(Collectors.toUnmodifiableMap((pair) -> pair[0], (pair) -> pair[1]));
		return new TrainingPlan(environment,
				lines.stream().filter(VARIABLE.negate()).map(TrainingRequest::parse).toList());
	}

}
