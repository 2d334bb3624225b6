package mn.sonin.crawler.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import mn.sonin.config.Addresses;
import org.junit.jupiter.api.Test;

/** Addresses that nobody meant to write. */
class AnyAddressTest {
    private static final URI HOME = URI.create("https://example.mn/");
    private static final CanonicalUrl PAGE = new CanonicalUrl("https://example.mn/mn/read/1?a=b");
    private static final Addresses RULES = new Addresses(
            Optional.of(Pattern.compile("/read/\\d+")),
            Set.of("from*"),
            Set.of(),
            Set.of("mirror.example.org"),
            Optional.of(Pattern.compile("/read/(\\d+)")),
            Optional.of("/mn/read/{1}"));
    private static final List<String> PIECES = List.of(
            "http",
            "https",
            ":",
            "//",
            "/",
            "\\",
            "?",
            "#",
            "&",
            "=",
            "%",
            "%2",
            "%2F",
            "%D1%83",
            "@",
            "[",
            "]",
            "::1",
            ".",
            "..",
            "example.mn",
            "www.",
            "m.",
            "мон",
            "улс",
            " ",
            "\t",
            "\n",
            "\0",
            "a",
            "7",
            "read",
            "amp",
            ";",
            "{1}",
            "$1",
            "\ud800",
            "\udc00",
            "🙂",
            "xn--",
            "xn--l1acc",
            "-",
            "_",
            "utm_source",
            "javascript:",
            "'",
            "\"",
            "<",
            "|",
            "\u202e",
            ":65536",
            ":80",
            "\u0130",
            "ß");

    @Test
    void anythingIsEitherSpelledOrRefusedAndItsSpellingIsFinal() {
        Random random = new Random(20260926);
        for (int i = 0; i < 10_000; i++) {
            String written = (i % 2 == 0 ? "https://example.mn/" : "") + pieces(random);
            Optional<CanonicalUrl> once = CanonicalUrl.of(written, RULES, HOME).canonical();
            if (once.isPresent()) {
                assertThat(CanonicalUrl.of(once.get().value(), RULES, HOME).canonical())
                        .as("spelling of %s", written)
                        .isEqualTo(once);
                assertThat(once.get().value()).as("spelling of %s", written).matches("https?://[!-~]+");
                assertThat(once.get().host()).isNotEmpty();
            }
        }
    }

    @Test
    void anythingCanStandInALink() {
        Random random = new Random(20260927);
        for (int i = 0; i < 10_000; i++) {
            String link = pieces(random);

            assertThat(PAGE.resolve(link)).as("link %s", link).isNotNull();
            assertThat(PAGE.declaredAs(link, RULES, HOME)).as("link %s", link).isNotNull();
        }
    }

    @Test
    void whatIsSpelledAtOnceIsSpelledTheSameTheLongWay() {
        Random random = new Random(20261201);
        int atOnce = 0;
        for (int i = 0; i < 100_000; i++) {
            String written = simple(random);
            if (WrittenAddress.isFinal(written)) {
                atOnce++;
                assertThat(WrittenAddress.spelled(written).canonical().map(CanonicalUrl::value))
                        .as("spelling of %s", written)
                        .hasValue(written);
            }
        }
        assertThat(atOnce).isGreaterThan(10_000);
        assertThat(WrittenAddress.isFinal("https://example.mn/" + "a/".repeat(3_990)))
                .isTrue();
    }

    /** Close to what is spelled at once, on either side. */
    private static String simple(Random random) {
        StringBuilder written = new StringBuilder(random.nextBoolean() ? "http://" : "https://");
        for (int i = random.nextInt(4); i >= 0; i--) {
            some(written, "abmnxz0179--", random.nextInt(40) == 0 ? 70 : 6, random);
            written.append(i == 0 ? "" : ".");
        }
        if (random.nextBoolean()) {
            written.append(".").append(SUFFIXES.get(random.nextInt(SUFFIXES.size())));
        }
        for (int i = random.nextInt(6); i >= 0; i--) {
            written.append('/');
            some(written, "abyzABYZ0179_-", random.nextInt(50) == 0 ? 300 : 9, random);
        }
        if (random.nextInt(20) == 0) {
            written.insert(random.nextInt(written.length()), PIECES.get(random.nextInt(PIECES.size())));
        }
        return written.toString();
    }

    private static final List<String> SUFFIXES =
            List.of("mn", "com", "xn--l1acc", "gov.mn", "a", "a1", "1a", "example", "localhost");

    private static void some(StringBuilder written, String letters, int most, Random random) {
        for (int i = random.nextInt(most); i > 0; i--) {
            written.append(letters.charAt(random.nextInt(letters.length())));
        }
    }

    private static String pieces(Random random) {
        StringBuilder written = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            written.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return written.toString();
    }
}
