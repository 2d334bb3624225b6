package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mn.sonin.indexer.SearchAnswer.Expansion;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.analysis.Expansions.Entry;
import mn.sonin.indexer.analysis.Expansions.Form;
import mn.sonin.indexer.analysis.Expansions.Match;
import mn.sonin.indexer.index.Wording;

/**
 * What else words are searched as: their sound in the other script, their name in the other language, the dictionary's other forms. Keeps what
 * the reader allows, and a list of what was used. For one search, one thread.
 */
final class Widening {
    /** Forms of one query: each costs postings to read. */
    private static final int MOST_FORMS = 60;

    private final Expanding allowed;
    private final Optional<Terms> index;
    private final Lexis lexis;
    private final Map<String, Expansion> used = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> had = new HashSet<>();
    private int forms;

    private Widening(Expanding allowed, Optional<Terms> index, Lexis lexis) {
        this.allowed = allowed;
        this.index = index;
        this.lexis = lexis;
    }

    /** Only the words themselves. */
    static Widening none(Lexis lexis) {
        return new Widening(Expanding.OFF, Optional.empty(), lexis);
    }

    /** As allowed; what the index does not have is neither searched nor told of. */
    static Widening of(Expanding allowed, Terms index, Lexis lexis) {
        return new Widening(allowed, Optional.of(index), lexis);
    }

    /**
     * Other forms of words side by side.
     *
     * @param from place of the first word
     * @param to place behind the last word
     * @param forms each with the terms of its positions
     */
    record Wider(int from, int to, List<List<List<Wording.Term>>> forms) {}

    List<Expansion> used() {
        return List.copyOf(used.values());
    }

    /** Words that {@link #of} will be asked for, one list for each with its positions: their terms are looked up at once. */
    void expect(List<List<List<Wording.Term>>> words) throws IOException {
        if (allowed.on()) {
            lookUp(words.stream()
                    .flatMap(List::stream)
                    .flatMap(List::stream)
                    .filter(term -> widens(term.kind()))
                    .toList());
        }
    }

    /** The terms to search a word as. The sounds of one word are one expansion, whatever the ways to spell it. */
    List<Wording.Term> of(String typed, List<Wording.Term> terms) throws IOException {
        List<Wording.Term> kept = new ArrayList<>();
        Optional<Wording.Term> sound =
                terms.stream().filter(term -> term.kind() == Wording.Kind.SOUND).findFirst();
        for (Wording.Term term : terms) {
            if (!widens(term.kind())) {
                kept.add(term);
            } else if (allowed.on()) {
                String id = id(sound.filter(s -> s.kind() == term.kind()).orElse(term));
                if (!allowed.without().contains(id)) {
                    kept.add(term);
                    note(id, typed, term);
                }
            }
        }
        return kept;
    }

    static boolean widens(Wording.Kind kind) {
        return kind == Wording.Kind.SOUND || kind == Wording.Kind.NAME;
    }

    private static String id(Wording.Term term) {
        return (term.kind() == Wording.Kind.NAME ? "name:" : "sound:") + Wording.form(term.text());
    }

    /** A name of several words is told once, from all of them. */
    private void note(String id, String typed, Wording.Term term) throws IOException {
        Expansion before = used.get(id);
        if (before != null) {
            String from = before.from().equals(typed) ? typed : before.from() + " " + typed;
            used.put(id, new Expansion(id, from, before.to(), before.kind(), before.origin()));
        } else if (index.isPresent() && found(term)) {
            used.put(
                    id,
                    term.kind() == Wording.Kind.NAME
                            ? new Expansion(id, typed, name(typed, term), "translation", "names")
                            : new Expansion(id, typed, spelled(index.get(), term), "name", "spelling"));
        }
    }

    /** Whether the index has a term. */
    private boolean found(Wording.Term term) throws IOException {
        lookUp(List.of(term));
        return had.contains(term.text());
    }

    /** Looks many terms up at once: an index on other machines is asked once for all. */
    private void lookUp(Collection<Wording.Term> terms) throws IOException {
        if (index.isPresent()) {
            List<String> fresh =
                    terms.stream().map(Wording.Term::text).filter(asked::add).toList();
            if (!fresh.isEmpty()) {
                had.addAll(index.get().articles(fresh).keySet());
            }
        }
    }

    private String spelled(Terms terms, Wording.Term term) throws IOException {
        return terms.spelled(term.text()).orElse(Wording.form(term.text()));
    }

    /** The name's forms in the other script. */
    private String name(String typed, Wording.Term term) {
        String id = Wording.form(term.text());
        String forms = lexis.dictionary().name(id).map(Entry::forms).orElse(List.of()).stream()
                .map(Form::text)
                .filter(form -> cyrillic(form) != cyrillic(typed))
                .collect(Collectors.joining(", "));
        return forms.isEmpty() ? id.replace('-', ' ') : forms;
    }

    private static boolean cyrillic(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC);
    }

    /**
     * What the dictionary has for words side by side. Of entries for several words, the longest ones; within them single words only where
     * each has an entry of its own, since half a translation finds nothing.
     */
    List<Wider> ideas(List<String> words, List<List<List<Wording.Term>>> read) throws IOException {
        if (!allowed.on() || index.isEmpty()) {
            return List.of();
        }
        List<Match> matches = chosen(lexis.dictionary().of(words)).stream()
                .filter(match -> !allowed.without().contains(match.entry().id()))
                .toList();
        Map<Form, List<List<Wording.Term>>> positions = new HashMap<>();
        for (Match match : matches) {
            match.others().forEach(form -> positions.computeIfAbsent(form, this::positions));
        }
        lookUp(positions.values().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .toList());
        List<Wider> wider = new ArrayList<>();
        for (Match match : matches) {
            add(match, words, read, positions, wider);
        }
        return wider;
    }

    private static List<Match> chosen(List<Match> matches) {
        List<Match> several = new ArrayList<>();
        List<Match> single = new ArrayList<>();
        for (Match match : matches) {
            if (match.entry().origin().equals(Expansions.BUNDLED)) {
                continue;
            }
            if (match.to() - match.from() == 1) {
                single.add(match);
            } else if (several.stream().allMatch(other -> beside(match, other))) {
                several.add(match);
            }
        }
        Set<Integer> alone = single.stream().map(Match::from).collect(Collectors.toSet());
        single.removeIf(match -> several.stream().anyMatch(other -> within(match, other) && !all(other, alone)));
        several.addAll(single);
        return several;
    }

    /** Whether two may stand in one query: the same words, or none in common. */
    private static boolean beside(Match match, Match other) {
        return (match.from() == other.from() && match.to() == other.to())
                || match.to() <= other.from()
                || other.to() <= match.from();
    }

    private static boolean within(Match match, Match other) {
        return other.from() <= match.from() && match.to() <= other.to();
    }

    private static boolean all(Match match, Set<Integer> places) {
        for (int place = match.from(); place < match.to(); place++) {
            if (!places.contains(place)) {
                return false;
            }
        }
        return true;
    }

    private void add(
            Match match,
            List<String> words,
            List<List<List<Wording.Term>>> read,
            Map<Form, List<List<Wording.Term>>> all,
            List<Wider> wider)
            throws IOException {
        List<List<List<Wording.Term>>> own = read.subList(match.from(), match.to());
        Set<String> known = known(own);
        List<List<List<Wording.Term>>> found = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (Form form : match.others()) {
            List<List<Wording.Term>> positions = all.getOrDefault(form, List.of());
            if (forms < MOST_FORMS
                    && known.add(form.text().toLowerCase(Locale.ROOT))
                    && !same(positions, own)
                    && found(positions)) {
                forms++;
                found.add(positions);
                told.add(form.text());
            }
        }
        if (!found.isEmpty()) {
            String typed = String.join(" ", words.subList(match.from(), match.to()));
            wider.add(new Wider(match.from(), match.to(), found));
            used.put(match.entry().id(), told(match.entry(), typed, String.join(", ", told)));
        }
    }

    private static Expansion told(Entry entry, String typed, String forms) {
        String kind = entry.kind().equals("topic") ? "topic" : "translation";
        return new Expansion(entry.id(), typed, forms, kind, entry.origin());
    }

    /** Forms that are searched already: those of a name that stands here, and those of other entries. */
    private Set<String> known(List<List<List<Wording.Term>>> words) {
        Set<String> known = words.stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .filter(term -> term.kind() == Wording.Kind.NAME)
                .flatMap(term -> lexis.dictionary().name(Wording.form(term.text())).stream())
                .flatMap(entry -> entry.forms().stream())
                .map(form -> form.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        used.values()
                .forEach(other ->
                        known.addAll(List.of(other.to().toLowerCase(Locale.ROOT).split(", ", -1))));
        return known;
    }

    private List<List<Wording.Term>> positions(Form form) {
        return form.exact()
                ? lexis.wording().exactly(form.text())
                : Words.literal(lexis.wording().asked(form.text()));
    }

    /** Whether a form is only what was typed with another ending. */
    private static boolean same(List<List<Wording.Term>> form, List<List<List<Wording.Term>>> words) {
        List<List<Wording.Term>> typed = words.stream().flatMap(List::stream).toList();
        if (form.size() != typed.size()) {
            return false;
        }
        for (int i = 0; i < form.size(); i++) {
            if (!form.get(i).getFirst().equals(typed.get(i).getFirst())) {
                return false;
            }
        }
        return true;
    }

    private boolean found(List<List<Wording.Term>> positions) throws IOException {
        for (List<Wording.Term> terms : positions) {
            boolean any = false;
            for (Wording.Term term : terms) {
                any = any || found(term);
            }
            if (!any) {
                return false;
            }
        }
        return !positions.isEmpty();
    }
}
