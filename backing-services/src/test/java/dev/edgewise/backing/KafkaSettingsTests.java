package dev.edgewise.backing;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaSettingsTests {

	@Test
	void everyListenerAdvertisesThePortItsClientsHaveToUse() throws IOException {
		Properties settings = new Properties();
		settings.load(new StringReader(new KafkaSettings(19092, 19093,
				List.of(new KafkaListener("lhr/gateway-edge", 19100, 40100)), Path.of("/data"))
			.text()));
		assertThat(settings)
			.containsEntry("listeners",
					"MAIN://127.0.0.1:19092,LHR_GATEWAY_EDGE://127.0.0.1:19100,CONTROLLER://127.0.0.1:19093")
			.containsEntry("advertised.listeners", "MAIN://127.0.0.1:19092,LHR_GATEWAY_EDGE://127.0.0.1:40100")
			.containsEntry("listener.security.protocol.map",
					"MAIN:PLAINTEXT,LHR_GATEWAY_EDGE:PLAINTEXT,CONTROLLER:PLAINTEXT")
			.containsEntry("auto.create.topics.enable", "false");
	}

	@Test
	void theBrokerGetsItsOwnJarsInWhateverVersion() {
		String classPath = String.join(File.pathSeparator, "/lib/kafka_2.13-4.2.1.jar", "/lib/spring-core-7.0.8.jar",
				"/lib/scala-library-2.13.17.jar", "/app/target/classes");
		assertThat(KafkaClassPath.select(classPath, Set.of("kafka_2.13", "scala-library")))
			.isEqualTo(String.join(File.pathSeparator, "/lib/kafka_2.13-4.2.1.jar", "/lib/scala-library-2.13.17.jar"));
	}

}
