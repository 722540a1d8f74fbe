package dev.edgewise.platform.pop;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Which process this is.
 *
 * @param place code of its place
 * @param service name of its service
 * @param instance tells it from other instances and from its own earlier lives
 */
public record ServiceIdentity(String place, String service, String instance) {

	static ServiceIdentity ofThisProcess(String place, String service) {
		byte[] random = new byte[4];
		new SecureRandom().nextBytes(random);
		return new ServiceIdentity(place, service, HexFormat.of().formatHex(random));
	}

	@Override
	public String toString() {
		return this.place + '/' + this.service + '/' + this.instance;
	}

}
