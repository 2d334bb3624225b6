package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mn.sonin.indexer.Search.Suggestion;
import mn.sonin.indexer.answer.Catalogue.Named;
import mn.sonin.indexer.index.Wording;

/**
 * Completions in both scripts: topics, sources and names by any word of theirs, then words of headlines, the commonest first; those that begin
 * as typed before those that only sound so.
 */
final class Suggestions {
    /** Sounds of a shorter beginning are everywhere. */
    private static final int SHORTEST_SOUND = 3;

    private final Terms terms;
    private final Wording wording;
    private final Catalogue catalogue;

    Suggestions(Terms terms, Wording wording, Catalogue catalogue) {
        this.terms = terms;
        this.wording = wording;
        this.catalogue = catalogue;
    }

    /** The best first. The last word is completed, what stands before it stays as typed. */
    List<Suggestion> of(String typed, int limit) throws IOException {
        String begun = typed.strip();
        String beginning = begun.toLowerCase(Locale.ROOT);
        if (beginning.isEmpty() || limit <= 0) {
            return List.of();
        }
        List<Suggestion> all = new ArrayList<>(named(beginning, limit));
        int last = lastWord(begun);
        for (String word : words(begun.substring(last).toLowerCase(Locale.ROOT), limit)) {
            String completed = begun.substring(0, last) + word;
            if (all.stream().noneMatch(other -> other.text().equalsIgnoreCase(completed))) {
                all.add(new Suggestion(completed, "word", completed));
            }
        }
        return all.stream().limit(limit).toList();
    }

    /** Where it begins, behind the operators that stand at it: {@code -}, {@code =}, brackets and quotes. */
    private static int lastWord(String typed) {
        int at = typed.lastIndexOf(' ') + 1;
        while (at < typed.length() && !Character.isLetterOrDigit(typed.codePointAt(at))) {
            at += Character.charCount(typed.codePointAt(at));
        }
        return at;
    }

    /** At most two in three are names, so that words have a place. */
    private List<Suggestion> named(String beginning, int limit) throws IOException {
        List<Named> all = catalogue.beginning(beginning);
        Map<String, Integer> counts = terms.articles(
                all.stream().flatMap(named -> named.term().stream()).toList());
        List<Ranked> found = new ArrayList<>();
        for (Named named : all) {
            String form = form(named, beginning);
            boolean typed = Sounding.begins(form.toLowerCase(Locale.ROOT), beginning);
            int articles =
                    named.term().map(term -> counts.getOrDefault(term, 0)).orElse(1);
            if (articles > 0 && (typed || beginning.length() >= SHORTEST_SOUND)) {
                String query = named.query().isEmpty() ? form : named.query();
                found.add(new Ranked(new Suggestion(form, named.kind(), query), typed, articles));
            }
        }
        return found.stream()
                .sorted(Comparator.comparing((Ranked r) -> !r.typed())
                        .thenComparing(r -> r.suggestion().kind().equals("name"))
                        .thenComparing(Comparator.comparingInt(Ranked::articles).reversed()))
                .map(Ranked::suggestion)
                .distinct()
                .limit(Math.max(1, limit * 2 / 3))
                .toList();
    }

    private record Ranked(Suggestion suggestion, boolean typed, int articles) {}

    /** The form that begins as typed; else the first that sounds so. */
    private static String form(Named named, String beginning) {
        String sound = Sounding.of(beginning);
        Optional<String> typed = named.forms().stream()
                .filter(form -> Sounding.begins(form.toLowerCase(Locale.ROOT), beginning))
                .findFirst();
        return typed.or(() -> named.forms().stream()
                        .filter(form -> Sounding.begins(Sounding.of(form), sound))
                        .findFirst())
                .orElse(named.forms().getFirst());
    }

    /** Words of headlines that begin so, then those that sound so in the other script. */
    private List<String> words(String beginning, int limit) throws IOException {
        if (beginning.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (String term : commonest(exactly(beginning), limit)) {
            words.add(Wording.form(term));
        }
        if (beginning.length() >= SHORTEST_SOUND && words.size() < limit) {
            for (String term : commonest(sound(beginning), limit)) {
                terms.spelled(term).ifPresent(word -> words.add(word.toLowerCase(Locale.ROOT)));
            }
        }
        return words;
    }

    private Optional<String> exactly(String beginning) {
        List<List<Wording.Term>> positions = wording.exactly(beginning.toLowerCase(Locale.ROOT));
        return positions.size() == 1
                ? Optional.of(positions.getFirst().getFirst().text())
                : Optional.empty();
    }

    private Optional<String> sound(String beginning) {
        List<List<Wording.Term>> positions = wording.asked(beginning);
        return positions.size() == 1
                ? positions.getFirst().stream()
                        .filter(term -> term.kind() == Wording.Kind.SOUND)
                        .map(Wording.Term::text)
                        .findFirst()
                : Optional.empty();
    }

    private List<String> commonest(Optional<String> prefix, int limit) throws IOException {
        if (prefix.isEmpty()) {
            return List.of();
        }
        return terms.beginning(prefix.get()).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }
}
