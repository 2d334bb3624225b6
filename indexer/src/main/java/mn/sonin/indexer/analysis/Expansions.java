package mn.sonin.indexer.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The dictionary that takes a search across languages: each entry is one idea with its forms in English and Mongolian. Words are compared by
 * their stems, so an inflected word finds its entry. Immutable; safe for several threads.
 */
public final class Expansions {
    /** The origin of the names that come with the program. */
    public static final String BUNDLED = "bundled names (Sonin, CLDR)";

    private static final int LONGEST = 8;

    /** What came of reading a file of entries. */
    public sealed interface Result {
        /** Every line was understood. */
        record Loaded(Expansions expansions) implements Result {}

        /** Some lines were not; each problem names file, line, what stood there and what was expected. */
        record Refused(List<String> problems) implements Result {}
    }

    /**
     * One idea.
     *
     * @param id by which it can be left out of a search: stable as long as its kind and first form are
     * @param kind as in the first cell of its line; {@code name} for the names that come with the program
     * @param origin which dictionary says so
     * @param forms in both languages, as written
     */
    public record Entry(String id, String kind, String origin, List<String> forms) {
        public Entry {
            forms = List.copyOf(forms);
        }
    }

    /**
     * An entry that words of a search ask for.
     *
     * @param from place of the first word
     * @param to place behind the last word
     * @param entry what they ask for
     * @param others the entry's other forms: what to search too
     */
    public record Match(int from, int to, Entry entry, List<String> others) {
        public Match {
            others = List.copyOf(others);
        }
    }

    private final Stemmer stemmer;
    private final Map<String, Set<Entry>> byStems;
    private final List<Entry> entries;

    private Expansions(Stemmer stemmer, List<Entry> entries) {
        this.stemmer = stemmer;
        this.entries = List.copyOf(entries);
        this.byStems = new HashMap<>();
        WordTerms words = new WordTerms(stemmer, Mode.QUERY, false, false);
        for (Entry entry : entries) {
            for (String form : entry.forms()) {
                byStems.computeIfAbsent(firstStems(form, words), s -> new LinkedHashSet<>())
                        .add(entry);
            }
        }
    }

    /** The names that come with the program and nothing else. */
    public static Expansions bundled() {
        return new Expansions(stemmerOfOurs(), bundledEntries());
    }

    /** The names that come with the program and the entries of a file: kind, English forms, Mongolian forms, between tabs. */
    public static Result read(Path file) {
        List<Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return new Result.Refused(List.of(file + ": cannot be read as UTF-8 text (" + e.getMessage() + ")"));
        }
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith("#") && !line.isBlank()) {
                readLine(file + ":" + (i + 1) + ": ", line, file, entries, ids, problems);
            }
        }
        if (!problems.isEmpty()) {
            return new Result.Refused(List.copyOf(problems));
        }
        entries.addAll(bundledEntries());
        return new Result.Loaded(new Expansions(stemmerOfOurs(), entries));
    }

    private static void readLine(
            String place, String line, Path file, List<Entry> entries, Set<String> ids, List<String> problems) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 3) {
            problems.add(place + "\"" + line + "\" has " + cells.length
                    + " cells; expected kind, English forms, Mongolian forms with a tab between them");
            return;
        }
        List<String> forms = new ArrayList<>(List.of(cells[1].split("\\|", -1)));
        forms.addAll(List.of(cells[2].split("\\|", -1)));
        if (cells[0].isBlank() || forms.stream().anyMatch(String::isBlank)) {
            problems.add(place + "\"" + line + "\" has an empty kind or form; remove the | or fill the cell");
            return;
        }
        String id = slug(cells[0]) + "-" + slug(forms.get(0));
        if (!ids.add(id)) {
            problems.add(place + "\"" + forms.get(0) + "\" of kind \"" + cells[0]
                    + "\" stands on an earlier line too; put all its forms on one line");
            return;
        }
        entries.add(new Entry(
                id,
                cells[0],
                String.valueOf(file.getFileName()),
                forms.stream().map(String::trim).toList()));
    }

    private static String slug(String form) {
        return form.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    private static Stemmer stemmerOfOurs() {
        return new Stemmer(new Endings(), Bundle.lexicon());
    }

    private static List<Entry> bundledEntries() {
        return Bundle.nameForms().stream()
                .map(forms -> new Entry("name-" + slug(forms.get(0)), "name", BUNDLED, forms))
                .toList();
    }

    private static String firstStems(String form, WordTerms words) {
        return Tokens.of(form).stream().map(t -> words.of(t).get(0).text()).collect(Collectors.joining(" "));
    }

    /** Every entry, those of the file first. */
    public List<Entry> entries() {
        return entries;
    }

    /** The entries that words standing side by side ask for, whatever their endings; longer ones first, then from left to right. */
    public List<Match> of(List<String> words) {
        WordTerms terms = new WordTerms(stemmer, Mode.QUERY, false, false);
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (String token : Tokens.of(words.get(i))) {
                tokens.add(new Token(i, terms.of(token).stream().map(Term::text).toList()));
            }
        }
        List<Match> out = new ArrayList<>();
        for (int length = Math.min(LONGEST, tokens.size()); length > 0; length--) {
            for (int from = 0; from + length <= tokens.size(); from++) {
                addMatches(words, tokens.subList(from, from + length), out);
            }
        }
        return out;
    }

    /** A token of the word at a place, with the stems it may have. */
    private record Token(int word, List<String> stems) {}

    private void addMatches(List<String> words, List<Token> tokens, List<Match> out) {
        Set<Entry> found = new LinkedHashSet<>();
        collect(tokens, "", found);
        int from = tokens.get(0).word;
        int to = tokens.get(tokens.size() - 1).word + 1;
        String typed = String.join(" ", words.subList(from, to)).toLowerCase(Locale.ROOT);
        for (Entry entry : found) {
            List<String> others = entry.forms().stream()
                    .filter(f -> !f.toLowerCase(Locale.ROOT).equals(typed))
                    .toList();
            out.add(new Match(from, to, entry, others));
        }
    }

    private void collect(List<Token> tokens, String before, Set<Entry> found) {
        if (tokens.isEmpty()) {
            found.addAll(byStems.getOrDefault(before, Set.of()));
            return;
        }
        for (String stem : tokens.get(0).stems) {
            collect(tokens.subList(1, tokens.size()), before.isEmpty() ? stem : before + " " + stem, found);
        }
    }
}
