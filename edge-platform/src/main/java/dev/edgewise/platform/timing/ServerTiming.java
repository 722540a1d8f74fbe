package dev.edgewise.platform.timing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Where the time of one response went, written as {@code Server-Timing} (W3C). Durations
 * of one name add up. Safe for use by several threads.
 */
public final class ServerTiming {

	/** The field's name. */
	public static final String FIELD = "Server-Timing";

	private final Map<String, Duration> durations = new LinkedHashMap<>();

	public synchronized void add(String name, Duration duration) {
		this.durations.merge(name, duration, Duration::plus);
	}

	/**
	 * Takes over the entries of a {@code Server-Timing} field; what is no entry with a
	 * duration is left out.
	 */
	public void addAll(String field) {
		for (String entry : field.split(",")) {
			String[] parts = entry.strip().split(";");
			for (int i = 1; i < parts.length; i++) {
				String parameter = parts[i].strip();
				if (parameter.startsWith("dur=") && parameter.substring(4).matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
					add(parts[0].strip(), Duration.ofNanos((long) (Double.parseDouble(parameter.substring(4)) * 1e6)));
				}
			}
		}
	}

	/** The field's value; empty when nothing was added. */
	@Override
	public synchronized String toString() {
		StringJoiner text = new StringJoiner(", ");
		this.durations.forEach((name, duration) -> text.add(entry(name, duration)));
		return text.toString();
	}

	/** The field's value for one entry. */
	public static String entry(String name, Duration duration) {
		long hundredths = Math.round(duration.toNanos() / 1e4);
		long part = hundredths % 100;
		return name + ";dur=" + hundredths / 100 + ((part < 10) ? ".0" : ".") + part;
	}

}
