package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mn.sonin.search.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private Stand stand;
    private ChromeDriver browser;
    private String axe;

    @BeforeAll
    void open(@TempDir Path home, @TempDir Path profile) throws IOException {
        browser = Browser.open(profile);
        stand = Stand.open(home);
        stand.archive().savedSearches().save("Copper", "topic:copper", List.of(), 0, Stand.NOW);
        try (InputStream in =
                Stand.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            axe = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
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

    @Test
    void everyPageCanBeUsedByEveryone() {
        for (String language : List.of("en", "mn")) {
            browser.get(stand.address("/language?to=" + language));
            for (String path : PageTest.pages(stand)) {
                browser.get(stand.address(path));
                browser.executeScript(axe);
                for (String scheme : List.of("light", "dark")) {
                    Browser.scheme(browser, scheme);
                    assertThat(violations())
                            .as("%s in %s, %s", path, language, scheme)
                            .isEmpty();
                }
            }
        }
        browser.manage().deleteAllCookies();
    }

    @Test
    void noPageIsWiderThanItsScreenDownToASmallPhone() {
        for (int width : List.of(320, 390, 768)) {
            Browser.width(browser, width);
            for (String path : PageTest.pages(stand)) {
                browser.get(stand.address(path));
                Object wider = browser.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assertThat(wider).as("%s at %d", path, width).isEqualTo(0L);
            }
        }
        Browser.width(browser, 1440);
    }

    @Test
    void noPageBreaksItsOwnRules() {
        for (String path : PageTest.pages(stand)) {
            browser.get(stand.address(path));
            assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                            .map(Object::toString)
                            .filter(line -> !line.contains("status of 404") && !line.contains("status of 400")))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void noRequestLeavesForAnotherHost() {
        browser.manage().logs().get(LogType.PERFORMANCE);
        PageTest.pages(stand).forEach(path -> browser.get(stand.address(path)));
        List<JsonNode> events = browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> Json.read(entry.getMessage(), JsonNode.class).get("message"))
                .toList();
        List<String> forbidden = events.stream()
                .filter(event -> event.get("method").asString().equals("Network.loadingFailed"))
                .filter(event -> event.at("/params/blockedReason").asString("").equals("csp"))
                .map(event -> event.at("/params/requestId").asString())
                .toList();

        assertThat(events.stream()
                        .filter(event -> event.get("method").asString().equals("Network.requestWillBeSent"))
                        .filter(event -> !forbidden.contains(
                                event.at("/params/requestId").asString()))
                        .map(event -> event.at("/params/request/url").asString())
                        .filter(address -> !address.startsWith("data:")))
                .contains(stand.address("/topics/copper"))
                .allMatch(address -> address.startsWith(stand.address("/")));
    }

    @Test
    void nothingMovesWhileAPageLoads() {
        for (String path : PageTest.pages(stand)) {
            browser.get(stand.address(path));
            Object shift = browser.executeAsyncScript("""
                    const done = arguments[arguments.length - 1];
                    let sum = 0;
                    new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                      .observe({type: 'layout-shift', buffered: true});
                    setTimeout(() => done(String(sum)), 150);
                    """);
            assertThat(Double.parseDouble(String.valueOf(shift))).as(path).isLessThan(0.01);
        }
    }

    @Test
    void aSearchWeighsLessThan150KilobytesOnTheWire() {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        browser.get(stand.address("/?q=topic:copper"));
        Object bytes = browser.executeScript("""
                return performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
                  .reduce((sum, entry) => sum + entry.transferSize, 0);
                """);

        assertThat(((Number) Objects.requireNonNull(bytes)).longValue()).isBetween(10_000L, 150_000L);
    }

    @Test
    void draggingAcrossTheTimelineLimitsTheSearchToThatTime() {
        browser.get(stand.address("/"));
        List<WebElement> bars = browser.findElements(By.cssSelector(".histogram a .hit"));
        new Actions(browser)
                .clickAndHold(bars.getFirst())
                .moveToElement(bars.getLast())
                .release()
                .perform();

        String first = browser.findElement(By.cssSelector(".dates [name=from]")).getDomAttribute("value");
        String last = browser.findElement(By.cssSelector(".dates [name=to]")).getDomAttribute("value");
        assertThat(first).isEqualTo("2026-01-01");
        assertThat(last).isEqualTo("2026-02-28");
    }

    @Test
    void aTopicDrawsItsChart() {
        browser.get(stand.address("/topics/copper"));

        assertThat(browser.findElements(By.cssSelector(".chart canvas[role=img]")))
                .hasSize(1);
    }

    @Test
    void typingAQuerySearchesWithoutLeavingThePage() {
        browser.get(stand.address("/"));

        Object address = browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                document.body.addEventListener('htmx:afterSettle', event => {
                  if (event.detail.target.id === 'answer') done(location.search);
                });
                const field = document.getElementById('q');
                field.value = 'bridge OR copper';
                field.dispatchEvent(new Event('input', {bubbles: true}));
                """);

        assertThat(address).isEqualTo("?q=bridge%20OR%20copper");
        assertThat(browser.findElement(By.id("q")).getDomProperty("value")).isEqualTo("bridge OR copper");
        assertThat(browser.findElements(By.cssSelector(".hits .headline"))).isNotEmpty();
    }

    private List<?> violations() {
        Object found = browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
                   .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' | '))))
                   .catch(e => done(['axe failed: ' + e]));
                """);
        return (List<?>) Objects.requireNonNull(found);
    }
}
