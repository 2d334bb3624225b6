package mn.sonin.indexer.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.Analyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class StemsTest {
    private static final Analyzers ANALYZERS = Analyzers.bundled();
    private static final Analyzer STORED = ANALYZERS.of(TextLanguage.MONGOLIAN, Mode.INDEX);
    private static final Analyzer ASKED = ANALYZERS.of(TextLanguage.MONGOLIAN, Mode.QUERY);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "stems.tsv", delimiter = '\t')
    void aFormMeetsItsLemma(String rule, String form, String lemma) throws IOException {
        assertThat(meet(lemma, form) || meet(form, lemma)).as(rule).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "folding.tsv", delimiter = '\t')
    void aSlipMeetsWhatWasMeant(String slip, String typed, String meant) throws IOException {
        assertThat(meet(typed, meant)).as(slip).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1} for {2}")
    @CsvFileSource(resources = "scripts.tsv", delimiter = '\t')
    void aNameIsFoundInTheOtherScript(String what, String latin, String cyrillic, String meets) throws IOException {
        boolean expected = meets.equals("yes");
        assertThat(everyWordMeets(latin, cyrillic)).as(what).isEqualTo(expected);
        assertThat(everyWordMeets(cyrillic, latin)).as(what + ", the other way").isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} for {2}")
    @CsvFileSource(resources = "english.tsv", delimiter = '\t', quoteCharacter = '`')
    void anEnglishWordMeetsItsFormsAndNoOther(String what, String asked, String written, String meets)
            throws IOException {
        assertThat(everyStemMeets(asked, written)).as(what).isEqualTo(meets.equals("yes"));
    }

    private static boolean everyStemMeets(String query, String document) throws IOException {
        Set<String> stored = stems(ANALYZERS.of(TextLanguage.ENGLISH, Mode.INDEX), document);
        return stored.containsAll(stems(ANALYZERS.of(TextLanguage.ENGLISH, Mode.QUERY), query));
    }

    private static Set<String> stems(Analyzer analyzer, String text) throws IOException {
        Set<String> stems = new HashSet<>();
        for (String term : terms(analyzer, text)) {
            if (Character.isLetterOrDigit(term.charAt(0))) {
                stems.add(term);
            }
        }
        return stems;
    }

    @Test
    void aNounIsToldFromAVerbOfTheSameLetters() throws IOException {
        assertThat(meet("гараас", "гарсан")).as("a hand, went out").isFalse();
        assertThat(meet("хэлсэн", "хэлний")).as("said, of a tongue").isFalse();
        assertThat(meet("гар", "гарсан") && meet("гар", "гараас"))
                .as("a word that is both finds both")
                .isTrue();
    }

    @Test
    void aListedBorrowingIsOneWordHoweverItIsSpelt() throws IOException {
        assertThat(meet("интернэтээс", "интернет")).isTrue();
        assertThat(meet("компьютерын", "компьютэрээр")).isTrue();
        assertThat(meet("Хенри", "Хэнри")).as("names that nobody listed").isFalse();
    }

    @Test
    void aHiddenConsonantThatIsShownTakesNoFurtherEnding() throws IOException {
        assertThat(meet("ус", "усан")).isTrue();
        assertThat(meet("маш", "машинаа")).as("very, his own machine").isFalse();
    }

    @Test
    void aListedNounIsNoWishAboutAVerb() throws IOException {
        assertThat(meet("гараг", "гарсан")).as("a planet, went out").isFalse();
        assertThat(meet("явах", "яваг")).as("to go, let him go").isTrue();
    }

    @Test
    void aWordThatMeansItselfIsNoFormOfAShorterOne() throws IOException {
        assertThat(meet("гэр", "гэрээний")).as("a home, of a contract").isFalse();
        assertThat(meet("ор", "ордын")).as("a bed, of a deposit").isFalse();
        assertThat(meet("шүүсэн", "шүүхээс")).as("sieved, from a court").isFalse();
        assertThat(meet("гэрээ", "гэрээгээр")).as("a contract, by contract").isTrue();
        assertThat(meet("гэр", "гэрийн")).as("a home, of a home").isTrue();
    }

    @Test
    void whoAsksForThoseWhoDoDoesNotAskForWhatIsDone() throws IOException {
        assertThat(meet("сонгогчид", "сонгосон")).as("voters, voted").isFalse();
        assertThat(meet("сонгогч", "сонгогчийн")).as("a voter, of a voter").isTrue();
        assertThat(meet("сонгох", "сонгогчид")).as("to vote, voters").isTrue();
    }

    @Test
    void aNounInAVowelAndGIsNoCommandOfAVerbThatKeepsItsVowel() throws IOException {
        assertThat(meet("гараг", "гаргасан")).as("a planet, put out").isFalse();
        assertThat(meet("бүлэг", "бүлгэсэн")).as("a group, bulged").isFalse();
        assertThat(meet("гарга", "гаргасан")).as("put out!").isTrue();
        assertThat(meet("авар", "аварсан")).as("rescue!").isTrue();
    }

    @Test
    void aWordThatIsNounAndVerbHasTheNounFirstInEveryProcess() throws IOException {
        for (String word : List.of("ор", "яв", "үз", "өг", "ид")) {
            List<String> terms = terms(STORED, word);

            assertThat(terms).contains(word, word + "-");
            assertThat(terms.indexOf(word)).as(word).isLessThan(terms.indexOf(word + "-"));
        }
    }

    @Test
    void aListedVerbHasNoNounsBesideItThatNobodyListed() throws IOException {
        assertThat(terms(STORED, "болжээ")).contains("бол-", "=болжээ").doesNotContain("болжээ", "болж");
        assertThat(meet("болох", "болжээ")).isTrue();
    }

    @Test
    void anExactFormStandsBesideTheStem() throws IOException {
        assertThat(terms(STORED, "Засгийн")).contains("=засгийн");
        assertThat(terms(ANALYZERS.of(TextLanguage.MONGOLIAN, Mode.EXACT), "Засгийн"))
                .containsExactly("=засгийн");
    }

    @Test
    void anAcronymKeepsItsCapitalsInTheExactForm() throws IOException {
        Analyzer exact = ANALYZERS.of(TextLanguage.MONGOLIAN, Mode.EXACT);
        assertThat(terms(exact, "АН")).containsExactly("=АН");
        assertThat(terms(exact, "УИХ-ын")).containsExactly("=УИХ-ын");
        assertThat(terms(exact, "Ан")).containsExactly("=ан");
        assertThat(terms(STORED, "АН")).contains("=АН", "=ан");
        assertThat(terms(STORED, "Ан")).contains("=ан").doesNotContain("=АН");
    }

    @Test
    void anAcronymWithAnEndingIsStoredWithoutItToo() throws IOException {
        Analyzer text = ANALYZERS.of(TextLanguage.ENGLISH, Mode.BODY);
        assertThat(terms(STORED, "АН-ын")).contains("=АН", "=АН-ын", "=ан-ын").doesNotContain("=ан");
        assertThat(terms(STORED, "МАН-ЫНХАН")).contains("=МАН", "=МАН-ынхан");
        assertThat(terms(text, "MPP's")).contains("=MPP", "=MPP's", "=mpp's").doesNotContain("=mpp");
        assertThat(terms(text, "MPP\u2019S")).contains("=MPP");
        assertThat(terms(STORED, "АНУ-ын")).contains("=АНУ").doesNotContain("=АН");
        assertThat(terms(STORED, "ан-ын")).doesNotContain("=АН", "=ан");
        assertThat(terms(ANALYZERS.of(TextLanguage.MONGOLIAN, Mode.EXACT), "АН-ын"))
                .as("who asks for the ending")
                .containsExactly("=АН-ын");
    }

    @Test
    void aTextHasKeysAcrossScriptsForWordsWithACapitalAlone() throws IOException {
        Analyzer text = ANALYZERS.of(TextLanguage.MONGOLIAN, Mode.BODY);
        assertThat(terms(text, "Болд")).contains("~bold");
        assertThat(terms(text, "болд")).contains("болд", "=болд").doesNotContain("~bold");
        assertThat(terms(STORED, "болд")).contains("~bold");
    }

    @Test
    void aWordFirstMetWithoutACapitalHasItsKeysWhereTheyAreWantedLater() throws IOException {
        Analyzers fresh = Analyzers.bundled();
        Analyzer text = fresh.of(TextLanguage.MONGOLIAN, Mode.BODY);
        assertThat(terms(text, "зандан")).doesNotContain("~zandan");
        assertThat(terms(text, "Зандан")).contains("~zandan");
        assertThat(terms(fresh.of(TextLanguage.MONGOLIAN, Mode.INDEX), "зандан"))
                .contains("~zandan");
        assertThat(terms(text, "зандан")).doesNotContain("~zandan");
    }

    @Test
    void manyThreadsReadTheSameTerms() throws Exception {
        List<String> words =
                List.of("Засгийн газрын хуралдаанаар", "У.Хүрэлсүх УИХ-ын чуулганд", "Rio Tinto's copper exports");
        List<List<String>> alone = new ArrayList<>();
        for (String text : words) {
            alone.add(terms(STORED, text));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> shares = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int which = i % words.size();
                shares.add(threads.submit(() -> terms(STORED, words.get(which)).equals(alone.get(which))));
            }
            for (Future<Boolean> share : shares) {
                assertThat(share.get()).isTrue();
            }
        }
    }

    @Test
    void anInitialIsKeptBesideTheName() throws IOException {
        assertThat(terms(STORED, "У.Хүрэлсүхийн"))
                .anyMatch(t -> t.startsWith("у."))
                .contains("=у.хүрэлсүхийн");
        assertThat(meet("Хүрэлсүх", "У.Хүрэлсүхийн")).isTrue();
    }

    @Test
    void englishStemsLeaveNamesAlone() throws IOException {
        Analyzer english = ANALYZERS.of(TextLanguage.ENGLISH, Mode.INDEX);
        assertThat(terms(english, "mining's")).contains("mining");
        assertThat(terms(english, "exports")).contains("export");
        assertThat(terms(english, "Damdinsuren Gates Battulga")).contains("damdinsuren", "battulga");
    }

    @Test
    void britishAndAmericanSpellingsMeet() throws IOException {
        assertThat(meet("neighbour", "neighbor")).isTrue();
        assertThat(meet("privatisation", "privatization")).isTrue();
        assertThat(meet("centre", "center")).isTrue();
    }

    private static boolean meet(String query, String document) throws IOException {
        Set<String> asked = new HashSet<>(terms(ASKED, query));
        asked.retainAll(terms(STORED, document));
        return !asked.isEmpty();
    }

    private static boolean everyWordMeets(String query, String document) throws IOException {
        Set<String> stored = new HashSet<>(terms(STORED, document));
        for (String position : new TermLines(ASKED).of(query).split(" ", -1)) {
            if (List.of(position.split("\\|", -1)).stream().noneMatch(stored::contains)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> terms(Analyzer analyzer, String text) throws IOException {
        return List.of(new TermLines(analyzer).of(text).split("[ |]", -1));
    }
}
