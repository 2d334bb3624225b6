package mn.sonin.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mn.sonin.archive.Basis;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.extract.Extraction.Directive;
import mn.sonin.crawler.extract.date.StatedDate;
import mn.sonin.crawler.extract.evidence.Candidate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractorTest {
    private static final Instant CAPTURED = Instant.parse("2026-09-12T11:30:00Z");

    private final Extractor extractor = new Extractor();

    private Extraction read(String address, String html) {
        return extractor.extract(Page.of(Optional.of(address), html, CAPTURED), Optional.empty(), Selectors.none());
    }

    private static String page(String name) {
        try (var in = ExtractorTest.class.getResourceAsStream("pages/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anAgencyArticleIsReadWithoutARule() {
        Extraction article = read("https://agency.example/mn/read/320783", page("agency-article.html"));

        assertThat(article.title().value()).contains("Хот хоорондын шинэ автобусны чиглэл нээгдлээ");
        assertThat(article.byline().value()).contains(new Byline(List.of("Д.Номин"), List.of("МОНЦАМЭ")));
        assertThat(article.published().value().map(StatedDate::iso)).contains("2026-09-07T11:20:35");
        assertThat(article.headlineLanguage().value()).contains("mn");
        assertThat(article.bodyLanguage().value()).contains("mn");
        assertThat(article.directives()).containsExactly(Directive.NOARCHIVE);
        assertThat(article.text().value().orElseThrow())
                .startsWith("Улаанбаатар, 2026 оны есдүгээр сарын 7 /МОНЦАМЭ/.")
                .endsWith("сургалтад хамрагдсан байна.")
                .doesNotContain("Холбоотой", "Сэтгэгдэл", "Төмөр замын", "УЛС ТӨР", "Бүх эрх", "nomin@");
    }

    @Test
    void anEnglishArticleIsReadWithoutARule() {
        Extraction article = read("https://courier.example/x", page("english-article.html"));

        assertThat(article.title().value()).contains("Herders count their losses after a hard winter");
        assertThat(article.subtitle().value()).contains("Snow came early, and the spring storms are still ahead");
        assertThat(article.byline().value()).contains(new Byline(List.of("Alice Example"), List.of()));
        assertThat(article.modified().value().map(StatedDate::iso)).contains("2024-03-19T01:00:00Z");
        assertThat(article.canonical().value()).contains("https://courier.example/2024/03/herders-count-their-losses");
        assertThat(article.text().value().orElseThrow())
                .contains("Families in the eastern provinces", "ploughs", "Relief organisations")
                .doesNotContain("newsletter", "Coal trucks", "All rights", "Related", "Photo:");
    }

    @Test
    void aTimeInUtcIsGivenInTheOffsetThatReadersSee() {
        Extraction article = read("https://courier.example/x", page("english-article.html"));

        assertThat(article.published().value().map(StatedDate::iso)).contains("2024-03-18T10:15:00+08:00");
    }

    @Test
    void theDayThatThePageShowsBesideATimeInUtcStands() {
        String html = "<meta property='article:published_time' content='2024-03-18T20:30:00Z'>"
                + "<h1>Гарчиг</h1><span class=date>2024-03-19</span>";

        assertThat(read("https://a.example/", html).published().value().map(StatedDate::iso))
                .contains("2024-03-19T04:30:00+08:00");
    }

    @Test
    void theHeadlineForMachinesStandsAgainstCopiesOfOneOther() {
        String html =
                "<title>Steppe burns: what we know</title><meta property='og:title' content='Steppe burns: what we know'>"
                        + "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Fire crosses three provinces\"}</script>"
                        + "<h1>Steppe burns: what we know</h1>";

        assertThat(read("https://a.example/", html).title().value()).contains("Fire crosses three provinces");
    }

    @Test
    void aHeadingThatLinksToTheFrontPageIsTheSitesSignAndNoTitle() {
        String html =
                "<title>Snow closes the pass</title><body><h1><a href='https://www.a.example/'>The Daily Sign</a></h1>"
                        + "<h2>Snow closes the pass</h2>";

        assertThat(read("https://www.a.example/pass", html).title().value()).contains("Snow closes the pass");
    }

    @Test
    void ofSeveralHeadingsTheOneThatThePagesTitleBeginsWithIsTheTitle() {
        String html =
                "<title>Зам хаагдлаа | Нийгэм | Өдрийн тойм</title><body><h1>Цэс ба хайлт</h1><h1>Зам хаагдлаа</h1>"
                        + "<h1>Бусад мэдээ</h1>";

        assertThat(read("https://a.example/", html).title().value()).contains("Зам хаагдлаа");
    }

    @Test
    void aKickerAboveTheHeadlineIsNotPartOfTheTitle() {
        String html = "<title>Who pays for the dam?</title><body>"
                + "<h1><span>Water and power</span> <span>: </span> <span>Who pays for the dam?</span></h1>";

        assertThat(read("https://a.example/", html).title().value()).contains("Who pays for the dam?");
    }

    @Test
    void aFirstPartStaysInTheTitleWhereNoOtherPlaceLeavesItOut() {
        String html = "<title>Water and power: who pays for the dam?</title><body>"
                + "<h1><span>Water and power:</span> who pays for the dam?</h1>";

        assertThat(read("https://a.example/", html).title().value()).contains("Water and power: who pays for the dam?");
    }

    @Test
    void aHeadingForSearchEnginesIsNotTheShownHeadline() {
        String html = "<title>Dam cost Mongolia</title><meta property='og:title' content='Who pays for the dam?'>"
                + "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Dam cost Mongolia\"}</script>"
                + "<body><h1 class='seotitle'>Dam cost Mongolia</h1>"
                + "<h2><span>Water and power</span> <span>Who pays for the dam?</span></h2>";

        Candidate<String> title =
                read("https://a.example/", html).title().best().orElseThrow();

        assertThat(title.value()).isEqualTo("Who pays for the dam?");
        assertThat(title.detail()).isEqualTo("h2");
    }

    @Test
    void hyphensOfOtherWidthsAreTakenOutOfTheTitle() {
        String html = "<meta property='og:title' content='Улаанбаа\u00adтарын зам за¬сагдав'>";

        assertThat(read("https://a.example/", html).title().value()).contains("Улаанбаатарын зам засагдав");
    }

    @Test
    void aTitleEndsBeforeTheSection() {
        String html = "<title>Дархан зам засагдав-Нийгэм</title><meta property='article:section' content='Нийгэм'>";

        assertThat(read("https://a.example/", html).title().value()).contains("Дархан зам засагдав");
    }

    @Test
    void theTextThatAScriptHandsOnIsRead() {
        String paragraph =
                "<p>The cabinet met on Tuesday and spoke of the road to the east, the minister said later.</p>";
        String html =
                "<title>A road</title><script>window[\"q\"] = window[\"q\"] || [];window[\"q\"].push({\"contentHtml\":\""
                        + paragraph.repeat(6) + "\"});</script>";

        assertThat(read("https://a.example/", html).text().value().orElseThrow().lines())
                .hasSize(6);
    }

    @Test
    void aTextDoesNotBeginWithItsOwnHeadline() {
        String headline = "Хот хоорондын шинэ автобусны чиглэл нээгдлээ";
        String html = page("agency-article.html")
                .replace(
                        "<p>Улаанбаатар, 2026",
                        "<p><b>" + headline.toUpperCase(Locale.ROOT) + "!</b></p><p>Улаанбаатар, 2026")
                .replace(
                        "сургалтад хамрагдсан байна.</p>",
                        "сургалтад хамрагдсан байна.</p><h2>" + headline + "</h2><p>"
                                + "Чиглэл нээгдсэн тухай мэдээг өнөө өглөө яамны хэвлэлийн алба бүх редакцад хүргүүлсэн юм.</p>");

        assertThat(read("https://a.example/", html).text().value().orElseThrow())
                .startsWith("Улаанбаатар, 2026 оны есдүгээр сарын 7")
                .contains("\n" + headline + "\n");
    }

    @Test
    void aNoticeOfCookiesIsNoneOfTheArticle() {
        String html = page("english-article.html")
                .replace(
                        "</body>",
                        "<div id='onetrust-consent-sdk'><p>When you visit our website, we store cookies on your browser to collect information about you.</p></div></body>");

        assertThat(read("https://a.example/", html).text().value().orElseThrow())
                .contains("Relief organisations")
                .doesNotContain("we store cookies");
    }

    @Test
    void everyValueCarriesItsBasis() {
        Extraction article = read("https://courier.example/x", page("english-article.html"));

        var content = article.content().orElseThrow();

        assertThat(content.title().basis()).isEqualTo(Basis.VISIBLE_TEXT);
        assertThat(content.title().detail()).isEqualTo("h1");
        assertThat(content.published().orElseThrow().basis()).isEqualTo(Basis.JSON_LD);
        assertThat(content.authors()).extracting("value").containsExactly("Alice Example");
        assertThat(content.language().basis()).isEqualTo(Basis.DETECTED);
        assertThat(article.published().runnersUp()).isNotEmpty();
    }

    @Test
    void aShellOfScriptsIsReadFromItsJson() {
        Extraction article = read("https://shell.example/1", page("script-shell.html"));

        assertThat(article.text().value().orElseThrow().lines()).hasSize(4);
        assertThat(article.text().best().orElseThrow().basis()).isEqualTo(Basis.PAGE_JSON);
        assertThat(article.text().value().orElseThrow()).doesNotContain("Another story");
    }

    @Test
    void aSelectorOfTheSourceIsObeyed() {
        var selectors = new Selectors(
                List.of(".crumb"),
                List.of(".author"),
                List.of(".stat"),
                List.of(".missing", ".news-body"),
                List.of("h1"));

        Extraction article = extractor.extract(
                Page.of(Optional.empty(), page("agency-article.html"), CAPTURED), Optional.empty(), selectors);

        assertThat(article.title().best().orElseThrow().basis()).isEqualTo(Basis.SELECTOR);
        assertThat(article.title().value()).contains("МОНГОЛЫН МЭДЭЭ | УЛС ТӨР");
        assertThat(article.byline().value().orElseThrow().people()).containsExactly("Д.Номин");
        assertThat(article.published().best().orElseThrow().basis()).isEqualTo(Basis.SELECTOR);
        assertThat(article.text().best().orElseThrow().detail()).isEqualTo(".news-body");
    }

    @Test
    void furnitureIsNoneOfTheArticleWhereASelectorNamesItsPlaceEither() {
        String lead =
                "Улаанбаатар /МОНЦАМЭ/. Хот хоорондын шинэ автобусны чиглэл өнөөдөр нээгдэж, анхны зорчигчид замд гарлаа.";
        String html = "<h1>Хот хоорондын чиглэл нээгдлээ</h1><div class='news-body'><p>" + lead + "</p>"
                + "<p>Ш.Айзаря</p><p>aizarya@example.mn</p><p>Холбоотой мэдээ</p><p>Их уншсан</p><p>Сэтгэгдэл (0)</p></div>";
        var selectors = new Selectors(List.of(), List.of(), List.of(), List.of("div.news-body"), List.of());

        Extraction article = extractor.extract(Page.of(Optional.empty(), html, CAPTURED), Optional.empty(), selectors);

        assertThat(article.text().best().orElseThrow().basis()).isEqualTo(Basis.SELECTOR);
        assertThat(article.text().value()).contains(lead);
        assertThat(article.byline().value().orElseThrow().people()).containsExactly("Ш.Айзаря");
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/mn/sonin/crawler/extract/page-dates.csv",
            delimiter = '|',
            quoteCharacter = '\u0001',
            useHeadersInDisplayName = true)
    void theDayOfPublicationComesFromThePlaceThatTheTableSays(String page, String published, @Nullable String basis) {
        var found = read("https://a.example/", page).published();

        assertThat(found.value().map(StatedDate::iso).orElse("none")).isEqualTo(published);
        assertThat(found.best().map(best -> best.basis().name()).orElse(null)).isEqualTo(basis);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/mn/sonin/crawler/extract/address-dates.csv",
            delimiter = '|',
            useHeadersInDisplayName = true)
    void anAddressStatesTheDayThatTheTableSays(String address, String published) {
        var found = read(address, "<h1>Гарчиг</h1>").published();

        assertThat(found.value().map(StatedDate::iso).orElse("none")).isEqualTo(published);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/mn/sonin/crawler/extract/page-bylines.csv",
            delimiter = '|',
            quoteCharacter = '\u0001',
            useHeadersInDisplayName = true)
    void aBylineComesFromThePlaceThatTheTableSays(
            String page, @Nullable String people, @Nullable String agencies, @Nullable String basis) {
        var found = read("https://a.example/", page).byline();

        assertThat(found.value().map(Byline::people).orElse(List.of())).isEqualTo(parts(people));
        assertThat(found.value().map(Byline::agencies).orElse(List.of())).isEqualTo(parts(agencies));
        assertThat(found.best().map(best -> best.basis().name()).orElse(null)).isEqualTo(basis);
    }

    private static List<String> parts(@Nullable String joined) {
        return joined == null ? List.of() : List.of(joined.split("\\+", -1));
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/mn/sonin/crawler/extract/origin-forms.csv",
            delimiter = '|',
            useHeadersInDisplayName = true)
    void aLineNamesTheOriginThatTheTableSays(String line, String origin) {
        String html = "<h1>Гарчиг</h1><p>" + line.replace("&bar;", "&#124;") + "</p>";

        assertThat(read("https://a.example/", html).origin().value().orElse("none"))
                .isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a.example/|<title>Mine opens-Example Wire</title>",
                "https://a.example/|<meta property='og:site_name' content='Example Wire'>",
                "https://www.examplewire.mn/1|<title>Mine opens</title>"
            })
    void aSiteThatNamesItselfAsTheSourceReprintsNothing(String address, String head) {
        String own = head + "<h1>Mine opens</h1><p>Source: Example Wire 2025-12-04 11:15:00 Editor: newsroom</p>";
        String other = head + "<h1>Mine opens</h1><p>Source: The Example Times</p>";

        assertThat(read(address, own).origin().value()).isEmpty();
        assertThat(read(address, other).origin().value()).contains("The Example Times");
    }

    @Test
    void aTimeWithoutAZoneIsThatOfUlaanbaatar() {
        String html = "<h1>Гарчиг</h1><p>Нийтэлсэн: 2026-09-11 18:29:50</p>";

        assertThat(read("https://a.example/", html)
                        .content()
                        .orElseThrow()
                        .published()
                        .orElseThrow()
                        .value()
                        .at())
                .isEqualTo("2026-09-11T18:29:50+08:00");
    }

    @Test
    void aFutureDateIsRefused() {
        String html = "<meta property='article:published_time' content='2031-01-01'><h1>Гарчиг</h1>";

        assertThat(read("https://a.example/", html).published().value()).isEmpty();
    }

    @Test
    void anImpossibleDateIsRefusedAndNotRolledOver() {
        String html = "<meta property='article:published_time' content='2023-02-30'><h1>Гарчиг</h1>";

        assertThat(read("https://a.example/", html).published().value()).isEmpty();
    }

    @Test
    void theOriginOfAReprintIsNamed() {
        String html = page("agency-article.html")
                .replace("<div class=\"related\">", "<p>Эх сурвалж: polit.mn</p><div class=\"related\">");

        Extraction article = read("https://a.example/", html);

        assertThat(article.origin().value()).contains("polit.mn");
        assertThat(article.text().value().orElseThrow()).doesNotContain("polit.mn");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/mn/sonin/crawler/extract/furniture-phrases.csv", delimiter = '\t', numLinesToSkip = 1)
    void furnitureIsNoneOfTheArticle(String line) {
        String html = page("agency-article.html")
                .replace("сургалтад хамрагдсан байна.</p>", "сургалтад хамрагдсан байна.</p><p>" + line + "</p>");

        assertThat(read("https://a.example/", html).text().value().orElseThrow())
                .doesNotContain(line);
    }

    @Test
    void beginningsOfOtherStoriesAreNoneOfTheArticle() {
        String teaser =
                "<li><a href='/x'>Another story of the day</a> <span>ULAANBAATAR: The ministry said on Monday that"
                        + " it would look at the plan again, and that...</span></li>";
        String html =
                page("english-article.html").replace("<body>", "<body><div><ul>" + teaser.repeat(4) + "</ul></div>");

        assertThat(read("https://a.example/", html).text().value().orElseThrow())
                .startsWith(read("https://a.example/", page("english-article.html"))
                        .text()
                        .value()
                        .orElseThrow())
                .doesNotContain("The ministry said on Monday");
    }

    @Test
    void aParagraphThatEndsWithARemarkInBracketsStays() {
        String html = page("english-article.html")
                .replace(
                        "Relief organisations",
                        "The text goes on below the picture, as every reader of this page will"
                                + " have seen. (It goes on below the photo.)</p><p>Relief organisations");

        assertThat(read("https://a.example/", html).text().value().orElseThrow())
                .contains("(It goes on below the photo.)");
    }

    @Test
    void theHyphenLeftOverFromAnotherLineIsTakenOut() {
        String html = page("english-article.html").replace("Relief organisations", "Relief organi¬sations");

        assertThat(read("https://a.example/", html).text().value().orElseThrow())
                .contains("Relief organisations");
    }

    @Test
    void latinLettersInsideCyrillicWordsAreKeptForDisplay() {
        String html = page("agency-article.html").replace("сургалтад хамрагдсан", "сургалтад xамрагдсан");

        assertThat(read("https://a.example/", html).text().value().orElseThrow())
                .contains("сургалтад xамрагдсан");
    }
}
