package mn.sonin.indexer.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What is remembered of a folded word, packed into one array: tens of thousands are kept, and nearly all the time of looking one up is the
 * waiting for memory. The array holds numbers (the hash in two parts, whether the word was asked for lately, how many terms, how many of them
 * before the keys across scripts, how many beginnings of names, the length of the token, whether keys were asked for), the token and what letters its terms have beyond it,
 * the beginnings of names, then where each term's letters stand, and their number with its kind.
 */
final class PackedWord {
    private static final int HASH_HIGH = 0;
    private static final int HASH_LOW = 1;
    private static final int ASKED = 2;
    private static final int SIZE = 3;
    private static final int UNKEYED = 4;
    private static final int BEGINNINGS = 5;
    private static final int LENGTH = 6;
    private static final int KEYED = 7;
    private static final int TOKEN = 8;

    /** Of the number of letters and the kind of a term. */
    private static final int KIND_BITS = 3;

    private static final Term.Kind[] KINDS = Term.Kind.values();

    /** No word, without terms. */
    static final char[] NONE = of("", List.of(), List.of(), false);

    private PackedWord() {}

    /**
     * Packs a word. Keys come last, so that a text can do without them.
     *
     * @param beginnings the names that begin with it, see {@link Names#beginning(int)}
     * @param keyed whether its keys are among the terms, if it has any
     */
    static char[] of(String token, List<Term> terms, List<Integer> beginnings, boolean keyed) {
        List<Term> ordered = new ArrayList<>(terms.size());
        int unkeyed = 0;
        for (Term term : terms) {
            if (!term.kind().key()) {
                ordered.add(unkeyed, term);
                unkeyed++;
            } else {
                ordered.add(term);
            }
        }
        StringBuilder letters = new StringBuilder(token);
        int[] starts = new int[ordered.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = shared(ordered.get(i).letters(), letters);
        }
        int places = TOKEN + letters.length() + beginnings.size();
        char[] packed = new char[places + 2 * starts.length];
        int hash = hash(token.toCharArray(), token.length());
        packed[HASH_HIGH] = (char) (hash >>> Character.SIZE);
        packed[HASH_LOW] = (char) hash;
        packed[SIZE] = small(ordered.size());
        packed[UNKEYED] = small(unkeyed);
        packed[BEGINNINGS] = small(beginnings.size());
        packed[LENGTH] = small(token.length());
        packed[KEYED] = small(keyed ? 1 : 0);
        letters.getChars(0, letters.length(), packed, TOKEN);
        for (int i = 0; i < beginnings.size(); i++) {
            packed[TOKEN + letters.length() + i] = small(beginnings.get(i));
        }
        for (int i = 0; i < starts.length; i++) {
            Term term = ordered.get(i);
            packed[places + 2 * i] = small(starts[i]);
            packed[places + 2 * i + 1] = small((term.letters().length() << KIND_BITS)
                    | Arrays.asList(KINDS).indexOf(term.kind()));
        }
        return packed;
    }

    /** Where a term's letters stand; most are the beginning of the token or of another term. */
    private static int shared(String term, StringBuilder letters) {
        int known = letters.indexOf(term);
        if (known < 0) {
            known = letters.length();
            letters.append(term);
        }
        return TOKEN + known;
    }

    private static char small(int number) {
        if (number > Character.MAX_VALUE) {
            throw new IllegalArgumentException("a packed word takes numbers up to 65535, got " + number);
        }
        return (char) number;
    }

    static int hash(char[] token, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + token[i];
        }
        return hash * 0x9e3779b9;
    }

    static boolean is(char[] word, char[] token, int length, int hash) {
        return word[HASH_LOW] == (char) hash
                && word[HASH_HIGH] == (char) (hash >>> Character.SIZE)
                && word[LENGTH] == length
                && Arrays.equals(word, TOKEN, TOKEN + length, token, 0, length);
    }

    /** Whether it was looked up lately. Read and written without care by all threads: a wrong answer forgets a word too early. */
    static boolean asked(char[] word) {
        return word[ASKED] != 0;
    }

    /** Most words are asked for again and again, and what nobody writes is read sooner by all. */
    static void asked(char[] word, boolean lately) {
        if (asked(word) != lately) {
            word[ASKED] = (char) (lately ? 1 : 0);
        }
    }

    /** Whether its keys across scripts are among its terms. */
    static boolean keyed(char[] word) {
        return word[KEYED] != 0;
    }

    /** How many terms it has. */
    static int size(char[] word) {
        return word[SIZE];
    }

    /** How many terms there are before the keys across scripts. */
    static int unkeyed(char[] word) {
        return word[UNKEYED];
    }

    /** How many names begin with it. */
    static int beginnings(char[] word) {
        return word[BEGINNINGS];
    }

    static int beginning(char[] word, int i) {
        return word[places(word) - beginnings(word) + i];
    }

    static Term.Kind kind(char[] word, int i) {
        return kind(word[places(word) + 2 * i + 1]);
    }

    private static Term.Kind kind(char lengthAndKind) {
        return KINDS[lengthAndKind & ((1 << KIND_BITS) - 1)];
    }

    private static int places(char[] word) {
        return word.length - 2 * word[SIZE];
    }

    /** Writes a term as it stands in the index, and tells its kind. */
    static Term.Kind copy(char[] word, int i, CharTermAttribute to) {
        int place = places(word) + 2 * i;
        int length = word[place + 1] >> KIND_BITS;
        Term.Kind kind = kind(word[place + 1]);
        int mark = kind.mark.length();
        char[] buffer = to.resizeBuffer(mark + length);
        if (mark > 0) {
            buffer[0] = kind.mark.charAt(0);
        }
        System.arraycopy(word, word[place], buffer, mark, length);
        to.setLength(mark + length);
        return kind;
    }

    /** The stems alone. */
    static List<String> stems(char[] word) {
        List<String> stems = new ArrayList<>();
        for (int i = 0; i < unkeyed(word); i++) {
            int place = places(word) + 2 * i;
            if (kind(word, i) == Term.Kind.STEM) {
                stems.add(new String(word, word[place], word[place + 1] >> KIND_BITS));
            }
        }
        return stems;
    }
}
