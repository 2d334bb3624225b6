package mn.sonin.indexer.analysis;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;
import org.junit.Test;

/** What Lucene demands of any analyzer, by its own framework: random strings, huge ones, several threads, reuse, offsets. */
public class LuceneContractTest extends BaseTokenStreamTestCase {
    @Test
    public void randomStringsKeepTheContractInDocuments() throws IOException {
        withRandomData(new MongolianAnalyzer(Mode.INDEX));
    }

    @Test
    public void randomStringsKeepTheContractInTexts() throws IOException {
        withRandomData(new MongolianAnalyzer(Mode.BODY));
    }

    @Test
    public void randomStringsKeepTheContractInExactForms() throws IOException {
        withRandomData(new MongolianAnalyzer(Mode.EXACT));
    }

    @Test
    public void randomStringsKeepTheContractInQueries() throws IOException {
        withRandomData(new MongolianAnalyzer(Mode.QUERY));
    }

    @Test
    public void randomStringsKeepTheContractInEnglish() throws IOException {
        withRandomData(new EnglishNewsAnalyzer(Mode.INDEX));
    }

    @Test
    public void randomMongolianKeepsTheContract() throws IOException {
        Random random = random();
        try (Analyzer analyzer = new MongolianAnalyzer(Mode.INDEX)) {
            String letters = "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюяАУ. -,'ab1\u0306\u00ad";
            for (int i = 0; i < 300; i++) {
                StringBuilder text = new StringBuilder();
                for (int n = random.nextInt(60); n > 0; n--) {
                    text.append(letters.charAt(random.nextInt(letters.length())));
                }
                checkAnalysisConsistency(random, analyzer, false, text.toString());
            }
        }
    }

    @Test
    public void theEmptyTextHasNoTerms() throws IOException {
        try (Analyzer analyzer = new MongolianAnalyzer(Mode.INDEX)) {
            assertAnalyzesTo(analyzer, "", new String[0]);
            assertAnalyzesTo(analyzer, " - . ", new String[0]);
        }
    }

    @Test
    public void offsetsHighlightTheWordAsItStands() throws IOException {
        try (Analyzer analyzer = new MongolianAnalyzer(Mode.EXACT)) {
            assertAnalyzesTo(
                    analyzer,
                    "Ерөнхийлөгч У.Хүрэлсүх УИХ-ын 2025.12.05-ны чуулганд ₮2.7, 5G",
                    new String[] {
                        "=ерөнхийлөгч", "=у.хүрэлсүх", "=УИХ-ын", "=2025.12.05-ны", "=чуулганд", "=₮", "=2.7", "=5g"
                    },
                    new int[] {0, 12, 23, 30, 44, 53, 54, 59},
                    new int[] {11, 22, 29, 43, 52, 54, 57, 61});
        }
    }

    @Test
    public void filtersAreFoundByTheirNames() throws IOException {
        try (Analyzer custom = CustomAnalyzer.builder()
                .withTokenizer("mongolian")
                .addTokenFilter("mongolianFolding")
                .addTokenFilter("stop", "words", "mn/sonin/indexer/analysis/stopwords.txt")
                .addTokenFilter("mongolianTerms", "mode", "query", "keys", "false", "names", "false")
                .build()) {
            assertAnalyzesTo(custom, "Номын сан нь", new String[] {"ном", "сан", "сан-"});
        }
    }

    @Test
    public void whoWantsNoExactFormsHasNoneOfAcronymsEither() throws IOException {
        try (Analyzer stems = CustomAnalyzer.builder()
                .withTokenizer("mongolian")
                .addTokenFilter("mongolianFolding")
                .addTokenFilter("mongolianTerms", "exact", "false", "keys", "false", "names", "false")
                .build()) {
            assertEquals("уих|уи-", new TermLines(stems).of("УИХ-ын"));
        }
    }

    @Test
    public void theBeginningOfAWordIsFoldedAsTheWordIs() throws IOException {
        try (Analyzer mongolian = new MongolianAnalyzer(Mode.QUERY);
                Analyzer english = new EnglishNewsAnalyzer(Mode.QUERY);
                Analyzer custom = CustomAnalyzer.builder()
                        .withTokenizer("mongolian")
                        .addTokenFilter("mongolianFolding")
                        .addTokenFilter("mongolianTerms")
                        .build()) {
            for (Analyzer analyzer : List.of(mongolian, english, custom)) {
                assertEquals("ерөнх", analyzer.normalize("title", "ЕРӨНХ").utf8ToString());
            }
        }
    }

    @Test
    public void aWordOfAnOldFontMayBeginWithALetterThatIsNoneInLatin() throws IOException {
        try (Analyzer exact = new MongolianAnalyzer(Mode.EXACT)) {
            assertAnalyzesTo(exact, "\u00af\u00e7\u00fd\u00eb", new String[] {"=\u04af\u0437\u044d\u043b"});
            assertAnalyzesTo(exact, "copper \u00bf\u00e7\u00fd\u00eb \u00af", new String[] {
                "=copper", "=\u04af\u0437\u044d\u043b"
            });
        }
    }

    @Test
    public void rulesStandOnTheirOwn() throws IOException {
        try (Analyzer rules = CustomAnalyzer.builder()
                .withTokenizer("mongolian")
                .addTokenFilter("mongolianFolding")
                .addTokenFilter(
                        "mongolianTerms", "mode", "query", "keys", "false", "names", "false", "lexicon", "false")
                .build()) {
            assertTrue(new TermLines(rules).of("номуудаасаа").startsWith("ном|"));
        }
    }

    private void withRandomData(Analyzer analyzer) throws IOException {
        try (analyzer) {
            checkRandomData(random(), analyzer, 50);
        }
    }
}
