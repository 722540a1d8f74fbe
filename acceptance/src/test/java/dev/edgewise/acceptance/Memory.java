package dev.edgewise.acceptance;

import java.util.Locale;

/**
 * What a process holds, and what it may.
 *
 * @param process its name
 * @param used bytes
 * @param limit bytes
 */
record Memory(String process, long used, long limit) {

	/** Of what Docker prints, such as {@code 211.4MiB}. */
	static long bytes(String printed) {
		String unit = printed.replaceAll("[0-9.]", "");
		double count = Double.parseDouble(printed.substring(0, printed.length() - unit.length()));
		return (long) (count * switch (unit) {
			case "B" -> 1;
			case "KiB" -> 1L << 10;
			case "MiB" -> 1L << 20;
			case "GiB" -> 1L << 30;
			default -> throw new IllegalArgumentException(printed);
		});
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%-24s %6d MB of %4d MB", this.process, this.used >> 20, this.limit >> 20);
	}

}
