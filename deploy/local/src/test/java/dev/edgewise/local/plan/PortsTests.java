package dev.edgewise.local.plan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import dev.edgewise.local.LocalStackException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortsTests {

	@Test
	void aTakenPortIsNamedWithWhoNeedsIt() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Ports ports = Ports.wellKnown();
			ports.of("lhr/gateway-edge", taken.getLocalPort());
			assertThatExceptionOfType(LocalStackException.class).isThrownBy(ports::check)
				.withMessageContaining("port " + taken.getLocalPort() + " is taken, and lhr/gateway-edge needs it");
		}
	}

	@Test
	void freePortsAreAllDifferent() {
		Ports ports = Ports.free();
		assertThat(ports.of("a", 8080)).isNotEqualTo(8080).isNotEqualTo(ports.of("b", 8080));
	}

}
