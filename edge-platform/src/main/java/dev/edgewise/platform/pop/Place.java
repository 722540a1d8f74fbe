package dev.edgewise.platform.pop;

import java.net.URI;
import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * A place where code runs: the core or a POP.
 *
 * @param code short name, e.g. {@code lhr}
 * @param city where it stands
 * @param country ISO 3166 code
 * @param latitude degrees north
 * @param longitude degrees east
 * @param jurisdiction whose law holds for the data kept there
 * @param url its public door: a POP's gateway, or the core
 * @param services internal URLs of its services by name, as other places reach them
 */
public record Place(@NotBlank String code, @NotBlank String city, @Nullable String country, double latitude,
		double longitude, @Nullable String jurisdiction, @Nullable URI url, @Nullable Map<String, URI> services) {

	private static final double EARTH_RADIUS_KM = 6371;

	/** Great-circle distance in kilometres. */
	public double kilometresTo(Place other) {
		double lat1 = Math.toRadians(this.latitude);
		double lat2 = Math.toRadians(other.latitude);
		double half = Math.pow(Math.sin((lat2 - lat1) / 2), 2) + Math.cos(lat1) * Math.cos(lat2)
				* Math.pow(Math.sin(Math.toRadians(other.longitude - this.longitude) / 2), 2);
		return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half));
	}

}
