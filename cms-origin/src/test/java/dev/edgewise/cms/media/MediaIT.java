package dev.edgewise.cms.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import dev.edgewise.cms.testing.Backing;
import dev.edgewise.cms.testing.CoreClient;
import dev.edgewise.cms.testing.CoreClient.Answer;
import dev.edgewise.cms.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Images and promotions, through the front door. */
@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "edgewise.identity.key-secret=of-the-test")
class MediaIT {

	private static final String MEDIA = "/api/newsroom/media";

	private static final String PROMOTIONS = "/api/newsroom/promotions";

	@LocalServerPort
	int port;

	@Autowired
	JwtEncoder encoder;

	private CoreClient core;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheCoreIsReady() {
		this.core = new CoreClient(URI.create("http://localhost:" + this.port),
				() -> new Tokens(this.encoder).ofRole("editor"));
		await().atMost(Duration.ofSeconds(60)).until(() -> this.core.get("/readyz").status() == 200);
	}

	@Test
	void keepsAnImageUnderWhatItContains() throws IOException {
		byte[] image = png(200);
		Answer uploaded = this.core.post(MEDIA + "?name=a%20picture.svg", "image/svg+xml", image);
		assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
		String path = uploaded.header("Location");
		assertThat(path).matches("/media/[0-9a-f]{64}\\.png");
		Answer read = this.core.get(path);
		assertThat(read.response().body()).isEqualTo(image);
		assertThat(read.header("Content-Type")).isEqualTo("image/png");
		assertThat(read.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
		assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(read.header("Content-Security-Policy")).contains("sandbox");
		assertThat(this.core.get(path, "If-None-Match", read.header("ETag")).status()).isEqualTo(304);
		assertThat(this.core.post(MEDIA, "image/png", image).header("Location")).isEqualTo(path);
		assertThat(this.core.get(path.replace(".png", ".gif")).status()).isEqualTo(404);
		assertThat(this.core.desk(MEDIA).text()).contains("a picture.svg");
	}

	@Test
	void removesAnImageAndTakesItBack() throws IOException {
		byte[] image = png(201);
		String path = this.core.post(MEDIA, "image/png", image).header("Location");
		String sha256 = path.substring("/media/".length(), path.indexOf('.'));
		assertThat(this.core.delete(MEDIA + "/" + sha256).status()).isEqualTo(204);
		assertThat(this.core.get(path).status()).isEqualTo(404);
		assertThat(this.core.delete(MEDIA + "/" + sha256).status()).isEqualTo(404);
		assertThat(this.core.post(MEDIA, "image/png", image).status()).isEqualTo(201);
		assertThat(this.core.get(path).status()).isEqualTo(200);
	}

	@Test
	void refusesWhatIsNoImageOrTooLarge() {
		Answer svg = this.core.post(MEDIA, "image/png", "<svg/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
		assertThat(svg.status()).isEqualTo(415);
		assertThat(svg.json().at("/errors/0/field").asString()).isEqualTo("image");
		Answer large = this.core.post(MEDIA, "image/png", new byte[5 * 1024 * 1024 + 1]);
		assertThat(large.status()).isEqualTo(413);
		assertThat(this.core.get(MEDIA).status()).isEqualTo(401);
	}

	@Test
	void offersWhatMayBeShownInASlot() {
		Instant now = Instant.now();
		String slot = "slot-" + System.nanoTime();
		Answer begun = this.core.post(PROMOTIONS, promotion(slot, now.minusSeconds(60), now.plusSeconds(60)));
		assertThat(begun.status()).as(begun.text()).isEqualTo(201);
		this.core.post(PROMOTIONS, promotion(slot, now.plusSeconds(1800), now.plusSeconds(3600)));
		this.core.post(PROMOTIONS, promotion(slot, now.minusSeconds(60), now.minusSeconds(1)));
		this.core.post(PROMOTIONS, promotion(slot, now.plusSeconds(36_000), now.plusSeconds(72_000)));
		Answer candidates = this.core.get("/api/content/promotions/" + slot);
		assertThat(candidates.json().path("items").size()).isEqualTo(2);
		assertThat(candidates.json().at("/items/0/audience/countries/0").asString()).isEqualTo("JP");
		assertThat(candidates.keys()).containsExactly("promotions:" + slot);
		assertThat(candidates.header("CDN-Cache-Control")).isEqualTo("max-age=3600");
		String own = begun.header("Location");
		Map<String, Object> changed = new java.util.HashMap<>(
				promotion(slot, now.minusSeconds(60), now.plusSeconds(60)));
		assertThat(this.core.put(own, changed).status()).isEqualTo(428);
		changed.put("revision", 1);
		assertThat(this.core.put(own, changed).json().path("revision").asLong()).isEqualTo(2);
		assertThat(this.core.put(own, changed).status()).isEqualTo(409);
		assertThat(this.core.delete(own).status()).isEqualTo(204);
		assertThat(this.core.get("/api/content/promotions/" + slot).json().path("items").size()).isEqualTo(1);
	}

	@Test
	void namesTheFieldOfAPromotionThatIsNotValid() {
		Instant now = Instant.now();
		Map<String, Object> bad = Map.of("slot", "A", "title", "x".repeat(101), "text", "x".repeat(301), "link",
				"javascript:alert(1)", "image", "/etc/passwd", "countries", List.of("Japan"), "roles", List.of("king"),
				"from", now, "until", now, "weight", 0);
		assertThat(this.core.post(PROMOTIONS, bad)
			.json()
			.path("errors")
			.valueStream()
			.map((error) -> error.path("field").asString())).containsExactlyInAnyOrder("slot", "title", "text", "link",
					"image", "countries[0]", "roles[0]", "until", "weight");
	}

	private static Map<String, Object> promotion(String slot, Instant from, Instant until) {
		return Map.of("slot", slot, "title", "Spring in Tokyo", "text", "Come and see.", "link",
				"https://example.com/tokyo", "countries", List.of("JP"), "roles", List.of("reader"), "from", from,
				"until", until);
	}

	private static byte[] png(int width) throws IOException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(width, 100, BufferedImage.TYPE_INT_RGB), "png", output);
		return output.toByteArray();
	}

}
