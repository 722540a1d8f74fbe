package dev.edgewise.backing;

import java.util.Locale;

/**
 * One more door to the broker. A client that enters here is told to come back to the
 * advertised port, which may be a relay's.
 *
 * @param name unique; letters, digits and hyphens
 * @param port where the broker listens
 * @param advertisedPort where clients are told to connect
 */
public record KafkaListener(String name, int port, int advertisedPort) {

	String label() {
		return this.name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
	}

}
