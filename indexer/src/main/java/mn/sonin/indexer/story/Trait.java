package mn.sonin.indexer.story;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Something by which articles are told to be alike, as a number whose lowest bits are its kind. The kinds but the last three mean the same
 * in every language.
 */
final class Trait {
    /** A name from the list of names across languages. */
    static final int NAME = 0;
    /** A capitalised word by its sound. */
    static final int SOUND = 1;

    static final int NUMBER = 2;
    /** An entry of the dictionary of expansions. */
    static final int IDEA = 3;
    /** A word of one language. */
    static final int WORD = 4;
    /** Some smallest values of the sketch. */
    static final int BAND = 5;
    /** A source's headline with its numbers masked. */
    static final int TEMPLATE = 6;

    private static final int KINDS = 7;
    private static final int SEED = 0x50e1;

    private Trait() {}

    static int of(int kind, CharSequence text) {
        return (hash(text) & ~KINDS) | kind;
    }

    static int kind(int trait) {
        return trait & KINDS;
    }

    /** Whether it can be shared across languages. */
    static boolean common(int trait) {
        return kind(trait) < WORD;
    }

    static int hash(CharSequence text) {
        return StringHelper.murmurhash3_x86_32(new BytesRef(text), SEED);
    }
}
