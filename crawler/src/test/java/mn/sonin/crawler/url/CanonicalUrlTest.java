package mn.sonin.crawler.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import mn.sonin.config.Addresses;
import mn.sonin.crawler.url.CanonicalUrl.Spelling;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CanonicalUrlTest {
    private static final URI HOME = URI.create("https://example.mn/");

    @ParameterizedTest
    @CsvFileSource(resources = "canonical-addresses.csv", numLinesToSkip = 0, useHeadersInDisplayName = true)
    void aPageHasOneSpelling(String site, String written, @Nullable String canonical) throws IOException {
        Sites rules = Sites.named(site);

        Spelling spelling = CanonicalUrl.of(written, rules.rules(), rules.home());

        assertThat(spelling.canonical().map(CanonicalUrl::value)).isEqualTo(Optional.ofNullable(canonical));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "canonical-addresses.csv", numLinesToSkip = 0, useHeadersInDisplayName = true)
    void theOneSpellingStaysAsItIs(String site, String written, @Nullable String canonical) throws IOException {
        Sites rules = Sites.named(site);
        String once = canonical == null ? "https://example.mn/" : canonical;

        Spelling twice = CanonicalUrl.of(once, rules.rules(), rules.home());

        assertThat(twice.canonical().map(CanonicalUrl::value)).hasValue(once);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "declared-addresses.csv", useHeadersInDisplayName = true)
    void whatAPageDeclaresIsTakenWhereItIsPlausible(String site, String page, @Nullable String declared, String known)
            throws IOException {
        Sites rules = Sites.named(site);
        CanonicalUrl read = new CanonicalUrl(page);

        CanonicalUrl taken = read.declaredAs(declared == null ? "" : declared, rules.rules(), rules.home());

        assertThat(taken.value()).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "resolved-links.csv", useHeadersInDisplayName = true)
    void aLinkPointsWhereBrowsersGo(String base, @Nullable String link, @Nullable String target) {
        Spelling resolved = new CanonicalUrl(base).resolve(link == null ? "" : link);

        assertThat(resolved.canonical().map(CanonicalUrl::value)).isEqualTo(Optional.ofNullable(target));
    }

    @Test
    void anAddressThatIsFetchedAsItIsKeepsItsParameters() {
        Spelling exact = CanonicalUrl.exact("https://www.example.mn/feed?utm_source=x&hid=1#top");

        assertThat(exact.canonical().map(CanonicalUrl::value))
                .hasValue("https://www.example.mn/feed?hid=1&utm_source=x");
    }

    @Test
    void aRefusalQuotesTheAddressAndSaysWhatWasExpected() {
        Spelling refused = CanonicalUrl.of("file:///etc/passwd", Addresses.plain(), HOME);

        assertThat(refused)
                .isEqualTo(new Spelling.Refused(
                        "file:///etc/passwd",
                        "\"file:///etc/passwd\" is not an absolute address that begins with http:// or https://"));
    }

    @Test
    void anEndlessAddressIsRefused() {
        Spelling refused = CanonicalUrl.of("https://example.mn/" + "a".repeat(8000), Addresses.plain(), HOME);

        assertThat(((Spelling.Refused) refused).reason()).endsWith("is 8019 characters long, more than 8000");
    }

    @Test
    void aLineBreakCannotSmuggleAHeader() {
        Spelling spelling = CanonicalUrl.exact("https://example.mn/a\r\nCookie: x=1\u0000");

        assertThat(spelling.canonical().map(CanonicalUrl::value)).hasValue("https://example.mn/aCookie:%20x=1%00");
    }

    @Test
    void hostPortAndOriginAreNamed() {
        CanonicalUrl url = new CanonicalUrl("http://example.mn:8080/a?b");

        assertThat(url.host()).isEqualTo("example.mn");
        assertThat(url.port()).isEqualTo(8080);
        assertThat(url.origin()).isEqualTo("http://example.mn:8080");
        assertThat(new CanonicalUrl("https://example.mn/").port()).isEqualTo(443);
    }

    @Test
    void aCanonicalAddressIsOfTheWeb() {
        assertThatThrownBy(() -> new CanonicalUrl("urn:sonin:1"))
                .hasMessage("a canonical address begins with http:// or https://, got \"urn:sonin:1\"");
    }
}
