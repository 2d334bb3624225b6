package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventTest {
    private Stand stand;

    @BeforeAll
    void open(@TempDir Path home) {
        stand = Stand.open(home);
        Stories.retell(stand.archive());
        stand.follow();
    }

    @AfterAll
    void close() {
        stand.close();
    }

    @Test
    void whoElseTellsAnEventIsFoldedAwayBelowItsHeadline() {
        Document found = page("/?q=khangi&sort=oldest");

        assertThat(found.select("details.event summary").eachText())
                .hasSize(2)
                .allSatisfy(told -> assertThat(told).startsWith("Told by "));
        assertThat(found.select("details.event li a").eachText())
                .containsExactly(
                        "Khangi railway carries its first coal", "Railway from Zuunbayan to Khangi opens to freight");
    }

    @Test
    void anEventIsHeadedByWhoeverHadItFirst() {
        Document story = page(page("/?q=khangi").expectFirst("a.same-event").attr("href"));

        assertThat(story.expectFirst("h1").text()).isEqualTo("Railway from Zuunbayan to Khangi opens to freight");
        assertThat(story.select(".hit-line .credit").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("first"),
                        second -> assertThat(second).contains("after 1 hour"));
    }

    @Test
    void anEditedHeadlineIsToldAtOnce(@TempDir Path home) {
        try (Stand edited = Stand.open(home)) {
            Stories.retell(edited.archive());
            edited.follow();
            assertThat(edited.get("/?q=khangi").body()).contains("Khangi railway carries its first coal");

            Stories.edit(edited.archive());

            assertThat(Jsoup.parse(edited.get("/?q=zuunbayan").body())
                            .select("details.event li a")
                            .eachText())
                    .contains("Khangi railway carries coal at last");
        }
    }

    private Document page(String path) {
        return Jsoup.parse(stand.get(path, "Accept-Language", "en").body());
    }
}
