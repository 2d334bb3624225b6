package mn.sonin.indexer.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names of one or several words, told by the stems of their words in either language. */
final class Names {
    /** Knows none. */
    static final Names NONE = new Names(Optional.empty(), List.of());

    private static final String BETWEEN = " ";
    /** Before the id of a name that documents write with a capital. */
    private static final char PROPER = '^';
    /** Before the id of a name that is a common word without its capital: Ном (Nome), НАСА. */
    private static final char COMMON = '!';

    /** Where the first words lead. */
    private final List<Beginning> beginnings = new ArrayList<>();

    /** Their places in that list by the first word, which hardly any word is. */
    private final Map<String, Integer> firsts = new HashMap<>();

    private final List<Line> lines;

    /** A first word of names: where it leads, and where it goes on behind a space. */
    record Beginning(Automaton.Place here, Optional<Automaton.Place> onward) {}

    /**
     * The ids of a line of the list.
     *
     * @param capital where the name has a capital letter
     * @param asked where a query has none
     * @param stored where a document has none
     */
    private record Line(List<String> capital, List<String> asked, List<String> stored) {
        static Line of(String written) {
            List<String> ids = List.of(written.split(BETWEEN, -1));
            return new Line(
                    ids.stream().map(Line::bare).toList(),
                    ids.stream()
                            .filter(id -> id.charAt(0) != COMMON)
                            .map(Line::bare)
                            .toList(),
                    ids.stream().filter(id -> id.equals(bare(id))).toList());
        }

        private static String bare(String id) {
            return id.charAt(0) == PROPER || id.charAt(0) == COMMON ? id.substring(1) : id;
        }
    }

    private Names(Optional<Automaton> forms, List<String> ids) {
        this.lines = ids.stream().map(Line::of).toList();
        forms.ifPresent(all -> all.entries().keySet().forEach(form -> addFirst(form, all)));
    }

    private void addFirst(String form, Automaton all) {
        String first = form.split(BETWEEN, -1)[0];
        if (!firsts.containsKey(first)) {
            all.start().on(first).ifPresent(p -> {
                firsts.put(first, beginnings.size());
                beginnings.add(new Beginning(p, p.on(BETWEEN)));
            });
        }
    }

    /** Of an automaton out of {@link Compiled#entries} and its list of ids. */
    static Names of(Automaton forms, List<String> ids) {
        return new Names(Optional.of(forms), ids);
    }

    /**
     * What the automaton is made from.
     *
     * @param entries the stems of a form with a space between them, and the line of its ids, from 1
     * @param ids lines of ids with a space between them
     */
    record Compiled(SortedMap<String, Long> entries, List<String> ids) {}

    static Compiled compile(List<NameForms.Name> names, WordTerms words, Lexicon lexicon) {
        TreeMap<String, TreeSet<String>> byForm = new TreeMap<>();
        for (NameForms.Name name : names) {
            for (String form : name.forms()) {
                String stems = stems(form, words);
                if (!stems.isEmpty()) {
                    byForm.computeIfAbsent(stems, s -> new TreeSet<>())
                            .add(mark(name, form, stems, lexicon) + name.id());
                }
            }
        }
        List<String> ids = new ArrayList<>();
        SortedMap<String, Long> entries = new TreeMap<>();
        byForm.forEach((form, of) -> {
            String line = String.join(BETWEEN, of);
            if (!ids.contains(line)) {
                ids.add(line);
            }
            entries.put(form, (long) ids.indexOf(line) + 1);
        });
        return new Compiled(entries, ids);
    }

    private static String mark(NameForms.Name name, String form, String stems, Lexicon lexicon) {
        boolean word = (lexicon.kind(stems) & Lexicon.NOUN) != 0;
        boolean sameWord = (lexicon.listed(form.toLowerCase(Locale.ROOT)) & Lexicon.NOUN) != 0;
        boolean mistaken = word && (!sameWord || name.city());
        return !name.proper() ? "" : String.valueOf(mistaken ? COMMON : PROPER);
    }

    private static String stems(String form, WordTerms words) {
        List<String> stems = new ArrayList<>();
        for (String token : Tokens.of(form)) {
            stems.add(words.of(token, false).get(0).text());
        }
        return String.join(BETWEEN, stems);
    }

    /** The number of the beginning of names whose first word has this stem; empty where none begins so. */
    Optional<Integer> beginning(String stem) {
        return Optional.ofNullable(firsts.get(stem));
    }

    Beginning beginning(int number) {
        return beginnings.get(number);
    }

    /** Ids of the names that end at a place; a proper name only where it has its capital or is asked for. */
    List<String> at(Automaton.Place place, boolean capital, boolean asked) {
        int line = place.number();
        if (line == 0) {
            return List.of();
        }
        Line ids = lines.get(line - 1);
        return capital ? ids.capital : asked ? ids.asked : ids.stored;
    }
}
