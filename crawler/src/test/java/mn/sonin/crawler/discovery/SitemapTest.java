package mn.sonin.crawler.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mn.sonin.crawler.discovery.Pages.NEWEST;
import static mn.sonin.crawler.discovery.Pages.answer;
import static mn.sonin.crawler.discovery.Pages.entries;
import static mn.sonin.crawler.discovery.Pages.further;
import static mn.sonin.crawler.discovery.Pages.read;
import static mn.sonin.crawler.discovery.Pages.reason;
import static mn.sonin.crawler.discovery.Pages.way;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;
import org.junit.jupiter.api.Test;

class SitemapTest {
    private static final Discovery SITEMAP = new Discovery.Sitemap("https://example.mn/sitemap.xml");
    private static final String PLAIN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <url><loc>https://example.mn/n/1</loc><lastmod>2026-08-01</lastmod></url>
            <url><loc>https://example.mn/n/2</loc><lastmod>2020-01-01</lastmod></url>
            </urlset>
            """;
    private static final String INDEX = """
            <?xml version="1.0" encoding="UTF-8"?>
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <sitemap><loc>https://example.mn/sitemap.xml</loc></sitemap>
            <sitemap><loc>https://example.mn/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
            <sitemap><loc>https://example.mn/new.xml</loc><lastmod>2026-08-01</lastmod></sitemap>
            </sitemapindex>
            """;

    @Test
    void aSitemapGivesItsPages() {
        assertThat(entries(read(SITEMAP, PLAIN)))
                .extracting(Entry::url)
                .containsExactly("https://example.mn/n/1", "https://example.mn/n/2");
    }

    @Test
    void theLastChangeOfAPageIsNotItsDateOfPublication() {
        assertThat(entries(read(SITEMAP, PLAIN)).getFirst().published()).isEmpty();
    }

    @Test
    void aNewsSitemapGivesTitleAndDate() {
        String news = """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
                <url><loc>https://example.mn/n/1</loc><news:news>
                  <news:publication><news:name>Example</news:name><news:language>mn</news:language></news:publication>
                  <news:publication_date>2026-08-01T13:53:00+08:00</news:publication_date>
                  <news:title>Хур бороо &amp; тариа</news:title></news:news></url>
                </urlset>
                """;

        Entry first = entries(read(SITEMAP, news)).getFirst();

        assertThat(first.title()).contains("Хур бороо & тариа");
        assertThat(first.published())
                .contains(new Moment(OffsetDateTime.parse("2026-08-01T13:53:00+08:00"), Moment.Precision.SECOND));
    }

    @Test
    void aGzippedSitemapIsUnpacked() throws IOException {
        assertThat(entries(read(SITEMAP, gzip(PLAIN), Optional.of("application/x-gzip"))))
                .hasSize(2);
    }

    @Test
    void aTornGzipFileIsNamed() throws IOException {
        byte[] torn = Arrays.copyOf(gzip(PLAIN), 40);

        assertThat(reason(read(SITEMAP, torn, Optional.empty()))).startsWith("the gzipped sitemap is torn: ");
    }

    @Test
    void anIndexLeadsToItsSitemapsNewestFirstAndNeverToItself() {
        assertThat(further(read(SITEMAP, INDEX)))
                .containsExactly(
                        new Ask("https://example.mn/new.xml", Purpose.SITEMAP, 2),
                        new Ask("https://example.mn/old.xml", Purpose.SITEMAP, 2));
    }

    @Test
    void ofAnIndexThatTellsNoDatesTheFirstAndTheLastSitemapsOfEachSeriesAreRead() {
        String posts = IntStream.rangeClosed(1, 15)
                .mapToObj("https://example.mn/wp-sitemap-posts-post-%d.xml"::formatted)
                .map(SitemapTest::child)
                .collect(Collectors.joining());
        String tags = IntStream.rangeClosed(1, 6)
                .mapToObj("https://example.mn/wp-sitemap-taxonomies-post_tag-%d.xml"::formatted)
                .map(SitemapTest::child)
                .collect(Collectors.joining());

        assertThat(further(read(SITEMAP, index(posts + tags + child("https://example.mn/wp-sitemap-users-1.xml")))))
                .extracting(ask -> ask.url().replaceFirst(".*-(\\w+-\\d+)\\.xml", "$1"))
                .containsExactly(
                        "post-15",
                        "post_tag-6",
                        "users-1",
                        "post-1",
                        "post_tag-1",
                        "post-14",
                        "post_tag-5",
                        "post-2",
                        "post_tag-2",
                        "post-13");
    }

    @Test
    void sitemapsOfWhichTheIndexTellsNoDateAreReadBesideThoseOfWhichItDoes() {
        String dated = IntStream.rangeClosed(1, 12)
                .mapToObj("https://example.mn/2026-%02d.xml"::formatted)
                .map(url -> child(url).replace("</loc>", "</loc><lastmod>2026-08-01</lastmod>"))
                .collect(Collectors.joining());

        assertThat(further(read(SITEMAP, index(dated + child("https://example.mn/news.xml")))))
                .extracting(Ask::url)
                .hasSize(11)
                .contains("https://example.mn/2026-12.xml", "https://example.mn/news.xml");
    }

    private static String index(String children) {
        return "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" + children + "</sitemapindex>";
    }

    private static String child(String url) {
        return "<sitemap><loc>" + url + "</loc></sitemap>";
    }

    @Test
    void indexesWithinIndexesEndAtTheThirdLevel() {
        Way way = way(SITEMAP);

        assertThat(further(way.read(answer(new Ask("https://example.mn/c.xml", Purpose.SITEMAP, 3), INDEX), NEWEST)))
                .isEmpty();
    }

    @Test
    void aBackfillLeavesOutSitemapsAndPagesLastChangedBeforeIt() {
        Span span = Span.between(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 8, 2));
        Way way = way(SITEMAP);
        Ask first = way.begin(span).getFirst();

        assertThat(further(way.read(answer(first, INDEX), span)))
                .extracting(Ask::url)
                .containsExactly("https://example.mn/new.xml");
        assertThat(entries(way.read(answer(first, PLAIN), span)))
                .extracting(Entry::url)
                .containsExactly("https://example.mn/n/1");
    }

    @Test
    void aPageThatIsNoSitemapIsNamed() {
        assertThat(reason(read(SITEMAP, "<!DOCTYPE html><html><body>404</body></html>")))
                .startsWith("expected a sitemap, got a text that begins \"<!DOCTYPE html>");
    }

    @Test
    void aTruncatedSitemapGivesThePagesThatCame() {
        assertThat(entries(read(SITEMAP, PLAIN.substring(0, PLAIN.indexOf("2020")))))
                .extracting(Entry::url)
                .contains("https://example.mn/n/1");
    }

    @Test
    void robotsTxtLeadsToTheSitemapsItNames() {
        String robots =
                "User-agent: *\nDisallow: /admin\nSITEMAP: https://example.mn/a.xml\nSitemap:https://example.mn/b.xml.gz\n";

        assertThat(further(read(new Discovery.RobotsSitemaps("https://example.mn/robots.txt"), robots)))
                .containsExactly(
                        new Ask("https://example.mn/a.xml", Purpose.SITEMAP, 1),
                        new Ask("https://example.mn/b.xml.gz", Purpose.SITEMAP, 1));
    }

    @Test
    void robotsTxtWithoutSitemapsSaysSo() {
        assertThat(reason(read(new Discovery.RobotsSitemaps("https://example.mn/robots.txt"), "User-agent: *\n")))
                .isEqualTo("robots.txt names no sitemap");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
