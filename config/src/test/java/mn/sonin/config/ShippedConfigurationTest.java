package mn.sonin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files that are delivered with the program can be used as they are and cover what they promise. */
class ShippedConfigurationTest {
    private static final Path FOLDER = Path.of(".");

    @Test
    void theShippedFilesHaveNoProblem() {
        assertThat(ConfigurationReader.read(FOLDER)).isInstanceOf(ConfigurationResult.Read.class);
    }

    @Test
    void everySiteOfTheFirstDigestHasASource() {
        List<String> hosts = shipped().sources().stream()
                .flatMap(source -> Stream.concat(Stream.of(source.home()), discoveries(source)))
                .map(URI::getHost)
                .toList();

        assertThat(hosts)
                .contains(
                        "www.mongolianminingjournal.com",
                        "montsame.mn",
                        "www.vaticannews.va",
                        "news.metal.com",
                        "www.intellinews.com",
                        "english.news.cn",
                        "qazinform.com",
                        "news.mn",
                        "eguur.mn",
                        "eagle.mn",
                        "itoim.mn",
                        "thediplomat.com",
                        "mongoliafocus.com");
    }

    @Test
    void thereAreFortyTopicsAtLeastEachWithBothNames() {
        assertThat(shipped().topics()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(shipped().topics())
                .allSatisfy(topic -> assertThat(topic.names().mn()).isNotBlank());
    }

    @Test
    void everySourceHasItsOwnHost() {
        assertThat(shipped().sources())
                .extracting(source -> source.home().getHost())
                .doesNotHaveDuplicates();
    }

    private static Stream<URI> discoveries(Source source) {
        return source.discovery().stream()
                .map(discovery -> URI.create(discovery.url().replaceAll("\\{\\w+}", "1")));
    }

    private static Configuration shipped() {
        return ((ConfigurationResult.Read) ConfigurationReader.read(FOLDER)).configuration();
    }
}
