package mn.sonin.indexer.analysis;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * The stems of the words met lately, as they are written, in a table of fixed size that nobody locks: a new word takes the place of another
 * with its hash. Safe for several threads: what one overwrites is only made again.
 */
final class StemsOfWords {
    private static final int BITS = 14;

    /** Longer words are rare, and would let a stranger's queries fill the memory. */
    private static final int LONGEST = 48;

    private final AtomicReferenceArray<Read> table = new AtomicReferenceArray<>(1 << BITS);
    private final Function<String, List<List<String>>> reading;

    /** A word with the stems that each of its tokens may have. */
    private record Read(String word, List<List<String>> tokens) {}

    /** Of words that are read so: the stems of each token. */
    StemsOfWords(Function<String, List<List<String>>> reading) {
        this.reading = reading;
    }

    List<List<String>> of(String word) {
        if (word.length() > LONGEST) {
            return reading.apply(word);
        }
        int place = (word.hashCode() * 0x9e3779b9) >>> (Integer.SIZE - BITS);
        Read known = table.getAcquire(place);
        if (known != null && known.word.equals(word)) {
            return known.tokens;
        }
        List<List<String>> tokens = reading.apply(word);
        table.setRelease(place, new Read(word, tokens));
        return tokens;
    }
}
