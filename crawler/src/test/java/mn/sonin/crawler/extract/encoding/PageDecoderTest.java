package mn.sonin.crawler.extract.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mn.sonin.crawler.extract.encoding.Decoded.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PageDecoderTest {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final String NEWS = "<p>Засгийн газар хуралдлаа</p>";

    private final PageDecoder decoder = new PageDecoder();

    @Test
    void aByteOrderMarkIsBelievedBeforeAll() {
        byte[] bytes = ("\ufeff" + NEWS).getBytes(StandardCharsets.UTF_16BE);

        Decoded page = decoder.decode(bytes, Optional.of("text/html; charset=windows-1251"));

        assertThat(page.html()).isEqualTo(NEWS);
        assertThat(page.why()).isEqualTo(Why.BYTE_ORDER_MARK);
    }

    @Test
    void bytesThatAreUtf8AreReadSoWhateverIsDeclared() {
        byte[] bytes = NEWS.getBytes(StandardCharsets.UTF_8);

        Decoded page = decoder.decode(bytes, Optional.of("text/html; charset=windows-1251"));

        assertThat(page.html()).isEqualTo(NEWS);
        assertThat(page.why()).isEqualTo(Why.SNIFFED);
    }

    @Test
    void httpIsBelievedBeforeThePage() {
        byte[] bytes = ("<meta charset=iso-8859-5>" + NEWS).getBytes(WINDOWS_1251);

        Decoded page = decoder.decode(bytes, Optional.of("text/html; charset=windows-1251"));

        assertThat(page.html()).contains(NEWS);
        assertThat(page.why()).isEqualTo(Why.HTTP);
    }

    @Test
    void thePageIsBelievedWhereHttpIsSilent() {
        byte[] bytes = ("<meta charset=windows-1251>" + NEWS).getBytes(WINDOWS_1251);

        assertThat(decoder.decode(bytes, Optional.of("text/html")).why()).isEqualTo(Why.META);
    }

    @Test
    void undeclaredCyrillicIsRecognisedByItsBytes() {
        Decoded page = decoder.decode(NEWS.getBytes(WINDOWS_1251), Optional.empty());

        assertThat(page.html()).isEqualTo(NEWS);
        assertThat(page.why()).isEqualTo(Why.SNIFFED);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/mn/sonin/crawler/extract/encoding-forms.csv",
            delimiterString = "|",
            nullValues = "none",
            useHeadersInDisplayName = true)
    void aTextIsReadAsTheTableSaysWhateverItsBytesAndDeclarations(
            String text, String bytes, @Nullable String http, @Nullable String meta, String read) {
        String html = (meta == null ? "" : "<meta charset=\"" + meta + "\">") + "<p>" + text + "</p>";

        assertThat(decoder.decode(html.getBytes(Charset.forName(bytes)), Optional.ofNullable(http))
                        .html())
                .endsWith("<p>" + read + "</p>");
    }

    @Test
    void anUnknownCharsetIsNoReasonToFail() {
        byte[] bytes = NEWS.getBytes(StandardCharsets.UTF_8);

        assertThat(decoder.decode(bytes, Optional.of("text/html; charset=none-such"))
                        .html())
                .isEqualTo(NEWS);
    }

    @Test
    void eightBitMongolianReadAsLatinIsTurnedBack() {
        Decoded page = decoder.given("<p>ÌÎÍÃÎË ÓËÑÛÍ ªíäºð õóðàë ¿ð ä¿í</p>");

        assertThat(page.html()).isEqualTo("<p>МОНГОЛ УЛСЫН Өндөр хурал үр дүн</p>");
        assertThat(page.repairs()).hasSize(2);
    }

    @Test
    void lettersOfEightBitMongolianAreTurnedIntoTheirOwn() {
        byte[] bytes = "<p>Єнгєрсєн долоо хоногт їр дїн гарлаа</p>".getBytes(WINDOWS_1251);

        Decoded page = decoder.decode(bytes, Optional.of("text/html; charset=windows-1251"));

        assertThat(page.html()).isEqualTo("<p>Өнгөрсөн долоо хоногт үр дүн гарлаа</p>");
        assertThat(page.repairs()).containsExactly("the letters є ї Є Ї of 8-bit Mongolian were turned into ө ү Ө Ү");
    }

    @Test
    void ukrainianKeepsItsLetters() {
        String news = "<p>Її засідання відбулося в Києві, де є уряд</p>";

        assertThat(decoder.given(news).html()).isEqualTo(news);
    }

    @Test
    void frenchKeepsItsAccents() {
        String news = "<p>L'été à Noël : où déjà ? À bientôt, Œdipe.</p>";

        assertThat(decoder.given(news).html()).isEqualTo(news);
    }
}
