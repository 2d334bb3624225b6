package mn.sonin.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.CaptureId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private Stand stand;

    @BeforeAll
    void open(@TempDir Path home) {
        stand = Stand.open(home);
    }

    @AfterAll
    void close() {
        stand.close();
    }

    /** Every kind of page there is, each in all its states. */
    static List<String> pages(Stand stand) {
        return List.of(
                "/",
                "/?q=copper",
                "/?q=zzzzz",
                "/?q=" + Stand.encoded("copper \"mine"),
                "/topics",
                "/topics/copper",
                "/topics/bridge?interval=week&by=source",
                "/articles/" + ArticleId.of(Stories.EDITED),
                "/articles/" + ArticleId.of(Stories.HOSTILE),
                "/stories/" + ArticleId.of(Stories.BRIDGE),
                "/sources",
                "/sources/tenger",
                "/sources/tenger/politeness",
                "/digest/2026-02-27",
                "/digest/2020-01-01",
                "/edited",
                "/saved",
                "/saved?name=Copper&q=topic:copper",
                "/captures/" + capture(stand),
                "/citations/" + stand.cite("q=copper").get("id").asString(),
                "/about",
                "/api",
                "/nowhere",
                "/?sort=sideways",
                "/stories/0000000000000000");
    }

    private static CaptureId capture(Stand stand) {
        return stand.archive().captures().newest(Stories.BRIDGE).orElseThrow().id();
    }

    @Test
    void everyPageReadsInBothLanguages() {
        for (String path : pages(stand)) {
            for (String language : List.of("en", "mn")) {
                Document page = page(path, language);
                assertThat(page.expectFirst("html").attr("lang")).as(path).isEqualTo(language);
                assertThat(page.select("h1")).as(path).hasSize(1);
                assertThat(page.text()).as(path).doesNotContain("{0}").doesNotContain("null");
            }
        }
    }

    @Test
    void everybodySeesWhatASourceWasAskedForAndWhatItsRobotsTxtSaid() {
        Document page = page("/sources/tenger/politeness", "en");

        assertThat(page.select("tbody tr").eachText())
                .map(row -> row.replaceAll("\\p{Zs}", " "))
                .containsExactly(
                        "tenger.example 1.5 s",
                        "2 Mar 2026, 02:00 https://tenger.example/feed allowed 304 120 45 000",
                        "2 Mar 2026, 02:00 https://tenger.example/admin Disallow: /admin not asked not sent 0 0");
        assertThat(page("/sources/tenger", "en").text())
                .contains("What to do look at the reason; run \"sonin sources check tenger\"");
        assertThat(page("/sources/tenger", "en").text().replaceAll("\\p{Zs}", " "))
                .contains(
                        "Feed https://tenger.example/feed looked at every 40 minutes; newest story 2 Mar 2026, 01:50");
        assertThat(page("/sources/tenger", "mn").select(".advice [lang=mn]").text())
                .contains("sonin sources check tenger");
        assertThat(page("/sources/gobi-times/politeness", "mn").text()).contains("хүсэлт илгээгээгүй байна");
    }

    @Test
    void severalPiecesOfAdviceAreEachInTheLanguageOfThePage() {
        String advice =
                page("/sources/gobi-times", "mn").select(".advice [lang=mn]").text();

        assertThat(advice)
                .contains(
                        "шөнөжин ажиллуулж",
                        "https://gobi-times.example/a урсгалд 2026-02-01-ээс хойш",
                        "https://gobi-times.example/b урсгалд 2026-02-02-ээс хойш")
                .doesNotContain("the feed");
    }

    @Test
    void aChosenLanguageStays() {
        HttpResponse<String> chosen = stand.get("/language?to=mn&back=/topics");
        String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");

        assertThat(chosen.headers().firstValue("Location")).hasValue("/topics");
        assertThat(stand.get("/topics", "Cookie", cookie, "Accept-Language", "en")
                        .body())
                .contains("<html lang=\"mn\">");
    }

    @Test
    void theChoiceOfLanguageLeadsNobodyAway() {
        for (String back :
                List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)")) {
            assertThat(stand.get("/language?to=mn&back=" + Stand.encoded(back))
                            .headers()
                            .firstValue("Location"))
                    .as(back)
                    .hasValue("/");
        }
    }

    @Test
    void whatASiteWroteIsNeverScript() {
        for (String path : pages(stand)) {
            Document page = page(path, "en");
            assertThat(page.select("script:not([src])")).as(path).isEmpty();
            assertThat(page.select("[href^=javascript]")).as(path).isEmpty();
            assertThat(page.select("[onerror], [onclick], [onload], [style]"))
                    .as(path)
                    .isEmpty();
            assertThat(page.select("img")).as(path).isEmpty();
        }
        assertThat(page("/articles/" + ArticleId.of(Stories.HOSTILE), "en")
                        .expectFirst("h1")
                        .text())
                .isEqualTo(Stories.SCRIPT);
    }

    @Test
    void noPageAsksAnotherHost() {
        for (String path : pages(stand)) {
            Document page = page(path, "en");
            for (Element part : page.select("script[src], link[rel=stylesheet], link[rel=icon], iframe, img, form")) {
                String address = part.attr("src") + part.attr("href") + part.attr("action");
                assertThat(address).as(path).startsWith("/").doesNotStartWith("//");
            }
        }
    }

    @Test
    void everyAnswerForbidsForeignScript() {
        for (String path : List.of("/", "/api/v1/topics", "/nowhere", "/api/v1/nowhere", "/feed.atom", "/robots.txt")) {
            String policy = stand.get(path)
                    .headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("");
            assertThat(policy)
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("script-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void aKeptPageIsShownInAFrameThatRunsNothing() {
        CaptureId capture = capture(stand);

        Document around = page("/captures/" + capture, "en");
        HttpResponse<String> kept = stand.get("/captures/" + capture + "/page");

        assertThat(around.expectFirst("iframe").hasAttr("sandbox")).isTrue();
        assertThat(around.expectFirst("iframe").attr("sandbox")).isEmpty();
        assertThat(kept.body()).contains("Шинэ гүүр нээгдлээ");
        assertThat(kept.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox; default-src 'none'")
                .doesNotContain("script-src");
    }

    @Test
    void aPageThatAsksNotToBeArchivedIsShownToNobody() {
        String url = "https://steppe-post.example/closed";
        CaptureId capture = Stories.closed(stand.archive(), url, url);
        CaptureId twin = Stories.closed(stand.archive(), url + "?ref=feed", url + "-2");
        CaptureId part = Stories.part(stand.archive());
        ArticleId article = ArticleId.of(url);

        Document page = page("/articles/" + article, "en");
        JsonNode record = stand.json("/api/v1/articles/" + article);

        assertThat(page.select("[role=note]").text()).contains("Only the headline is kept");
        assertThat(page.select("a[href^=/captures/]")).isEmpty();
        assertThat(record.at("/captures/0/view").isMissingNode()).isTrue();
        assertThat(record.at("/revisions/0/proof").isMissingNode()).isTrue();
        for (String path : List.of(
                "/captures/" + capture,
                "/captures/%s?article=%s".formatted(capture, ArticleId.of(Stories.EDITED)),
                "/captures/" + twin,
                "/captures/%s?article=%s".formatted(twin, ArticleId.of(url + "-2")),
                "/captures/" + part)) {
            assertThat(stand.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(stand.get(path.replaceFirst("\\?|$", "/page$0")).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void aPageThatWasHadFromAnotherAddressIsTheProofOfItsArticle() {
        String url = "https://steppe-post.example/open";
        Stories.twin(stand.archive(), url + "?ref=feed", url);

        String proof = page("/articles/" + ArticleId.of(url), "en")
                .select(".revisions a[href^=/captures/]")
                .attr("href");
        Document around = page(proof, "en");

        assertThat(stand.get(around.expectFirst("iframe").attr("src")).body()).contains("All of it.");
    }

    @Test
    void anEditedHeadlineShowsWhichWordsWereChanged() {
        Document article = page("/articles/" + ArticleId.of(Stories.EDITED), "en");
        Document edited = page("/edited", "en");

        assertThat(article.select(".revisions del").eachText()).contains("double");
        assertThat(article.select(".revisions ins").eachText()).contains("rise by a third");
        assertThat(edited.select(".note").eachText()).contains("Taken away");
    }

    @Test
    void aTopicShowsBothLanguagesSideBySideAndItsNumbersAsATable() {
        Document topic = page("/topics/bridge", "en");

        assertThat(topic.expectFirst(".pair > div").text()).contains("New bridge opens in the capital");
        assertThat(topic.select(".pair > div:last-child").text()).contains("Шинэ гүүр нээгдлээ");
        assertThat(topic.select("table.numbers tbody tr")).isNotEmpty();
        assertThat(page("/topics/copper", "en").select("tr[data-outage=yes]")).hasSize(1);
    }

    @Test
    void twoTopicsAreComparedOnThePageOfOne() {
        String page = stand.get("/topics/bridge?with=copper&lang=en").body();

        assertThat(page)
                .contains(">Copper</th>", ">Bridges</th>")
                .contains("href=\"/topics/bridge?interval=month&amp;with=copper\" aria-current=\"true\"");
        assertThat(stand.get("/topics/bridge?with=none").statusCode()).isEqualTo(404);
    }

    @Test
    void aFacetIsALinkThatNarrowsAndWidens() {
        Document all = page("/?q=copper", "en");
        String narrow = all.select(".facet a:contains(Steppe)").attr("href");
        Document narrowed = page(narrow, "en");

        assertThat(narrow).isEqualTo("/?q=copper&source=steppe-post");
        assertThat(narrowed.select(".chip.limit").text()).contains("The Steppe Post");
        assertThat(narrowed.select(".chip.limit").attr("href")).isEqualTo("/?q=copper");
    }

    @Test
    void anOtherWordingThatWasSearchedCanBeTakenAway() {
        Document found = page("/?q=" + Stand.encoded("Ulaanbaatar"), "en");

        found.select(".also .chip")
                .forEach(chip -> assertThat(chip.attr("href")).contains("without="));
    }

    @Test
    void aMalformedQueryIsExplainedOnThePage() {
        Document page = page("/?q=" + Stand.encoded("copper \"mine"), "en");

        assertThat(page.select("[role=alert]").text())
                .contains("cannot be read")
                .contains("at character 8");
    }

    @Test
    void whatIsMarkedIsThePartOfAQueryThatIsAtFault() {
        Document page = page("/?q=" + Stand.encoded("copper \"mine"), "mn");

        assertThat(page.select("[role=alert] .faulty").text()).isEqualTo("copper \"mine");
        assertThat(page.select("[role=alert] .faulty mark").text()).startsWith("\"");
        assertThat(page.select("[role=alert] .said").text()).contains("хаагдаагүй");
    }

    @Test
    void aTopicIsCitedAndFollowedFromItsPage() {
        Document page = page("/topics/copper", "en");
        assertThat(page.select("form.cite").attr("action")).isEqualTo("/citations?topic=copper");
        assertThat(page.select(".follow a").eachText()).containsExactly("Atom", "JSON Feed", "E-mail", "Webhook");
        assertThat(stand.get(page.select(".follow a").get(1).attr("href")).statusCode())
                .isEqualTo(200);

        Document saved = page(page.select(".follow a").get(2).attr("href").replaceAll("#.*", ""), "en");
        assertThat(saved.select("#mail + pre").text())
                .isEqualTo("sonin saved add --target mailto:editor@example.mn -- 'Copper' 'topic:copper'");
        assertThat(saved.select("#webhook + pre").text())
                .isEqualTo("sonin saved add --target https://example.mn/hook -- 'Copper' 'topic:copper'");
    }

    @Test
    void aSearchIsFollowedFromItsPageWithItsLimits() {
        Document page = page("/?q=copper+OR+bridge&source=tenger&from=2026-02-28&to=2026-02-28", "en");
        assertThat(page.select(".follow a").eachText()).containsExactly("Atom", "JSON Feed", "E-mail", "Webhook");
        assertThat(page.select("link[rel=alternate]").eachAttr("type"))
                .containsExactly("application/atom+xml", "application/feed+json");
        for (String feed :
                page.select(".follow a[href^=/feed], link[rel=alternate]").eachAttr("href")) {
            assertThat(stand.get(feed).statusCode()).as(feed).isEqualTo(200);
        }

        Document saved = page(page.select(".follow a").get(2).attr("href").replaceAll("#.*", ""), "en");
        String query = "(copper OR bridge) source:tenger after:2026-02-28 before:2026-03-01";
        assertThat(saved.select("#mail + pre").text()).endsWith("'%s'".formatted(query));
        assertThat(page("/?q=" + Stand.encoded(query), "en").select(".total").text())
                .isEqualTo(page.select(".total").text());
    }

    @Test
    void whatIsFollowedIsTheSearchAsItWasReadNotAsItWasTyped() {
        Document page = page("/?q=bridge&q=copper&source=tenger,steppe-post&to=2026-01-01&to=2026-03-01", "en");
        Document saved = page(page.select(".follow a").get(2).attr("href").replaceAll("#.*", ""), "en");
        String query = "copper (source:tenger OR source:steppe-post) before:2026-03-02";

        assertThat(saved.select("#mail + pre").text()).contains("(copper) (source:");
        assertThat(page("/?q=" + Stand.encoded(query), "en").select(".total").text())
                .isEqualTo(page.select(".total").text());
        assertThat(page.select(".chip.limit").eachText()).hasSize(3);
    }

    @Test
    void aSearchInOneLanguageIsFollowedByFeedsAloneForAQueryCannotHoldIt() {
        assertThat(page("/?q=copper&lang=mn", "en").select(".follow a").eachText())
                .containsExactly("Atom", "JSON Feed");
    }

    @Test
    void anEventCanBeShownOnce() {
        Document all = page("/?topic=bridge", "en");
        Document once = page(all.select(".sorts a:contains(Each event once)").attr("href"), "en");

        assertThat(once.select(".sorts [aria-current]").eachText()).contains("Each event once");
        assertThat(once.select(".sorts a:contains(Each event once)").attr("href"))
                .isEqualTo("/?topic=bridge");
        for (String link : once.select(".follow a, .take a").eachAttr("href")) {
            assertThat(stand.get(link.replaceAll("#.*", "")).statusCode())
                    .as(link)
                    .isEqualTo(200);
        }
    }

    @Test
    void nothingMatchesBestWhereNothingWasAsked() {
        assertThat(page("/", "en").select(".sorts a").eachText())
                .containsExactly("Newest", "Oldest", "Each event once");
        assertThat(page("/?q=copper", "en").select(".sorts a").eachText()).contains("Best match");
    }

    @Test
    void theDigestThatIsShownFirstIsTheLastOneWithHeadlines() {
        assertThat(stand.get("/digest").headers().firstValue("Location")).hasValue("/digest/2026-02-28");
        assertThat(stand.get("/digest?date=2026-01-15").headers().firstValue("Location"))
                .hasValue("/digest/2026-01-15");
    }

    @Test
    void anArticleIsCitedWithItsPermanentAddress() {
        String id = ArticleId.of(Stories.EDITED).value();

        assertThat(page("/articles/" + id, "en").select("#cite + .query").text())
                .isEqualTo("Copper output to rise by a third. The Steppe Post, 28 Feb 2026, 08:00. %s Archived: %s"
                        .formatted(Stories.EDITED, stand.address("/articles/" + id)));
    }

    @Test
    void theApiIsExplainedInTheReadersLanguage() {
        Document page = page("/api", "mn");

        assertThat(page.select("main [lang=en]")).isEmpty();
        assertThat(page.select(".route p, .route dd, .route summary").eachText())
                .hasSizeGreaterThan(80)
                .allMatch(text -> text.matches("(?s).*[а-яөү]{3}.*"));
    }

    @Test
    void aCommandThatIsShownIsOneWordToAShellWhereverTheAddressPutsAQuote() {
        Document saved = page("/saved?name=x&q=" + Stand.encoded("a'; reboot; '"), "en");

        assertThat(saved.select("#mail + pre").text()).endsWith("-- 'x' 'a'\\''; reboot; '\\'''");
    }

    @Test
    void whatIsWrongWithAnAddressIsSaidInTheReadersLanguage() {
        for (String path : List.of(
                "/?sort=sideways",
                "/?lang=klingon",
                "/?from=soon&to=2025-13-01",
                "/?size=lots",
                "/?asof=now",
                "/?history=maybe",
                "/?q=" + "a".repeat(2001),
                "/topics/copper?interval=hour",
                "/digest/yesterday",
                "/nowhere")) {
            Document page = page(path, "mn");
            assertThat(page.select("main .detail[lang=mn]")).as(path).isNotEmpty();
            assertThat(page.select("main [lang=en]")).as(path).isEmpty();
        }
        for (String path : List.of(
                "/?source=nobody",
                "/?topic=coppper",
                "/?collection=none",
                "/?cursor=1",
                "/?from=2025-02-01&to=2025-01-01")) {
            Document page = page(path, "mn");
            assertThat(page.select("[role=alert] .said")).as(path).isNotEmpty();
            assertThat(page.select("[role=alert] [lang=en]")).as(path).isEmpty();
        }
    }

    @Test
    void whatIsWrongWithAQueryIsSaidInTheReadersLanguage() {
        for (String query : List.of(
                "a OR",
                "OR a",
                "a near/2 b near/3 c",
                "a near/2",
                "a near/99 b",
                "(a",
                "a)",
                "()",
                "\"\"",
                "\"a",
                "=(a)",
                "lang:xxxxx",
                "source:nobody",
                "topic:coppr",
                "colour:red",
                "after:soon",
                "after:",
                "last:long",
                "last:",
                "history:maybe",
                "(history:yes a)",
                "history:",
                "title:",
                "source:",
                "a*b*",
                "NOT",
                "near/2 a",
                "(".repeat(30) + "a",
                "a ".repeat(300))) {
            assertThat(page("/?q=" + Stand.encoded(query), "mn").select("[role=alert] [lang=en]"))
                    .as(query)
                    .isEmpty();
        }
    }

    @Test
    void aStrayReaderIsToldSoInTheirLanguage() {
        assertThat(page("/nowhere", "mn").select(".lead").text()).startsWith("Энэ хаягаар хуудас алга.");
        assertThat(page("/stories/0000000000000000", "mn").select(".lead").text())
                .isEqualTo("«0000000000000000» дугаартай үйл явдал алга.");
        assertThat(page("/?sort=sideways", "mn").select(".detail").text())
                .isEqualTo("sort: дараахын аль нэгийг бичнэ: relevance, newest, oldest; энд \"sideways\" байна");
    }

    @Test
    void aMissingFileIsNamedInTheReadersLanguage() {
        assertThat(page("/assets/nothing.css", "mn").select(".lead").text())
                .isEqualTo("\"/assets/nothing.css\" хаягт файл алга.");
    }

    @Test
    void aDayWithoutNewsLeadsToTheLastOneThatHasSome() {
        assertThat(page("/digest/2026-02-11", "en").select(".notice a").attr("href"))
                .isEqualTo("/digest/2026-02-10");
    }

    @Test
    void aDayLeadsToTheDayBeforeAndAfter() {
        Document day = page("/digest/2026-02-27", "en");

        assertThat(day.select(".hits .headline").eachText())
                .containsExactly("New bridge opens in the capital", "Шинэ гүүр нээгдлээ");
        assertThat(day.select("[rel=prev]").attr("href")).isEqualTo("/digest/2026-02-26");
        assertThat(day.select("[rel=next]").attr("href")).isEqualTo("/digest/2026-02-28");
        assertThat(page("/digest/2026-03-02", "en").select("[rel=next]")).isEmpty();
    }

    @Test
    void theSearchPageWeighsLessThan150KilobytesOnTheWire() {
        int weight = wire("/?q=copper");
        for (Element part : page("/?q=copper", "en").select("script[src], link[rel=stylesheet], link[rel=icon]")) {
            weight += wire(part.attr("src") + part.attr("href"));
        }

        assertThat(weight).isLessThan(150 * 1024);
    }

    @Test
    void assetsAreKeptByTheBrowserForEver() {
        String style = page("/", "en").select("link[rel=stylesheet]").attr("href");

        assertThat(stand.get(style).headers().firstValue("Cache-Control").orElse(""))
                .contains("immutable");
        assertThat(stand.get("/assets/app-00000000.css").statusCode()).isEqualTo(404);
    }

    private int wire(String path) {
        return stand.get(path, "Accept-Encoding", "gzip").body().length();
    }

    private Document page(String path, String language) {
        HttpResponse<String> answer = stand.get(path, "Accept-Language", language);
        return Jsoup.parse(
                answer.body(),
                URI.create(stand.address(path.replaceAll("\\?.*", ""))).toString());
    }
}
