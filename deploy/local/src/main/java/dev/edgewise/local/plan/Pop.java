package dev.edgewise.local.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The places the local stack can have a point of presence at.
 */
public enum Pop {

	/** London. */
	LHR("London", "GB", 51.47, -0.45, "UK", 8080),

	/** Tokyo. */
	NRT("Tokyo", "JP", 35.77, 140.39, "JP", 8090),

	/** New York. */
	JFK("New York", "US", 40.64, -73.78, "US", 8100);

	private final String city;

	private final String country;

	private final double latitude;

	private final double longitude;

	private final String jurisdiction;

	private final int base;

	Pop(String city, String country, double latitude, double longitude, String jurisdiction, int base) {
		this.city = city;
		this.country = country;
		this.latitude = latitude;
		this.longitude = longitude;
		this.jurisdiction = jurisdiction;
		this.base = base;
	}

	public static Optional<Pop> of(String code) {
		return Arrays.stream(values()).filter((pop) -> pop.code().equals(code)).findFirst();
	}

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	public String city() {
		return this.city;
	}

	public String country() {
		return this.country;
	}

	public double latitude() {
		return this.latitude;
	}

	public double longitude() {
		return this.longitude;
	}

	public String jurisdiction() {
		return this.jurisdiction;
	}

	/** The first of its ten ports. */
	public int base() {
		return this.base;
	}

}
