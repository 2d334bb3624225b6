package mn.sonin.crawler.discovery;

import static mn.sonin.crawler.discovery.Pages.ZONE;
import static mn.sonin.crawler.discovery.Pages.entries;
import static mn.sonin.crawler.discovery.Pages.read;
import static mn.sonin.crawler.discovery.Pages.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final Discovery DIGEST = new Discovery.Digest("https://example.com/base/news");
    private static final String TICKER = "1 HERDERS MOVE EARLY WWW.EXAMPLE.MN  PUBLISHED:2026/08/01      "
            + "2 “RAIN” RETURNS WWW.NEWS.EXAMPLE.COM PUBLISHED:2026/07/31      "
            + "11575 АЙЛЫН ОРОН СУУЦ WWW.EXAMPLE.MN НИЙТЭЛСЭН:2026/08/01     8 ЗӨВШӨӨРӨЛ ОЛГОВ WWW.EXAMPLE.MN  НИЙТЭЛСЭН:2026/07/31    ";
    private static final Discovery NEWSWIRE = new Discovery.Digest(
            "https://example.org/newswire",
            Optional.of("a[href*=wire-]"),
            Optional.of("p"),
            Optional.empty(),
            Optional.of("strong"),
            2);
    private static final String HEADLINE =
            "<p><strong>Herders move early</strong> Hay is dear. <a href=\"https://news.example/1\">Source</a></p>";

    @Test
    void eachHeadlineHasItsHostAndDay() {
        List<Entry> headlines = new DigestText(ZONE).headlines(TICKER);

        assertThat(headlines)
                .extracting(entry -> entry.title().orElseThrow())
                .containsExactly("HERDERS MOVE EARLY", "“RAIN” RETURNS", "11575 АЙЛЫН ОРОН СУУЦ", "8 ЗӨВШӨӨРӨЛ ОЛГОВ");
        assertThat(headlines)
                .extracting(entry -> entry.outlet().orElseThrow())
                .containsExactly("example.mn", "news.example.com", "example.mn", "example.mn");
        assertThat(headlines)
                .extracting(entry -> entry.published().orElseThrow().at().toLocalDate())
                .containsExactly(
                        LocalDate.of(2026, 8, 1),
                        LocalDate.of(2026, 7, 31),
                        LocalDate.of(2026, 8, 1),
                        LocalDate.of(2026, 7, 31));
    }

    @Test
    void aHeadlineAfterAnUnreadableOneDoesNotKeepItsNumber() {
        String gap = """
                1 HERDERS MOVE EARLY WWW.EXAMPLE.MN PUBLISHED:2026/08/01
                2 RAIN RETURNS, BUT NOBODY SAYS WHERE
                3 DUST FOLLOWS WWW.EXAMPLE.MN PUBLISHED:2026/08/01
                4 50 WELLS DUG WWW.EXAMPLE.MN PUBLISHED:2026/08/01
                """;

        assertThat(titles(gap)).containsExactly("HERDERS MOVE EARLY", "DUST FOLLOWS", "50 WELLS DUG");
    }

    @Test
    void aListThatBeginsInItsMiddleKeepsNoNumber() {
        assertThat(titles("""
                        4 HERDERS MOVE EARLY WWW.EXAMPLE.MN PUBLISHED:2026/08/01
                        5 DUST FOLLOWS WWW.EXAMPLE.MN PUBLISHED:2026/08/01
                        """)).containsExactly("HERDERS MOVE EARLY", "DUST FOLLOWS");
    }

    @Test
    void anUnnumberedHeadlineKeepsTheNumberItBeginsWith() {
        assertThat(titles("""
                        1 ТЭРБУМ ТӨГРӨГ ЗАРЦУУЛАВ WWW.EXAMPLE.MN НИЙТЭЛСЭН:2026/08/01
                        БОРОО ОРЛОО WWW.EXAMPLE.MN НИЙТЭЛСЭН:2026/08/01
                        8 ЗӨВШӨӨРӨЛ ОЛГОВ WWW.EXAMPLE.MN НИЙТЭЛСЭН:2026/08/01
                        """)).containsExactly("1 ТЭРБУМ ТӨГРӨГ ЗАРЦУУЛАВ", "БОРОО ОРЛОО", "8 ЗӨВШӨӨРӨЛ ОЛГОВ");
    }

    private static List<String> titles(String digest) {
        return new DigestText(ZONE)
                .headlines(digest).stream()
                        .map(entry -> entry.title().orElseThrow())
                        .toList();
    }

    @Test
    void theSameHeadlineHasTheSameNameOnAnyDay() {
        String later = TICKER.replace("1 HERDERS", "1 Herders").replace("2026/08/01", "2026/08/02");

        assertThat(new DigestText(ZONE).headlines(later))
                .extracting(Entry::url)
                .isEqualTo(new DigestText(ZONE)
                        .headlines(TICKER).stream().map(Entry::url).toList());
    }

    @Test
    void aHeadlineThatStandsTwiceIsTakenOnce() {
        assertThat(new DigestText(ZONE).headlines(TICKER + TICKER)).hasSize(4);
    }

    @Test
    void textsBelowTheHeadlinesAreNotRead() {
        String below =
                TICKER + "\n\nRain returns to the steppe www.example.mn\n\nIt rained.\n\nPublished Date:2022-06-29";

        assertThat(new DigestText(ZONE).headlines(below)).hasSize(4);
    }

    @Test
    void aTickerAboveAWebPageIsRead() {
        String page = "<html><body><ul><li>Home</li></ul><div><span>" + TICKER.replace("      2", "</span> <span>2")
                + "</span></div><p>More</p></body></html>";

        assertThat(entries(read(DIGEST, page)))
                .hasSize(4)
                .first()
                .satisfies(entry -> assertThat(entry.title()).contains("HERDERS MOVE EARLY"));
    }

    @Test
    void theNameOfASiteDoesNotRunIntoItsFirstHeadline() {
        String page = "<html><head><title>News of herders</title></head><body><div class=\"logo\">HERDERS TODAY</div>"
                + "<div><marquee>" + TICKER + "</marquee></div></body></html>";

        assertThat(entries(read(DIGEST, page)).getFirst().title()).contains("HERDERS MOVE EARLY");
    }

    @Test
    void aBackfillOfANewswireReadsTheIssuesOfItsDaysAndGivesThemTheirDay() {
        Span march = Span.between(LocalDate.of(2023, 3, 1), LocalDate.of(2023, 3, 31));
        Way way = Pages.way(NEWSWIRE);

        List<Ask> issues = Pages.further(way.read(Pages.answer(way.begin(march).getFirst(), """
                                <a href="/wire-790-07-july-2023.html">790</a> <a href="/wire-772-03-march-2023.html">772</a>
                                <a href="/wire-580-10-may-2019.html">580</a> <a href="/wire-special">Special</a>
                                """), march));

        assertThat(issues)
                .extracting(Ask::url)
                .containsExactly("https://example.org/wire-772-03-march-2023.html", "https://example.org/wire-special");
        assertThat(entries(way.read(Pages.answer(issues.getFirst(), HEADLINE), march)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.published())
                        .contains(new Moment(OffsetDateTime.parse("2023-03-03T00:00:00+08:00"), Moment.Precision.DAY)));
        assertThat(entries(way.read(Pages.answer(issues.getLast(), HEADLINE), march)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.published()).isEmpty());
    }

    @Test
    void aNewswireWithoutAnIssueOfThoseDaysIsNotBroken() {
        Span may = Span.between(LocalDate.of(2020, 5, 1), LocalDate.of(2020, 5, 31));
        Way way = Pages.way(NEWSWIRE);
        Ask list = way.begin(may).getFirst();

        assertThat(Pages.further(way.read(Pages.answer(list, "<a href=\"/wire-772-03-march-2023.html\">772</a>"), may)))
                .isEmpty();
    }

    @Test
    void aSummaryWithoutAHeadlineIsNotOneInWhole() {
        Ask issue = new Ask("https://example.org/wire-772-03-march-2023.html", Purpose.DIGEST, 2);
        String summary = "Herders of the north have left their winter camps before their time. ".repeat(10);

        Entry entry = entries(Pages.way(NEWSWIRE)
                        .read(
                                Pages.answer(
                                        issue, "<p>" + summary + "<a href=\"https://news.example/1\">Source</a></p>"),
                                Pages.NEWEST))
                .getFirst();

        assertThat(entry.title().orElseThrow())
                .startsWith("Herders of the north have left their winter camps before their time. Herders")
                .endsWith("…")
                .hasSizeLessThanOrEqualTo(201);
    }

    @Test
    void anImpossibleDayIsLeftOut() {
        assertThat(new DigestText(ZONE)
                        .headlines("1 RAIN WWW.EXAMPLE.MN PUBLISHED:2026/02/30")
                        .getFirst()
                        .published())
                .isEmpty();
    }

    @Test
    void aPageWithoutATickerIsNamed() {
        assertThat(reason(read(DIGEST, "<html><body>Maintenance</body></html>")))
                .isEqualTo("no line with a headline, a host and a date (WWW.… PUBLISHED:… or НИЙТЭЛСЭН:…)");
    }

    @Test
    void theSharedDigestHasTenHeadlinesInEachLanguage() throws IOException {
        Path shared = Path.of("../../shared/seeds/002_798c58529622f13e.txt");
        assumeTrue(Files.exists(shared), "the shared sample pages are not beside this checkout");

        List<Entry> headlines = new DigestText(ZONE).headlines(Files.readString(shared));

        assertThat(headlines).hasSize(20);
        assertThat(headlines.get(10).title()).contains("МАЛ, ТЭЖЭЭВЭР АМЬТНЫ ТООЛЛОГО НЯМ ГАРАГТ ЭХЭЛНЭ");
        assertThat(headlines.get(16).title()).contains("11575 АЙЛЫН ОРОН СУУЦ БАРИХ БОЛОМЖ БҮРДЭВ");
    }
}
