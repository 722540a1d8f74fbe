package dev.edgewise.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A real browser. Tests that need one are skipped, and say so, on a machine without; in
 * CI its absence is a failure.
 */
final class Browser implements AutoCloseable {

	private final ChromeDriver driver;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	static Browser open() {
		Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
			.flatMap((name) -> onPath(name).stream())
			.findFirst();
		Optional<Path> chromedriver = onPath("chromedriver");
		boolean present = chromium.isPresent() && chromedriver.isPresent();
		if (!present && "true".equals(System.getenv("CI"))) {
			throw new IllegalStateException("CI needs chromium and chromedriver on the PATH");
		}
		Assumptions.assumeTrue(present, "No chromium and chromedriver on the PATH: the browser test is skipped");
		ChromeOptions options = new ChromeOptions();
		options.setBinary(chromium.orElseThrow().toFile());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--window-size=1280,1000");
		return new Browser(new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.orElseThrow().toFile())
					.usingAnyFreePort()
					.build(),
				options));
	}

	private static Optional<Path> onPath(String name) {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

	ChromeDriver driver() {
		return this.driver;
	}

	/** Keeps a picture of the page in the module's target folder. */
	void keepPicture(String name) throws IOException {
		Path picture = Path.of("target", name + ".png");
		Files.createDirectories(picture.getParent());
		Files.write(picture, this.driver.getScreenshotAs(OutputType.BYTES));
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
