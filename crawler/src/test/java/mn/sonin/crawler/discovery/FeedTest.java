package mn.sonin.crawler.discovery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static mn.sonin.crawler.discovery.Pages.entries;
import static mn.sonin.crawler.discovery.Pages.read;
import static mn.sonin.crawler.discovery.Pages.reason;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mn.sonin.archive.Moment;
import mn.sonin.config.Discovery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {
    private static final Discovery FEED = new Discovery.Feed("https://example.mn/feed/");
    private static final String RSS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Жишээ</title>
            <item><title>Зуны бороо &amp; тариа</title><link>https://example.mn/n/1</link>
              <pubDate>Sat, 01 Aug 2026 13:53:00 +0800</pubDate><dc:creator>Б.Болд</dc:creator>
              <description>&lt;p&gt;Бороо&amp;nbsp;орлоо.&lt;/p&gt;</description></item>
            <item><title>Хур бороо</title><link>https://example.mn/n/2</link></item>
            </channel></rss>
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rss-0.91",
                "rss-0.92",
                "rss-1.0-rdf",
                "rss-2.0",
                "atom-0.3",
                "atom-1.0",
                "json-feed-1.0",
                "json-feed-1.1"
            })
    void aFeedOfAnyKindGivesItsStories(String kind) throws IOException {
        List<Entry> entries = entries(read(FEED, resource("feeds/" + kind + ".txt"), Optional.empty()));

        assertThat(entries).extracting(Entry::url).containsExactly("https://example.mn/n/1", "https://example.mn/n/2");
        assertThat(entries.getFirst().title()).contains("Herders move early");
        assertThat(entries.getFirst().summary()).contains("Snow came in August.");
    }

    @Test
    void whatAnItemSaysIsKept() {
        Entry first = entries(read(FEED, RSS)).getFirst();

        assertThat(first.title()).contains("Зуны бороо & тариа");
        assertThat(first.summary()).contains("Бороо орлоо.");
        assertThat(first.author()).contains("Б.Болд");
        assertThat(first.published())
                .contains(new Moment(OffsetDateTime.parse("2026-08-01T13:53:00+08:00"), Moment.Precision.SECOND));
    }

    @Test
    void aFeedInWindows1251ThatClaimsUtf8IsReadable() {
        assertThat(titles(read(FEED, RSS.replace("Зуны", "Зуний"), Charset.forName("windows-1251"))))
                .containsExactly("Зуний бороо & тариа", "Хур бороо");
    }

    @Test
    void aFeedWithOneBrokenLetterIsStillUtf8() {
        byte[] feed = RSS.replace("Зуны", "Зу\u0001ны").getBytes(UTF_8);
        for (int i = 0; i < feed.length; i++) {
            feed[i] = feed[i] == 1 ? (byte) 0xD0 : feed[i];
        }

        assertThat(titles(read(FEED, feed, Optional.empty()))).contains("Хур бороо");
    }

    @Test
    void lettersOf8BitMongolianAreMendedInAFeedAsOnAPage() {
        String feed = RSS.replace("Зуны", "Єнгєрсєн їдэш").replaceAll("[өүӨҮ]", "о");

        assertThat(titles(read(FEED, feed, Charset.forName("windows-1251")))).contains("Өнгөрсөн үдэш бороо & тариа");
    }

    @Test
    void aFeedInUtf8ThatClaimsWindows1251IsReadable() {
        assertThat(titles(read(FEED, RSS.replace("UTF-8", "windows-1251")))).contains("Хур бороо");
    }

    @Test
    void aDeclaredCharsetIsUsedWhereTheBytesAreNotUtf8() {
        String feed = RSS.replace("UTF-8", "ISO-8859-1").replaceAll("[А-Яа-яӨөҮү]+", "é");

        assertThat(titles(read(FEED, feed, ISO_8859_1))).contains("é é");
    }

    @Test
    void aByteOrderMarkIsNoObstacle() {
        assertThat(titles(read(FEED, "\uFEFF" + RSS))).contains("Хур бороо");
        assertThat(titles(read(FEED, "\uFEFF" + RSS, UTF_16LE))).contains("Хур бороо");
    }

    @Test
    void linesBeforeTheDeclarationAreNoObstacle() {
        assertThat(titles(read(FEED, "\n\n <br/>" + RSS))).contains("Хур бороо");
    }

    @Test
    void anUnescapedAmpersandIsKept() {
        String feed = RSS.replace("бороо &amp; тариа", "A&B & C").replace("/n/1", "/n/1?a=1&b=2");

        Entry first = entries(read(FEED, feed)).getFirst();
        assertThat(first.title()).contains("Зуны A&B & C");
        assertThat(first.url()).isEqualTo("https://example.mn/n/1?a=1&b=2");
    }

    @Test
    void characterDataSectionsAreText() {
        String feed = RSS.replace("Зуны бороо &amp; тариа", "<![CDATA[Зуны <b>бороо</b> & тариа]]>");

        assertThat(titles(read(FEED, feed))).contains("Зуны бороо & тариа");
    }

    @Test
    void aTruncatedFeedGivesTheItemsThatCame() {
        String feed = RSS.substring(0, RSS.indexOf("<item><title>Хур") + 8);

        assertThat(titles(read(FEED, feed))).containsExactly("Зуны бороо & тариа");
    }

    @Test
    void aFeedCutWithinALetterIsStillUtf8() {
        byte[] whole = RSS.getBytes(UTF_8);
        byte[] cut =
                Arrays.copyOf(whole, RSS.substring(0, RSS.indexOf("ур бороо")).getBytes(UTF_8).length - 1);

        assertThat(titles(read(FEED, cut, Optional.empty()))).containsExactly("Зуны бороо & тариа");
    }

    @Test
    void anHtmlPageInAFeedsClothesIsNoFeed() {
        String page = "<!DOCTYPE html><html><head><title>Нүүр</title></head><body><p>item</p></body></html>";

        assertThat(reason(read(FEED, page.getBytes(UTF_8), Optional.of("application/rss+xml"))))
                .isEqualTo("expected a feed, got an HTML page titled \"Нүүр\"");
    }

    @Test
    void aFeedWithoutItemsSaysSo() {
        assertThat(reason(read(FEED, "<rss><channel><title>x</title></channel></rss>")))
                .isEqualTo("the feed has no items");
        assertThat(reason(read(FEED, ""))).isEqualTo("expected a feed, got an empty body");
        assertThat(reason(read(FEED, "{\"items\": 3}"))).isEqualTo("the JSON has no \"items\" with a \"url\"");
        assertThat(reason(read(FEED, "{\"items\": [")))
                .isEqualTo("expected a feed, got broken JSON that begins \"{\"items\": [\"");
    }

    @Test
    void anEntityOfTheDocumentsOwnIsNeitherFetchedNorExpanded() {
        String feed = "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY y \"yyyy\">]>"
                + RSS.substring(RSS.indexOf("<rss")).replace("Хур бороо", "a&x;b&y;c");

        assertThat(titles(read(FEED, feed))).contains("a&x;b&y;c");
    }

    @Test
    void aRelativeLinkIsMeantAgainstTheFeed() {
        assertThat(entries(read(FEED, RSS.replace("https://example.mn/n/1", "/n/1")))
                        .getFirst()
                        .url())
                .isEqualTo("https://example.mn/n/1");
    }

    @Test
    void aGuidStandsInForAMissingLink() {
        String feed = RSS.replace("<link>https://example.mn/n/1</link>", "<guid>https://example.mn/g/1</guid>");

        assertThat(entries(read(FEED, feed)).getFirst().url()).isEqualTo("https://example.mn/g/1");
    }

    @Test
    void anEditorsAddressIsNoAuthor() {
        assertThat(entries(read(FEED, RSS.replace("Б.Болд", "desk@example.mn")))
                        .getFirst()
                        .author())
                .isEmpty();
        assertThat(entries(read(FEED, RSS.replace("Б.Болд", "desk@example.mn (Б.Болд)")))
                        .getFirst()
                        .author())
                .contains("Б.Болд");
    }

    private static List<String> titles(Reading reading) {
        return entries(reading).stream()
                .flatMap(entry -> entry.title().stream())
                .toList();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(FeedTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }
}
