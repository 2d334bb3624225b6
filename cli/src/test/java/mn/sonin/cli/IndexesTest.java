package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import mn.sonin.config.Settings;
import org.junit.jupiter.api.Test;

/** What an index in a cluster needs from outside. */
class IndexesTest {
    private static Settings.OpenSearch cluster(Optional<String> user) {
        return new Settings.OpenSearch(List.of(URI.create("http://search.example.mn:9200")), "sonin", 1, 0, user);
    }

    @Test
    void aUserWithoutAPasswordIsRefused() {
        for (Optional<String> none : List.of(Optional.<String>empty(), Optional.of(" "))) {
            assertThatThrownBy(() -> Indexes.password(cluster(Optional.of("sonin")), none))
                    .isInstanceOf(Failure.class)
                    .hasMessage(
                            "opensearch.user needs its password in the environment variable SONIN_OPENSEARCH_PASSWORD, which is not set");
        }
        assertThat(Indexes.password(cluster(Optional.of("sonin")), Optional.of("secret")))
                .contains("secret");
    }

    @Test
    void aClusterThatAsksForNoneNeedsNone() {
        assertThat(Indexes.password(cluster(Optional.empty()), Optional.empty()))
                .isEmpty();
    }
}
