package dev.edgewise.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An editor in a browser: signs in at London, publishes, and watches London and Tokyo
 * change.
 */
class ConsoleBrowserIT {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Stack stack = Stack.running();

	@BeforeEach
	void bothPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	@Test
	void showsAPublishArriveAtEveryPop() throws IOException {
		try (Browser browser = Browser.open()) {
			ChromeDriver page = browser.driver();
			WebDriverWait wait = new WebDriverWait(page, PATIENCE);
			page.get(this.stack.gateway("lhr").toString());
			wait.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("here-panel"), "London"));
			wait.until(ExpectedConditions.numberOfElementsToBeMoreThan(By.cssSelector("#desk-article option"), 10));
			signIn(page, wait);
			String title = "Published from a browser " + System.nanoTime();
			publish(page, wait, title);
			wait.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".lane.pop .proof.good"),
					this.stack.pops().size()));
			page.executeScript("document.querySelector('publish-view').scrollIntoView({ behavior: 'instant' })");
			browser.keepPicture("console-published");
			assertThat(scriptErrors(page)).isEmpty();
			readAtTokyo(page, wait, title);
			browser.keepPicture("article");
		}
	}

	@Test
	void asksTwoPopsPurgesAndWatchesThePurgeArrive() throws IOException {
		try (Browser browser = Browser.open()) {
			ChromeDriver page = browser.driver();
			WebDriverWait wait = new WebDriverWait(page, PATIENCE);
			page.get(this.stack.gateway("lhr") + "/console/cache.html");
			wait.until(ExpectedConditions.numberOfElementsToBeMoreThan(By.cssSelector("#bench-page option"), 10));
			wait.until(
					ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".hint"), "To purge, sign in"));
			assertThat(page.findElement(By.cssSelector("purge-watch button.primary")).isEnabled()).isFalse();
			askBoth(page, wait, 1);
			askBoth(page, wait, 2);
			assertThat(page.findElements(By.cssSelector(".answers.pair .verdict.hit"))).hasSize(2);
			signIn(page, wait);
			assertThat(page.getCurrentUrl()).endsWith("/console/cache.html");
			wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector("purge-watch button.primary"))).click();
			wait.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("purge-watch .state"),
					"applied everywhere"));
			wait.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".round.hit"), 2));
			assertThat(page.findElements(By.cssSelector(".round.miss"))).as("asked after the purge").hasSize(2);
			browser.keepPicture("console-cache");
			assertThat(scriptErrors(page)).isEmpty();
		}
	}

	private static void askBoth(ChromeDriver page, WebDriverWait wait, int round) {
		page.findElement(By.cssSelector(".bench button")).click();
		wait.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".round"), 2 * round));
	}

	private void signIn(ChromeDriver page, WebDriverWait wait) {
		wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector("session-badge a"))).click();
		wait.until(ExpectedConditions.elementToBeClickable(By.name("username"))).sendKeys("edith");
		page.findElement(By.name("password")).sendKeys("edgewise");
		page.findElement(By.cssSelector("form button, form input[type=submit]")).click();
		wait.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("session-badge"), "editor"));
	}

	private void publish(ChromeDriver page, WebDriverWait wait, String title) {
		wait.until((driver) -> !driver.findElement(By.id("desk-body")).getDomProperty("value").isEmpty());
		WebElement field = page.findElement(By.id("desk-title"));
		field.clear();
		field.sendKeys(title);
		wait.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("markdown-preview"), title));
		field.sendKeys(Keys.ENTER);
		wait.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("writing-desk .state"),
				"is committed"));
	}

	private void readAtTokyo(ChromeDriver page, WebDriverWait wait, String title) {
		String slug = page.findElement(By.id("desk-article")).getDomProperty("value");
		page.get(this.stack.gateway("nrt") + "/articles/" + slug);
		wait.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("h1"), title));
	}

	private static List<LogEntry> scriptErrors(ChromeDriver page) {
		return page.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
			.toList();
	}

}
