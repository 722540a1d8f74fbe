package dev.edgewise.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An editor in the newsroom: writes with a preview from the edge, publishes, sees which
 * POP serves it, and meets a colleague's edit.
 */
class NewsroomBrowserIT {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Stack stack = Stack.running();

	@BeforeEach
	void bothPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	@Test
	void writesPublishesAndMeetsAColleague() throws IOException {
		try (Browser browser = Browser.open()) {
			ChromeDriver page = browser.driver();
			WebDriverWait wait = new WebDriverWait(page, PATIENCE);
			page.get(this.stack.core().resolve("/newsroom").toString());
			page.findElement(By.name("username")).sendKeys("edith");
			page.findElement(By.name("password")).sendKeys("edgewise");
			page.findElement(By.cssSelector(".credentials button")).click();
			wait.until(ExpectedConditions.numberOfElementsToBeMoreThan(By.cssSelector(".articles tbody tr"), 10));
			browser.keepPicture("newsroom-list");
			String slug = "written-" + System.nanoTime();
			write(page, wait, slug);
			browser.keepPicture("newsroom-draft");
			page.findElement(By.cssSelector(".decisions button.primary")).click();
			arrives(page, wait, "revision 2");
			browser.keepPicture("newsroom-published");
			type(page, "body", "## Two\n\nA second text.");
			page.findElement(By.cssSelector(".actions button")).click();
			arrives(page, wait, "revision 3");
			assertThat(page.findElement(By.cssSelector(".reach")).getText()).contains("after the commit");
			collide(page, wait, slug);
			browser.keepPicture("newsroom-collision");
			page.get(this.stack.core().resolve("/newsroom/articles/" + slug + "/revisions?from=2&to=3").toString());
			browser.keepPicture("newsroom-revisions");
			assertThat(page.manage().logs().get(LogType.BROWSER).getAll())
				.filteredOn((entry) -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
				.filteredOn((entry) -> !entry.getMessage().contains("409"))
				.isEmpty();
		}
	}

	private void write(ChromeDriver page, WebDriverWait wait, String slug) {
		page.get(this.stack.core().resolve("/newsroom/articles/new").toString());
		type(page, "title", "Written in the newsroom");
		type(page, "body", "## One\n\nThe *first* text.\n\nIt has\n\n- a list\n- of two\n\nand `code`.");
		type(page, "slug", slug);
		type(page, "section", "principles");
		type(page, "tags", "edge");
		wait.until(
				ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("live-preview .prose em"), "first"));
		page.findElement(By.cssSelector(".actions button")).click();
		wait.until(ExpectedConditions.urlContains("/newsroom/articles/" + slug));
		wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".decisions")));
	}

	/**
	 * A colleague saves first, by the API; then this page's edit of the same line is
	 * saved.
	 */
	private void collide(ChromeDriver page, WebDriverWait wait, String slug) {
		Newsroom colleague = new Newsroom(this.stack);
		colleague.revise(colleague.read(slug), Map.of("body", "## Two\n\nA colleague’s text."));
		type(page, "body", "## Two\n\nMy own text.");
		page.findElement(By.cssSelector(".actions button")).click();
		wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".collision .versions")));
		assertThat(page.findElement(By.id("body")).getDomProperty("value")).contains("My own text.",
				"A colleague’s text.", "<<<<<<< yours");
	}

	/** Every POP is seen to serve the revision. */
	private void arrives(ChromeDriver page, WebDriverWait wait, String revision) {
		wait.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(".standing"), revision));
		wait.until(
				ExpectedConditions.numberOfElementsToBe(By.cssSelector(".reach .reached"), this.stack.pops().size()));
		assertThat(page.findElement(By.cssSelector(".reach")).getText()).contains(revision);
	}

	private static void type(ChromeDriver page, String field, String text) {
		WebElement element = page.findElement(By.id(field));
		element.clear();
		element.sendKeys(text);
	}

}
