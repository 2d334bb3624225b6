package mn.sonin.indexer.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.CRC32;

/** The data that come with the program: word lists as they are written, and the automata that the build makes of them. */
final class Bundle {
    private static final String LEXICON = "lexicon.fst";
    private static final String WORDNET = "wordnet.fst";
    private static final String NAMES = "names.fst";
    private static final String IDS = "names.ids";
    private static final String FORMS = "names.forms";
    private static final String MONTHS_AND_MONEY = "months-and-money.tsv";

    private Bundle() {}

    /** Writes the automata beside the classes; called by the build after they are compiled. */
    public static void main(String[] args) throws IOException {
        Path to = Path.of(args[0], Bundle.class.getPackageName().replace('.', '/'));
        SortedMap<String, Long> own =
                Lexicon.entries(words("nouns.txt"), words("verbs.txt"), words("particles.txt"), words("itself.txt"));
        write(own, to.resolve(LEXICON));
        SortedMap<String, Long> wordnet = WordNet.of(lines("monwn.tsv")).entries(own);
        write(wordnet, to.resolve(WORDNET));
        Lexicon words = Lexicon.of(List.of(own, wordnet));
        Stemmer stemmer = new Stemmer(new Endings(), words);
        List<NameForms.Name> forms = NameForms.of(lines("names.tsv"));
        Names.Compiled names = Names.compile(forms, new WordTerms(stemmer, Mode.QUERY, false, false), words);
        write(names.entries(), to.resolve(NAMES));
        Files.write(to.resolve(IDS), names.ids(), StandardCharsets.UTF_8);
        List<String> joined =
                forms.stream().map(n -> String.join("|", n.forms())).toList();
        Files.write(to.resolve(FORMS), joined, StandardCharsets.UTF_8);
        List<String> cldr =
                MonthsAndMoney.entries().stream().map(ExpansionLines::line).toList();
        Files.write(to.resolve(MONTHS_AND_MONEY), cldr, StandardCharsets.UTF_8);
    }

    private static void write(SortedMap<String, Long> entries, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Automaton.write(entries, out);
        }
    }

    static Lexicon lexicon() {
        return Words.ALL;
    }

    /** Analysis and the dictionary both stand on the lexicon; it is unpacked once, when the first of them asks. */
    private static final class Words {
        private static final Lexicon ALL = Lexicon.of(
                List.of(automaton(LEXICON).entries(), automaton(WORDNET).entries()));
    }

    static Names names() {
        return Names.of(automaton(NAMES), lines(IDS));
    }

    /** The forms of each name, in both languages. */
    static List<List<String>> nameForms() {
        return lines(FORMS).stream().map(l -> List.of(l.split("\\|", -1))).toList();
    }

    /** The months and the currencies, in both languages. */
    static List<Expansions.Entry> monthsAndMoney() {
        return lines(MONTHS_AND_MONEY).stream()
                .map(line -> ExpansionLines.made(line, MonthsAndMoney.ORIGIN))
                .toList();
    }

    /** A number that changes with any of the data. */
    static String digest() {
        CRC32 sum = new CRC32();
        for (String name : List.of(LEXICON, WORDNET, NAMES, IDS, "spelling.tsv")) {
            try (InputStream in = open(name)) {
                sum.update(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(name + ": " + e.getMessage(), e);
            }
        }
        return Long.toHexString(sum.getValue());
    }

    private static Automaton automaton(String name) {
        try (InputStream in = open(name)) {
            return Automaton.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": " + e.getMessage(), e);
        }
    }

    /** The words of a list; lines that begin with # are remarks. */
    static List<String> words(String name) {
        List<String> out = new ArrayList<>();
        for (String line : lines(name)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                out.addAll(List.of(line.trim().split("\\s+", -1)));
            }
        }
        return out;
    }

    static List<String> lines(String name) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": " + e.getMessage(), e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Bundle.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(
                    "the program's own file \"" + name + "\" is missing; build it again with mvn package");
        }
        return in;
    }
}
