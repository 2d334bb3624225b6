package mn.sonin.crawler.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mn.sonin.config.Discovery;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.extract.Extractor;
import mn.sonin.crawler.extract.Page;
import mn.sonin.crawler.markup.Markup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages that are small on the wire and large, deep or endless once they are read. */
@Timeout(60)
class HostilePagesTest {
    private static final int DEEP = 100_000;
    private static final int MANY = 5_000_000;

    private static Reading feed(String body) {
        return Pages.read(new Discovery.Feed("https://tenger.example/feed"), body);
    }

    private static Reading sitemap(String body) {
        return Pages.read(new Discovery.Sitemap("https://tenger.example/sitemap.xml"), body);
    }

    private static Reading list(String body) {
        return Pages.read(
                new Discovery.ListPage(
                        "https://tenger.example/",
                        "li",
                        Optional.of("a"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1),
                body);
    }

    /** Ten entities, each ten times the one before: a thousand million letters once expanded. */
    private static String laughs() {
        return IntStream.range(1, 10)
                .mapToObj(i -> "<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)))
                .collect(Collectors.joining("", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY l0 \"ha\">", "]>"));
    }

    @Test
    void entitiesWithinEntitiesAreNotExpandedInAFeed() {
        Reading reading = feed(laughs() + "<rss><channel><item><title>&l9;</title><link>https://tenger.example/1</link>"
                + "</item></channel></rss>");

        assertThat(reading.toString()).hasSizeLessThan(10_000);
    }

    @Test
    void entitiesWithinEntitiesAreNotExpandedInASitemap() {
        Reading reading = sitemap(laughs() + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                + "<url><loc>https://tenger.example/&l9;</loc></url></urlset>");

        assertThat(reading.toString()).hasSizeLessThan(10_000);
    }

    @Test
    void anEntityThatIsAFileIsNotReadInASitemap() {
        Reading reading = sitemap("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                + "<url><loc>https://tenger.example/&f;</loc></url></urlset>");

        assertThat(reading.toString()).doesNotContain("root");
    }

    @Test
    void tagsWithinTagsWithoutEndAreRead() {
        String deep = "<div>".repeat(DEEP) + "<p>Гүүр нээгдлээ</p>";

        new Extractor()
                .extract(
                        Page.of(Optional.of("https://tenger.example/1"), "<html><body>" + deep, Pages.NOW),
                        Optional.empty(),
                        Selectors.none());
        assertThat(list(deep)).isInstanceOf(Reading.Unusable.class);
        feed("<rss>".repeat(DEEP));
        sitemap("<urlset>".repeat(DEEP));
    }

    @Test
    void jsonWithinJsonWithoutEndIsRefused() {
        Reading reading = Pages.read(
                new Discovery.WordPress("https://tenger.example/wp-json/wp/v2/posts", 20, 3), "[".repeat(DEEP));

        assertThat(reading).isInstanceOf(Reading.Unusable.class);
    }

    @Test
    void blanksWithoutEndAreReadInADigest() {
        Reading reading = Pages.read(
                new Discovery.Digest("https://tenger.example/news"),
                "1 HERDERS MOVE EARLY WWW.EXAMPLE.MN PUBLISHED:2026/08/01" + " ".repeat(MANY) + "2 RAIN "
                        + "R".repeat(MANY));

        assertThat(Pages.entries(reading)).hasSize(1);
    }

    @Test
    void emptyLinesWithoutEndAreReadInRobots() {
        Reading reading = Pages.read(
                new Discovery.RobotsSitemaps("https://tenger.example/"),
                "\n".repeat(500_000) + "Sitemap: https://tenger.example/sitemap.xml");

        assertThat(Pages.further(reading)).hasSize(1);
    }

    @Test
    void blanksWithoutEndAreReadInADateOfAJsonList() {
        Reading reading = Pages.read(
                new Discovery.JsonList(
                        "https://tenger.example/api",
                        "",
                        "https://tenger.example/{id}",
                        "title",
                        Optional.of("at"),
                        Optional.empty(),
                        1),
                "[{\"id\":1,\"title\":\"Гүүр\",\"at\":\"Sat Aug 01 10:00:00%sx\"}]".formatted(" ".repeat(20_000)));

        assertThat(Pages.entries(reading)).hasSize(1);
    }

    @Test
    void ofFiveMillionLinksTheFirstAreRead() {
        StringBuilder page = new StringBuilder("<ul>");
        for (int i = 0; i < MANY; i++) {
            page.append("<li><a href=").append(i).append(">a</a>");
        }

        Reading reading = list(page.toString());

        assertThat(Pages.entries(reading)).hasSize((Markup.TAGS - 1) / 2);
        assertThat(Pages.entries(reading).getFirst().url()).endsWith("/0");
    }

    @Test
    void aCalendarWithoutEndIsTurnedNoFurtherThanItsPages() {
        Way way = Pages.way(new Discovery.ListPage(
                "https://tenger.example/calendar/1",
                "li",
                Optional.of("a"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("a.next"),
                3));
        Ask ask = way.begin(Pages.NEWEST).getFirst();
        int pages = 0;
        Optional<Ask> next = Optional.of(ask);
        while (next.isPresent() && pages < 100) {
            pages++;
            String body = "<li><a href=\"/day/%1$d\">%1$d</a></li><a class=\"next\" href=\"/calendar/%2$d\">»</a>"
                    .formatted(pages, pages + 1);
            next = Pages.further(way.read(Pages.answer(next.get(), body), Pages.NEWEST)).stream()
                    .findFirst();
        }

        assertThat(pages).isBetween(1, 3);
    }
}
