package fr.palmares.local.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser without a window: Debian's chromium, or Chrome. */
public final class Browser implements AutoCloseable {

    private static final List<String> PROGRAMS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> DRIVERS =
            List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver", "/usr/local/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AUDIT = Duration.ofMinutes(2);

    private final ChromeDriver driver;
    private final String site;
    private final Path pictures;

    private Browser(ChromeDriver driver, String site, Path pictures) {
        this.driver = driver;
        this.site = site;
        this.pictures = pictures;
    }

    /** Why no browser can be opened here; nothing when one can. */
    public static Optional<String> missing() {
        return first(PROGRAMS).isPresent() && first(DRIVERS).isPresent()
                ? Optional.empty()
                : Optional.of("No browser: the portal was not opened (apt-get install chromium chromium-driver).");
    }

    /** @param pictures where screenshots go */
    public static Browser open(String site, Path pictures) throws IOException {
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE); // it misses bindings that are not used here
        Files.createDirectories(pictures);
        var options = new ChromeOptions();
        options.setBinary(first(PROGRAMS).orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--force-prefers-reduced-motion",
                "--lang=fr",
                "--window-size=1400,1050");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of(first(DRIVERS).orElseThrow()).toFile())
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(AUDIT);
        return new Browser(driver, site, pictures);
    }

    private static Optional<String> first(List<String> candidates) {
        return candidates.stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    void go(String page) {
        driver.get(site + page);
    }

    WebElement find(String css) {
        return wait(
                css,
                () -> driver.findElements(By.cssSelector(css)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    void click(String css) {
        show(css).click();
    }

    WebElement show(String css) {
        var element = find(css);
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        return element;
    }

    void type(String css, String text) {
        var field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Waits until the element says it. */
    String read(String css, String awaited) {
        return wait("« " + awaited + " » in " + css, () -> {
            var text = find(css).getText();
            return text.contains(awaited) ? text : null;
        });
    }

    /** What an audit of the page by axe-core finds against WCAG 2 A and AA. */
    List<String> barriers() {
        driver.executeScript("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })");
        driver.executeScript(axe());
        var found = (Map<?, ?>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations']})
                  .then((result) => done({violations: result.violations.map((one) =>
                    one.id + ': ' + one.help + ' ' + one.nodes.slice(0, 3).map((node) => node.html).join(' '))}));
                """);
        return ((List<?>) found.get("violations")).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void picture(String name) {
        try {
            Files.write(pictures.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private <T> T wait(String what, Supplier<@Nullable T> question) {
        return new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> what + " on " + driver.getCurrentUrl())
                .ignoring(StaleElementReferenceException.class)
                .until(_ -> question.get());
    }

    Stream<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
