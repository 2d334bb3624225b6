package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.indexer.SearchAnswer.Expansion;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Wording;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * What else words are searched as: their sound in the other script, their name in the other language. Keeps what the reader allows, and a list
 * of what was used.
 */
final class Widening {
    private final Expanding allowed;
    private final Optional<IndexReader> index;
    private final Map<String, Expansion> used = new LinkedHashMap<>();

    private Widening(Expanding allowed, Optional<IndexReader> index) {
        this.allowed = allowed;
        this.index = index;
    }

    /** Only the words themselves. */
    static Widening none() {
        return new Widening(Expanding.OFF, Optional.empty());
    }

    /** As allowed; what the index does not have is not told of. */
    static Widening of(Expanding allowed, IndexReader index) {
        return new Widening(allowed, Optional.of(index));
    }

    List<Expansion> used() {
        return List.copyOf(used.values());
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
                Expansion expansion = expansion(
                        typed, sound.filter(s -> s.kind() == term.kind()).orElse(term));
                if (!allowed.without().contains(expansion.id())) {
                    kept.add(term);
                    note(expansion, term);
                }
            }
        }
        return kept;
    }

    static boolean widens(Wording.Kind kind) {
        return kind == Wording.Kind.SOUND || kind == Wording.Kind.NAME;
    }

    /** A name of several words is told once, from all of them. */
    private void note(Expansion expansion, Wording.Term term) throws IOException {
        Expansion before = used.get(expansion.id());
        if (before != null) {
            if (!before.from().equals(expansion.from())) {
                String from = before.from() + " " + expansion.from();
                used.put(
                        expansion.id(),
                        new Expansion(expansion.id(), from, expansion.to(), expansion.kind(), expansion.origin()));
            }
        } else if (found(term)) {
            used.put(expansion.id(), expansion);
        }
    }

    private boolean found(Wording.Term term) throws IOException {
        if (index.isEmpty()) {
            return false;
        }
        return index.get().docFreq(new Term(Fields.TITLE, term.text())) > 0
                || index.get().docFreq(new Term(Fields.TEXT, term.text())) > 0;
    }

    private static Expansion expansion(String typed, Wording.Term term) {
        String plain = Wording.form(term.text());
        return term.kind() == Wording.Kind.NAME
                ? new Expansion("name:" + plain, typed, plain.replace('-', ' '), "translation", "names")
                : new Expansion("sound:" + plain, typed, plain, "name", "spelling");
    }
}
