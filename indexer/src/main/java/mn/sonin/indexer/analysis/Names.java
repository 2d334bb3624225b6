package mn.sonin.indexer.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private final Optional<Automaton> forms;
    private final List<String> ids;

    private Names(Optional<Automaton> forms, List<String> ids) {
        this.forms = forms;
        this.ids = ids;
    }

    /** Of an automaton out of {@link Compiled#entries} and its list of ids. */
    static Names of(Automaton forms, List<String> ids) {
        return new Names(Optional.of(forms), List.copyOf(ids));
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
            stems.add(words.of(token).get(0).text());
        }
        return String.join(BETWEEN, stems);
    }

    /** The place that the first word of a name leads to; empty where none begins so. */
    Optional<Automaton.Place> begin(String stem) {
        return forms.flatMap(f -> f.start().on(stem));
    }

    /** Ids of the names that end at a place; a proper name only where it has its capital or is asked for. */
    List<String> at(Automaton.Place place, boolean capital, boolean asked) {
        int line = place.number();
        if (line == 0) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        for (String id : ids.get(line - 1).split(BETWEEN, -1)) {
            char mark = id.charAt(0);
            if (mark != PROPER && mark != COMMON) {
                out.add(id);
            } else if (capital || (asked && mark == PROPER)) {
                out.add(id.substring(1));
            }
        }
        return out;
    }
}
