package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The headlines of a day. */
class DigestTest {
    private Stand stand;

    @BeforeEach
    void open(@TempDir Path home) {
        stand = Stand.open(home);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void aDigestOfAPastDayStaysWhateverComesLater() {
        JsonNode before = stand.json("/api/v1/digests/2026-02-28");
        URI permanent = URI.create(before.get("permanent").asString());
        Stories.goOn(stand.archive());
        stand.follow();

        JsonNode now = stand.json("/api/v1/digests/2026-02-28");
        JsonNode then = stand.json(permanent.getPath() + "?" + permanent.getQuery());

        assertThat(now.get("english")).isNotEqualTo(before.get("english"));
        assertThat(titles(then.get("english"))).isEqualTo(titles(before.get("english")));
        assertThat(titles(then.get("mongolian"))).isEqualTo(titles(before.get("mongolian")));
        assertThat(stand.get("/api/v1/digests/2026-02-28.txt?" + permanent.getQuery())
                        .body())
                .contains("COPPER OUTPUT TO RISE BY A THIRD");
        assertThat(stand.get("/api/v1/digests/2026-02-28.atom?" + permanent.getQuery())
                        .body())
                .contains("<title>Copper output to rise by a third</title>")
                .contains("/digest/2026-02-28?" + permanent.getQuery());
    }

    @Test
    void allArticlesOfADayAreCountedInWhicheverLanguage() {
        JsonNode before = stand.json("/api/v1/digests/2026-02-28");
        Stories.tellAbroad(stand.archive());
        stand.follow();

        JsonNode now = stand.json("/api/v1/digests/2026-02-28");

        assertThat(now.get("total").asLong()).isEqualTo(before.get("total").asLong() + 2);
        assertThat(now.get("total").asLong())
                .isEqualTo(stand.json("/api/v1/articles?from=2026-02-28&to=2026-02-28")
                        .get("total")
                        .asLong());
        assertThat(titles(now.get("english"))).isEqualTo(titles(before.get("english")));
        assertThat(titles(now.get("mongolian"))).isEqualTo(titles(before.get("mongolian")));
        assertThat(stand.json(URI.create(before.get("permanent").asString()).getPath() + "?asof="
                                + before.get("sequence"))
                        .get("total"))
                .isEqualTo(before.get("total"));
    }

    @Test
    void aDayWithoutHeadlinesSaysSoAndLeadsToOneThatHasSome() {
        Stories.tellAbroad(stand.archive());
        stand.follow();

        assertThat(stand.get("/digest/2026-02-12", "Accept-Language", "en").body())
                .contains("Of 1 article of this day none is in English or Mongolian.")
                .contains("href=\"/digest/2026-02-10\"");
        assertThat(stand.get("/digest/2026-02-13", "Accept-Language", "en").body())
                .contains("Nothing was published on this day")
                .contains("<a href=\"/digest/2026-02-10\"");
    }

    private static List<String> titles(JsonNode lines) {
        return lines.values().stream().map(line -> line.get("title").asString()).toList();
    }
}
