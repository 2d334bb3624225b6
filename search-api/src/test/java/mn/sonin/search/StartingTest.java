package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import mn.sonin.config.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartingTest {
    private Stand stand;

    @BeforeAll
    void open(@TempDir Path home) {
        stand = Stand.open(home);
    }

    @AfterAll
    void close() {
        stand.close();
    }

    @Test
    void aPortInUseIsNamedWithTheWayOut() {
        assertThat(refusal("127.0.0.1", stand.port()))
                .isEqualTo("Port %d is in use on 127.0.0.1; stop the other program or choose another port with --port."
                        .formatted(stand.port()));
    }

    @Test
    void theArchiveIsNotOpenedToStrangersWithoutAToken() {
        assertThat(refusal("0.0.0.0", 0))
                .isEqualTo("server.host is \"0.0.0.0\", which others can reach, and server.token is not set; "
                        + "set a token, or listen on 127.0.0.1.");
    }

    private String refusal(String host, int port) {
        SearchServer.Start start =
                SearchServer.start(new Settings.Server(host, port, Optional.empty(), Optional.empty()), stand.parts());
        return switch (start) {
            case SearchServer.Start.Refused refused -> refused.reason();
            case SearchServer.Start.Serving serving -> {
                serving.server().close();
                yield "it serves";
            }
        };
    }
}
