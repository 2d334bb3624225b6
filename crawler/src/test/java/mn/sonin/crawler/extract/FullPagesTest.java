package mn.sonin.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.markup.Markup;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Pages with more tags than anybody would write. */
class FullPagesTest {
    private static final int LARGEST_BODY = 10_000_000;

    private static final List<String> TAGS = List.of(
            "<b>",
            "<p>",
            "<li><a href=1>Мон</a>",
            "<a href=1 title='x' class='y z' id='k'>",
            "<table><tr><td>",
            "<div><script type='application/ld+json'>{}</script>");

    @Test
    void pagesOfTagsFitIntoSixtyFourMegabytes() throws Exception {
        assertThat(SmallHeap.extract(LARGEST_BODY, TAGS)).startsWith("ballast=");
    }

    @ParameterizedTest
    @FieldSource("TAGS")
    void aPageOfTagsTakesLessThanTwoSeconds(String tags) {
        Extractor extractor = new Extractor();
        read(extractor, tags.repeat(1_000));
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        read(extractor, tags.repeat(LARGEST_BODY / tags.length()));
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatStandsBehindTheLastTagThatIsReadIsTold() {
        Extraction extraction = read(new Extractor(), "<h1>Гарчиг</h1>" + "<p>a".repeat(Markup.TAGS));

        assertThat(extraction.title().value()).hasValue("Гарчиг");
        assertThat(extraction.encoding().repairs())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("more than 30000 tags");
    }

    private static Extraction read(Extractor extractor, String html) {
        return extractor.extract(
                Page.of(Optional.of("https://a.example/x"), html, Instant.EPOCH), Optional.empty(), Selectors.none());
    }
}
