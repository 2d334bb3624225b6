package mn.sonin.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mn.sonin.config.Selectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;

class ExtractorPropertyTest {
    private static final List<String> PIECES = List.of(
            "<p>",
            "</p>",
            "<div class=comment>",
            "</div>",
            "<article>",
            "</article>",
            "<h1>",
            "</h1>",
            "<table><tr><td>",
            "</table>",
            "<ul><li>",
            "</ul>",
            "<br>",
            "<br><br>",
            "<a href='/x'>",
            "</a>",
            "<time datetime='2023-13-45'>",
            "</time>",
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":[{}],\"author\":[1,null]",
            "</script>",
            "<meta property='article:published_time' content='31/02/2023'>",
            "<span class=byline>",
            "</span>",
            "&amp;",
            "&#0;",
            "\u0000",
            "<!--",
            "-->",
            "Засгийн газар хуралдлаа. ",
            "The cabinet met on Tuesday, he said. ",
            "У.Хүрэлсүх ",
            "2026 оны арван гуравдугаар сарын 99 ",
            "99 цаг 99 минут ",
            "54 минутын өмнө ",
            "ᠮᠣᠩᠭᠣᠯ ",
            "蒙古国总统访问北京。",
            "\ud83d",
            "ÌÎÍÃÎË ÓËÑÛÍ ",
            "/МОНЦАМЭ/ ",
            "Эх сурвалж: ",
            "By ",
            "© 2026 ",
            "<title>a | b - c</title>",
            "<body",
            "<p class=");

    private final Extractor extractor = new Extractor();

    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(PIECES).list().ofMaxSize(120).map(pieces -> String.join("", pieces));
    }

    private Extraction read(String html) {
        return extractor.extract(
                Page.of(Optional.of("https://a.example/2023/02/31/x"), html, Instant.parse("2026-09-12T11:30:00Z")),
                Optional.empty(),
                Selectors.none());
    }

    @Property(tries = 400)
    void nothingThatIsNotOnThePageIsReturned(@ForAll("pages") String html) {
        Extraction article = read(html);

        String shown = letters(Jsoup.parse(article.encoding().html()).wholeText()
                + article.encoding().html());
        article.text()
                .value()
                .ifPresent(
                        text -> text.lines().forEach(line -> assertThat(shown).contains(letters(line))));
        article.title().value().ifPresent(title -> assertThat(shown).contains(letters(title)));
    }

    private static String letters(String text) {
        var letters = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    @Example
    void aPageOfTwoMegabytesOfParagraphsTakesLessThanTwoSeconds() {
        assertThat(timeFor("<p>Засгийн газар 2026 оны есдүгээр сарын 7-нд хуралдлаа, гэж тэр хэлэв.</p>\n"))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Example
    void aPageOfTwoMegabytesOfOpenElementsTakesLessThanTwoSeconds() {
        assertThat(timeFor("<div class='related item'><b>12:45 ")).isLessThan(Duration.ofSeconds(2));
    }

    @Example
    void aPageOfTwoMegabytesWithoutABreakTakesLessThanTwoSeconds() {
        assertThat(timeFor("12 Б.Болд 3 цагийн өмнө, ")).isLessThan(Duration.ofSeconds(2));
    }

    @Example
    void aPageOfTwoMegabytesOfParagraphsFitsIntoSixtyFourMegabytes() throws Exception {
        assertThat(SmallHeap.extract(
                        2_000_000,
                        List.of("<p>Засгийн газар 2026 оны есдүгээр сарын 7-нд хуралдлаа, гэж тэр хэлэв.</p>\n")))
                .startsWith("ballast=");
    }

    @Example
    void aPageOfTwoMegabytesWithoutABreakFitsIntoSixtyFourMegabytes() throws Exception {
        assertThat(SmallHeap.extract(2_000_000, List.of("12 Б.Болд 3 цагийн өмнө, ")))
                .startsWith("ballast=");
    }

    /** In time of the processor, so that a busy machine does not fail the build; the first page pays for the start. */
    private Duration timeFor(String piece) {
        String html = "<h1>Гарчиг</h1>" + piece.repeat(2_000_000 / piece.length() / 2);
        read(page());
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        read(html);
        return Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);
    }

    private static String page() {
        return "<h1>Гарчиг</h1>" + "<p>Засгийн газар хуралдлаа, гэж тэр хэлэв.</p>".repeat(200);
    }
}
