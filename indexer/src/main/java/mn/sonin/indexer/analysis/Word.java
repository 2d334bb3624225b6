package mn.sonin.indexer.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What is remembered of a folded word: its terms, packed since tens of thousands are kept, and where the names lead that begin with it. Safe
 * for several threads.
 */
final class Word {
    private static final List<Term.Kind> KINDS = List.of(Term.Kind.values());

    private static final int KIND_BITS = 3;

    /** The token itself, then its terms. */
    private final char[] letters;

    /** Where each begins and ends in the letters; with the kind of a term in the lowest bits of its end. */
    private final int[] ends;

    private final int unkeyed;
    private final List<Begin> begins;

    /** Whether it was looked up lately. Read and written without care by all threads: a wrong answer forgets a word too early. */
    private boolean asked;

    /** A name that begins with a word: where it leads, and where it goes on behind a space. */
    record Begin(Automaton.Place here, Optional<Automaton.Place> onward) {}

    private Word(char[] letters, int[] ends, int unkeyed, List<Begin> begins) {
        this.letters = letters;
        this.ends = ends;
        this.unkeyed = unkeyed;
        this.begins = begins;
    }

    /** Keys come last, so that a text can do without them. */
    static Word of(String token, List<Term> terms, List<Begin> begins) {
        List<Term> ordered = new ArrayList<>(terms.size());
        terms.stream().filter(t -> !t.kind().key()).forEach(ordered::add);
        int unkeyed = ordered.size();
        terms.stream().filter(t -> t.kind().key()).forEach(ordered::add);
        StringBuilder letters = new StringBuilder(token);
        int[] ends = new int[ordered.size() + 1];
        ends[0] = token.length() << KIND_BITS;
        for (int i = 1; i < ends.length; i++) {
            Term term = ordered.get(i - 1);
            letters.append(term.text());
            ends[i] = (letters.length() << KIND_BITS) | KINDS.indexOf(term.kind());
        }
        return new Word(letters.toString().toCharArray(), ends, unkeyed, List.copyOf(begins));
    }

    boolean is(char[] token, int length) {
        return end(0) == length && Arrays.equals(letters, 0, length, token, 0, length);
    }

    boolean asked() {
        return asked;
    }

    void asked(boolean lately) {
        asked = lately;
    }

    private int end(int i) {
        return ends[i] >> KIND_BITS;
    }

    int size() {
        return ends.length - 1;
    }

    /** How many terms there are before the keys across scripts. */
    int unkeyed() {
        return unkeyed;
    }

    List<Begin> begins() {
        return begins;
    }

    Term.Kind kind(int i) {
        return KINDS.get(ends[i + 1] & ((1 << KIND_BITS) - 1));
    }

    void copy(int i, CharTermAttribute to) {
        to.copyBuffer(letters, end(i), end(i + 1) - end(i));
    }

    /** The stems alone. */
    List<String> stems() {
        List<String> stems = new ArrayList<>();
        for (int i = 0; i < unkeyed; i++) {
            if (kind(i) == Term.Kind.STEM) {
                stems.add(new String(letters, end(i), end(i + 1) - end(i)));
            }
        }
        return stems;
    }
}
