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

    private static List<String> titles(JsonNode lines) {
        return lines.values().stream().map(line -> line.get("title").asString()).toList();
    }
}
