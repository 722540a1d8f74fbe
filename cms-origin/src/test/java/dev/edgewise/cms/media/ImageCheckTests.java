package dev.edgewise.cms.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ImageCheckTests {

	private final ImageCheck check = new ImageCheck(100_000, 3);

	@ParameterizedTest
	@CsvSource({ "png, PNG", "jpg, JPEG", "gif, GIF" })
	void tellsWhatAnImageIs(String format, ImageType type) throws IOException {
		assertThat(this.check.check(image(format, 300, 200))).isEqualTo(new ImageCheck.Image(type, 300, 200));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bmp", "tiff" })
	void refusesOtherFormatsThatTheJdkKnows(String format) throws IOException {
		byte[] content = image(format, 3, 2);
		assertRefused(content, 415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
			"<!doctype html><img>", "%PDF-1.7" })
	void refusesWhatIsNoImage(String content) {
		assertRefused(content.getBytes(StandardCharsets.UTF_8), 415);
	}

	@Test
	void refusesWebp() {
		assertRefused(Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAQAcJaQAA3AA/v3AgAA="), 415);
	}

	@Test
	void refusesWhatCannotBeDecoded() throws IOException {
		byte[] whole = image("png", 300, 200);
		assertRefused(Arrays.copyOf(whole, whole.length / 2), 400);
		byte[] spoiled = image("jpg", 300, 200);
		Arrays.fill(spoiled, 2, 600, (byte) 0xff);
		assertRefused(spoiled, 400);
	}

	@Test
	void refusesManyPixelsBeforeItDecodesThem() throws IOException {
		byte[] bomb = image("png", 1, 1);
		bomb[16] = 0x7f;
		bomb[20] = 0x7f;
		assertRefused(bomb, 400);
		assertRefused(image("png", 1000, 101), 400);
	}

	private void assertRefused(byte[] content, int status) {
		assertThatExceptionOfType(UnacceptableImageException.class).isThrownBy(() -> this.check.check(content))
			.satisfies((refused) -> assertThat(refused.getStatusCode().value()).isEqualTo(status));
	}

	private static byte[] image(String format, int width, int height) throws IOException {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int x = 0; x < width; x++) {
			for (int y = 0; y < height; y++) {
				image.setRGB(x, y, x * 7919 + y * 104_729);
			}
		}
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		assertThat(ImageIO.write(image, format, output)).isTrue();
		return output.toByteArray();
	}

}
