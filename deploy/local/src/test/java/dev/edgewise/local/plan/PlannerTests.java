package dev.edgewise.local.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.edgewise.local.Home;
import dev.edgewise.local.LocalStackException;
import dev.edgewise.local.wires.Wires;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlannerTests {

	@TempDir
	Path repository;

	private final Wires wires = new Wires();

	@BeforeEach
	void pretendToBeBuilt() throws IOException {
		for (String artifact : List.of("cms-origin", "gateway-edge", "markdown-render")) {
			Path app = Files.createDirectories(this.repository.resolve(artifact).resolve("target/app"));
			Files.createFile(app.resolve(artifact + ".jar"));
		}
	}

	@AfterEach
	void closeWires() {
		this.wires.close();
	}

	@Test
	void everyServiceWaitsForWhatItStoresInAndForKafka() throws IOException {
		assertThat(plan("--pops lhr").processes())
			.extracting((process) -> process.node().name() + " after " + process.after())
			.containsExactly("kafka after []", "postgres after []", "lhr/redis after []",
					"cms-origin after [kafka, postgres]", "lhr/gateway-edge after [kafka, lhr/redis]",
					"lhr/markdown-render after [kafka, lhr/redis]");
	}

	@Test
	void nobodyIsToldTheRealPortOfAnother() throws IOException {
		StackPlan plan = plan("--pops lhr,nrt");
		Map<String, String> gateway = environment(plan, "lhr/gateway-edge");
		Node redis = node(plan, "lhr/redis");
		Node renderer = node(plan, "lhr/markdown-render");
		assertThat(gateway).doesNotContainEntry("SPRING_DATA_REDIS_PORT", String.valueOf(redis.port()))
			.doesNotContainEntry("EDGEWISE_ORIGIN_URL", plan.issuer())
			.containsEntry("EDGEWISE_IDENTITY_ISSUER", plan.issuer());
		assertThat(gateway.get("EDGEWISE_GATEWAY_RENDER_URL")).startsWith("http://127.0.0.1:")
			.doesNotEndWith(":" + renderer.port());
		assertThat(gateway.get("SPRING_KAFKA_BOOTSTRAP_SERVERS"))
			.isNotEqualTo(environment(plan, "lhr/markdown-render").get("SPRING_KAFKA_BOOTSTRAP_SERVERS"));
	}

	@Test
	void replicasShareOnePublicPort() throws IOException {
		StackPlan plan = plan("--pops lhr --replicas 2");
		Node first = node(plan, "lhr/gateway-edge");
		Node second = node(plan, "lhr/gateway-edge-2");
		assertThat(first.publicPort()).isEqualTo(second.publicPort()).isNotEqualTo(first.port());
		assertThat(second.port()).isNotEqualTo(first.port());
		assertThat(plan.gateways()).containsExactly("http://localhost:" + first.publicPort());
	}

	@Test
	void aServiceThatIsNotBuiltNamesTheCommand() throws IOException {
		Files.delete(this.repository.resolve("cms-origin/target/app/cms-origin.jar"));
		assertThatExceptionOfType(LocalStackException.class).isThrownBy(() -> plan("--pops lhr"))
			.withMessageContaining("cms-origin is not built: run ./mvnw package");
	}

	private StackPlan plan(String arguments) throws IOException {
		Home home = new Home(this.repository.resolve("home"));
		home.create();
		UpOptions options = UpOptions.parse(home.root(), List.of((arguments + " --ports free").split(" ")));
		return new Planner(this.repository, home, options, Catalog.standard(), this.wires).plan();
	}

	private static Node node(StackPlan plan, String name) {
		return process(plan, name).node();
	}

	private static Map<String, String> environment(StackPlan plan, String name) {
		return process(plan, name).program().spec().environment();
	}

	private static PlannedProcess process(StackPlan plan, String name) {
		return plan.processes()
			.stream()
			.filter((process) -> process.node().name().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
