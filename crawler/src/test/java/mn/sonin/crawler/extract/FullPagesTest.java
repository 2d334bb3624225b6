package mn.sonin.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

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
import org.junit.jupiter.params.provider.Arguments;
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

    private static final String WORD = "a".repeat(LARGEST_BODY / 2);
    private static final String BLANKS = " ".repeat(LARGEST_BODY / 10);

    static final List<Arguments> LONG_TEXTS = List.of(
            argumentSet("an author's name", "<meta name=author content='" + WORD + "'>"),
            argumentSet(
                    "an author's name for machines",
                    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":\"" + WORD
                            + "\"}</script>"),
            argumentSet(
                    "ten thousand authors' names",
                    ("<meta name=author content='" + "a".repeat(900) + "'>").repeat(10_000)),
            argumentSet("a word and @", "<p>" + WORD + "@"),
            argumentSet("addresses of the web in one word", "<p>" + "www.".repeat(LARGEST_BODY / 4)),
            argumentSet(
                    "a title of site names",
                    "<title>" + "A1 | ".repeat(LARGEST_BODY / 5) + "</title><meta property=og:site_name content=A1>"),
            argumentSet(
                    "an author in broken JSON",
                    "<script type='application/ld+json'>{\"@type\":\"Article\" \"author\":" + BLANKS + "</script>"),
            argumentSet(
                    "a type in broken JSON", "<script type='application/ld+json'>{\"@type\":" + BLANKS + "</script>"));

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

    @ParameterizedTest
    @FieldSource("LONG_TEXTS")
    void aPageWithALongTextTakesLessThanTwoSeconds(String text) {
        Extractor extractor = new Extractor();
        String body = "<h1>Гүүр нээгдлээ</h1>" + text;
        read(extractor, body.substring(0, 10_000));
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        read(extractor, body);
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
