package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The three people whom Sonin is for do their work, in both languages, with script and without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOADING = Duration.ofSeconds(15);

    private Stand stand;
    private ChromeDriver browser;

    /**
     * How someone walks.
     *
     * @param script whether the browser runs any
     */
    record Walk(String language, boolean script) {
        @Override
        public String toString() {
            return language + (script ? "-script" : "-plain");
        }
    }

    static Stream<Walk> walks() {
        return Stream.of("en", "mn").flatMap(language -> Stream.of(true, false).map(on -> new Walk(language, on)));
    }

    @BeforeAll
    void open(@TempDir Path home, @TempDir Path profile) {
        browser = Browser.open(profile);
        browser.manage().timeouts().implicitlyWait(LOADING);
        stand = Stand.open(home);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.quit();
        }
        if (stand != null) {
            stand.close();
        }
    }

    @ParameterizedTest
    @MethodSource("walks")
    void aJournalistFindsBothLanguagesWithOneQueryAndTheProof(Walk walk) {
        begin(walk);
        WebElement field = browser.findElement(By.id("q"));
        field.sendKeys("topic:bridge");
        field.submit();

        answered("topic:bridge");
        List<String> languages = told(".hits .headline", "lang");
        assertThat(languages).contains("en", "mn");
        assertThat(told(".hits time", "datetime")).hasSameSizeAs(languages);
        picture(walk, "journalist-1-found");

        follow(".sorts a[href*='sort=newest']");
        assertThat(browser.findElement(By.cssSelector(".sorts a[href*='sort=newest'][aria-current]"))
                        .isDisplayed())
                .isTrue();
        follow(".hits .headline a");
        assertThat(browser.findElements(By.cssSelector(".article h1"))).hasSize(1);
        assertThat(browser.findElements(By.cssSelector("a.original[href^=http]")))
                .isNotEmpty();
        picture(walk, "journalist-2-article");

        follow(".revisions a[href^='/captures/']");
        assertThat(browser.findElements(By.cssSelector("iframe"))).hasSize(1);
        picture(walk, "journalist-3-proof");
    }

    @ParameterizedTest
    @MethodSource("walks")
    void aResearcherChartsATopicTellsOutagesFromZerosExportsAndCites(Walk walk) {
        begin(walk);
        follow("nav a[href='/topics']");
        follow("a[href='/topics/copper']");
        assertThat(browser.findElements(By.cssSelector("tr[data-outage=yes]"))).isNotEmpty();
        assertThat(String.valueOf(browser.getPageSource()).contains("<canvas")).isEqualTo(walk.script());
        assertThat(browser.findElements(By.cssSelector(".pair h3"))).hasSize(2);
        String export = browser.findElement(By.cssSelector("a[href^='/api/v1/export.csv']"))
                .getDomAttribute("href");
        assertThat(stand.get(export).body().lines().count()).isGreaterThan(1);
        picture(walk, "researcher-1-topic");

        follow(".figures a");
        browser.findElement(By.cssSelector("form.cite button")).click();
        assertThat(browser.findElement(By.cssSelector(".query")).getText()).contains("/citations/");
        assertThat(browser.getCurrentUrl()).contains("/citations/");
        picture(walk, "researcher-2-cited");
    }

    @ParameterizedTest
    @MethodSource("walks")
    void anOperatorSeesWhichSiteBrokeAndWhy(Walk walk) {
        begin(walk);
        follow("nav a[href='/sources']");
        assertThat(browser.findElements(By.cssSelector(".sources tbody tr"))).hasSize(3);
        assertThat(browser.findElements(By.cssSelector("svg.strip .failed, svg.strip .harvested")))
                .isNotEmpty();
        picture(walk, "operator-1-sources");

        follow("a[href='/sources/tenger']");
        assertThat(browser.findElements(By.cssSelector("svg.calendar .failed"))).isNotEmpty();
        assertThat(browser.findElements(By.cssSelector("svg.calendar title"))).isNotEmpty();
        picture(walk, "operator-2-source");
    }

    /** Waits for the page that a sent form asked for; until it comes, or the script has put it in place, the old headlines stand there. */
    private void answered(String query) {
        // What must not be there would be waited for in vain.
        browser.manage().timeouts().implicitlyWait(Duration.ZERO);
        new WebDriverWait(browser, PATIENCE)
                .ignoring(StaleElementReferenceException.class, NoSuchElementException.class)
                .until(now -> String.valueOf(now.getCurrentUrl()).contains("q=")
                        && now.findElements(By.cssSelector(".htmx-request, .htmx-swapping, .htmx-settling"))
                                .isEmpty()
                        && query.equals(now.findElement(By.id("q")).getDomProperty("value")));
        browser.manage().timeouts().implicitlyWait(LOADING);
    }

    private List<String> told(String elements, String attribute) {
        return browser.findElements(By.cssSelector(elements)).stream()
                .map(element -> element.getDomAttribute(attribute))
                .toList();
    }

    /** Opens the front page and chooses the language as a reader does. */
    private void begin(Walk walk) {
        Browser.script(browser, walk.script());
        Browser.width(browser, 1440);
        Browser.scheme(browser, "light");
        browser.manage().deleteAllCookies();
        browser.get(stand.address("/"));
        if (!walk.language().equals(language())) {
            follow("a.switch");
        }
        assertThat(language()).isEqualTo(walk.language());
    }

    private String language() {
        return browser.findElement(By.tagName("html")).getDomAttribute("lang");
    }

    private void follow(String link) {
        WebElement first = browser.findElements(By.cssSelector(link)).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no %s".formatted(browser.getCurrentUrl(), link)));
        first.click();
    }

    /** A desk, a tablet and a phone, by day and by night; for a person to look at, so only where one asks for them. */
    private void picture(Walk walk, String step) {
        if (!Boolean.getBoolean("pictures")) {
            return;
        }
        for (int width : List.of(1440, 768, 390)) {
            Browser.width(browser, width);
            for (String scheme : List.of("light", "dark")) {
                Browser.scheme(browser, scheme);
                Browser.picture(browser, "%s-%s-%d-%s".formatted(step, walk, width, scheme));
            }
        }
        Browser.width(browser, 1440);
        Browser.scheme(browser, "light");
    }
}
