package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import mn.sonin.indexer.analysis.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms of texts, a line of text a line of terms. */
class AnalyzeTest {
    @Test
    void everyLineHasItsLineOfTermsAndAnEmptyOneNone() {
        List<String> lines =
                analysed("index", "Засгийн газар", "", "₮2.7").lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(List.of(lines.getFirst().split(" ", -1))).hasSize(2).allMatch(position -> position.contains("|="));
        assertThat(lines.get(1)).isEmpty();
        assertThat(lines.get(2)).startsWith("₮|").contains(" 2.7|");
    }

    @ParameterizedTest
    @CsvSource({"index, =засгийн", "exact, =засгийн", "query, засг"})
    void aModeGivesTheTermsOfItsSide(String mode, String term) {
        assertThat(analysed(mode, "Засгийн").strip().split("\\|", -1)).contains(term);
    }

    @Test
    void everyModeIsTold() {
        String help = Program.run("help", "analyze").out();

        assertThat(Mode.values())
                .allSatisfy(mode -> assertThat(help).contains(mode.name().toLowerCase(Locale.ROOT) + ": "));
    }

    private static String analysed(String mode, String... texts) {
        InputStream keyboard = System.in;
        try {
            System.setIn(new ByteArrayInputStream((String.join("\n", texts) + "\n").getBytes(StandardCharsets.UTF_8)));
            Program.Ran ran = Program.run("analyze", "--mode", mode);
            assertThat(ran.code()).as(ran.err()).isZero();
            return ran.out();
        } finally {
            System.setIn(keyboard);
        }
    }
}
