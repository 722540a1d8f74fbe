package dev.edgewise.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FreePortsTests {

	@Test
	void givesEveryPortOnceAndNoneThatIsReserved() {
		int first = new FreePorts(new Random(7)).next();
		FreePorts again = new FreePorts(new Random(7));
		again.reserve(first);
		assertThat(again.next()).isNotEqualTo(first);
		assertThat(again.next()).isNotEqualTo(again.next());
	}

	@Test
	void aPortThatSomebodyListensOnIsNotFree() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
		}
	}

}
