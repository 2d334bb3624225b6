package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a reader who turns pages sees while the night's harvest goes on. */
class PagingTest {
    @Test
    void pagesStayWhereTheyAreWhileNewArticlesArrive(@TempDir Path home) {
        try (Stand stand = Stand.open(home)) {
            List<String> before = ids(stand.json("/api/v1/articles?size=100&sort=newest"));
            JsonNode page = stand.json("/api/v1/articles?size=2&sort=newest");
            List<String> read = new ArrayList<>(ids(page));
            Stories.goOn(stand.archive());
            stand.follow();

            while (page.has("next")) {
                page = stand.json("/api/v1/articles?size=2&sort=newest&cursor="
                        + Stand.encoded(page.get("next").asString()));
                read.addAll(ids(page));
            }

            assertThat(read).isEqualTo(before);
            assertThat(ids(stand.json("/api/v1/articles?size=100&sort=newest"))).isNotEqualTo(before);
        }
    }

    private static List<String> ids(JsonNode page) {
        return page.get("articles")
                .valueStream()
                .map(article -> article.get("id").asString())
                .toList();
    }
}
