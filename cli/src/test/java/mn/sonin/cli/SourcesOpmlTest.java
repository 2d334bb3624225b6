package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mn.sonin.config.Configuration;
import mn.sonin.config.Discovery;
import mn.sonin.sample.SampleWeb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesOpmlTest {
    @TempDir
    Path folder;

    @Test
    void aListOfFeedsFromElsewhereBecomesSourceFilesThatCanBeHarvested() throws IOException {
        Path theirs = configuration("theirs");
        Path ours = configuration("ours");
        try (SampleWeb web = SampleWeb.start()) {
            web.writeSources(theirs.resolve("sources"));
            Path known = firstWithFeed(theirs);
            Files.copy(known, ours.resolve("sources").resolve(known.getFileName()));
            Path list = folder.resolve("feeds.opml");
            Files.writeString(
                    list,
                    Program.run("sources", "opml", "--config", theirs.toString())
                            .out());

            Program.Ran ran = Program.run("sources", "opml", list.toString(), "--yes", "--config", ours.toString());

            assertThat(feeds(ours)).as(ran.out() + ran.err()).containsAll(feeds(theirs));
            assertThat(ran.out()).contains("its feeds are in the configuration already");
            assertThat(ran.code()).isZero();
        }
    }

    @Test
    void aFileWithoutAnyFeedIsRefused() throws IOException {
        Path list =
                Files.writeString(folder.resolve("feeds.opml"), "<opml><body><outline text='Empty'/></body></opml>");

        Program.Ran ran = Program.run(
                "sources",
                "opml",
                list.toString(),
                "--config",
                configuration("ours").toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("feeds.opml\" holds no outline with the address of a feed (xmlUrl)");
    }

    private Path configuration(String name) throws IOException {
        Path config = folder.resolve(name);
        Files.createDirectories(config.resolve("sources"));
        Files.writeString(config.resolve("sonin.yaml"), """
                user-agent: {product: SoninBot, contact: "https://example.org/bot"}
                sources: {delay: 0ms}
                """);
        Files.writeString(config.resolve("topics.yaml"), "{}\n");
        return config;
    }

    private static Path firstWithFeed(Path config) {
        return ConfigurationFolder.read(config).sources().stream()
                .filter(source -> source.discovery().stream().anyMatch(Discovery.Feed.class::isInstance))
                .map(source -> config.resolve("sources").resolve(source.id() + ".yaml"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> feeds(Configuration configuration) {
        return configuration.sources().stream()
                .flatMap(source -> source.discovery().stream())
                .filter(Discovery.Feed.class::isInstance)
                .map(Discovery::url);
    }

    private static List<String> feeds(Path config) {
        return feeds(ConfigurationFolder.read(config)).toList();
    }
}
