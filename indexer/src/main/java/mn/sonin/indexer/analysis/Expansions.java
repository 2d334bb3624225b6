package mn.sonin.indexer.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The dictionary that takes a search across languages: each entry is one idea with its forms in English and Mongolian. Words are compared by
 * their stems, so an inflected word finds its entry. Its entries never change; safe for several threads.
 */
public final class Expansions {
    /** The origin of the names that come with the program. */
    public static final String BUNDLED = "bundled names (Sonin, CLDR)";

    private static final int LONGEST = 8;
    private static final String BETWEEN = " ";

    /** What came of reading a file of entries. */
    public sealed interface Result {
        /** Every line was understood. */
        record Loaded(Expansions expansions) implements Result {}

        /** Some lines were not; each problem names file, line, what stood there and what was expected. */
        record Refused(List<String> problems) implements Result {}
    }

    /**
     * One way to say an idea.
     *
     * @param text as written
     * @param exact whether only this very form counts, with its capitals where it has any
     * @param asked whether words of a query may ask for the idea by it
     * @param searched whether the idea is searched by it; false for words with other meanings
     */
    public record Form(String text, boolean exact, boolean asked, boolean searched) {
        /** In any ending, in both directions. */
        public static Form of(String text) {
            return new Form(text, false, true, true);
        }
    }

    /**
     * One idea.
     *
     * @param id by which it can be left out of a search: stable as long as its kind and first form are
     * @param kind as in the first cell of its line; {@code name} for the names that come with the program
     * @param origin which dictionary says so
     * @param forms in both languages
     */
    public record Entry(String id, String kind, String origin, List<Form> forms) {
        public Entry {
            forms = List.copyOf(forms);
        }

        /** An entry whose id is made of its kind and its first form. */
        public static Entry of(String kind, String origin, List<Form> forms) {
            return new Entry(slug(kind) + "-" + slug(forms.getFirst().text()), kind, origin, forms);
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
    public record Match(int from, int to, Entry entry, List<Form> others) {
        public Match {
            others = List.copyOf(others);
        }
    }

    /** A form that asks for an entry. */
    private record Asking(Entry entry, Form form) {}

    private final Stemmer stemmer;
    private final Map<String, Set<Asking>> byStems = new HashMap<>();
    private final Set<String> beginnings = new HashSet<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final List<Entry> entries;
    private final StemsOfWords stemsOfWords = new StemsOfWords(this::stems);

    private Expansions(Stemmer stemmer, List<Entry> entries) {
        this.stemmer = stemmer;
        this.entries = List.copyOf(entries);
        add(entries);
    }

    /** Those and, after them, more: only what is new is read. */
    private Expansions(Expansions before, List<Entry> more) {
        this.stemmer = before.stemmer;
        this.entries = Stream.concat(before.entries.stream(), more.stream()).toList();
        before.byStems.forEach((stems, asking) -> byStems.put(stems, new LinkedHashSet<>(asking)));
        beginnings.addAll(before.beginnings);
        byId.putAll(before.byId);
        add(more);
    }

    private void add(List<Entry> more) {
        WordTerms words = words();
        for (Entry entry : more) {
            byId.putIfAbsent(entry.id(), entry);
            entry.forms().stream().filter(Form::asked).forEach(form -> add(entry, form, words));
        }
    }

    private WordTerms words() {
        return new WordTerms(stemmer, Mode.QUERY, false, false);
    }

    private void add(Entry entry, Form form, WordTerms words) {
        String stems = "";
        for (String token : Tokens.of(form.text())) {
            stems = joined(stems, words.of(token, false).getFirst().text());
            beginnings.add(stems);
        }
        byStems.computeIfAbsent(stems, s -> new LinkedHashSet<>()).add(new Asking(entry, form));
    }

    private static String joined(String before, String stem) {
        return before.isEmpty() ? stem : before + BETWEEN + stem;
    }

    /** The names that come with the program and nothing else. */
    public static Expansions bundled() {
        return made(List.of());
    }

    /** The names that come with the program and the entries of a file: kind, English forms, Mongolian forms, between tabs. */
    public static Result read(Path file) {
        return ExpansionLines.read(file);
    }

    /** These entries and the names that come with the program. */
    static Expansions made(List<Entry> entries) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(Bundle.monthsAndMoney());
        Bundle.nameForms().stream()
                .map(forms ->
                        Entry.of("name", BUNDLED, forms.stream().map(Form::of).toList()))
                .forEach(all::add);
        return new Expansions(new Stemmer(new Endings(), Bundle.lexicon()), all);
    }

    /** These entries and, after them, more. */
    public Expansions with(List<Entry> more) {
        return new Expansions(this, more);
    }

    static String slug(String form) {
        return form.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    /** Every entry, those of the file first. */
    public List<Entry> entries() {
        return entries;
    }

    /** The name that comes with the program under this id, which is that of its term in the index; empty for none. */
    public Optional<Entry> name(String id) {
        return Optional.ofNullable(byId.get("name-" + id));
    }

    /** The entries that words standing side by side ask for, whatever their endings; longer ones first, then from left to right. */
    public List<Match> of(List<String> words) {
        List<Token> tokens = tokens(words);
        List<Match> out = new ArrayList<>();
        for (int length = Math.min(LONGEST, tokens.size()); length > 0; length--) {
            for (int from = 0; from + length <= tokens.size(); from++) {
                if (tokens.get(from).begins) {
                    addMatches(words, tokens.subList(from, from + length), out);
                }
            }
        }
        return out;
    }

    /** A token of the word at a place, with the stems it may have, and whether any form begins with one of them. */
    private record Token(int word, List<String> stems, boolean begins) {}

    private List<Token> tokens(List<String> words) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (List<String> token : stemsOfWords.of(words.get(i))) {
                tokens.add(new Token(i, token, token.stream().anyMatch(beginnings::contains)));
            }
        }
        return tokens;
    }

    /** The stems of each token of a word. */
    private List<List<String>> stems(String word) {
        WordTerms terms = words();
        return Tokens.of(word).stream()
                .map(token -> terms.of(token, false).stream().map(Term::text).toList())
                .toList();
    }

    private void addMatches(List<String> words, List<Token> tokens, List<Match> out) {
        Set<Asking> found = new LinkedHashSet<>();
        collect(tokens, "", found);
        if (found.isEmpty()) {
            return;
        }
        int from = tokens.getFirst().word;
        int to = tokens.getLast().word + 1;
        String typed = String.join(BETWEEN, words.subList(from, to));
        Set<Entry> entered = new LinkedHashSet<>();
        for (Asking asking : found) {
            if (asks(typed, asking.form()) && entered.add(asking.entry())) {
                out.add(new Match(from, to, asking.entry(), others(asking)));
            }
        }
    }

    private static boolean asks(String typed, Form form) {
        if (!form.exact()) {
            return true;
        }
        boolean capitals = form.text().chars().anyMatch(Character::isUpperCase);
        return capitals
                ? typed.equals(form.text()) || withEnding(typed, form.text())
                : typed.toLowerCase(Locale.ROOT).equals(form.text());
    }

    /** Whether words are a form with an ending, as acronyms have it: behind a hyphen or an apostrophe. */
    private static boolean withEnding(String typed, String form) {
        return typed.length() > form.length()
                && typed.startsWith(form)
                && !Character.isLetterOrDigit(typed.charAt(form.length()))
                && Tokens.of(typed).size() == Tokens.of(form).size();
    }

    private static List<Form> others(Asking asking) {
        return asking.entry().forms().stream()
                .filter(form -> form.searched() && !form.equals(asking.form()))
                .toList();
    }

    private void collect(List<Token> tokens, String before, Set<Asking> found) {
        if (tokens.isEmpty()) {
            found.addAll(byStems.getOrDefault(before, Set.of()));
            return;
        }
        for (String stem : tokens.getFirst().stems) {
            String stems = joined(before, stem);
            if (beginnings.contains(stems)) {
                collect(tokens.subList(1, tokens.size()), stems, found);
            }
        }
    }
}
