package mn.sonin.indexer.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * English words by their stem. Lucene's KStem is used because it only touches words that its dictionary knows and so leaves names alone.
 * Not safe for several threads.
 */
final class EnglishStem {
    /** A stream of the one word it was given. */
    private static final class OneWord extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String word = "";

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (word.isEmpty()) {
                return false;
            }
            term.append(word);
            word = "";
            return true;
        }
    }

    private final EnglishSpelling spelling;
    private final OneWord one = new OneWord();
    private final KStemFilter stems = new KStemFilter(one);
    private final CharTermAttribute term = stems.addAttribute(CharTermAttribute.class);

    EnglishStem(EnglishSpelling spelling) {
        this.spelling = spelling;
    }

    /** The stem of a word in lower case without accents; possessive endings go first. */
    String of(String word) {
        String bare = spelling.of(possessor(word));
        one.word = bare;
        try {
            return stems.incrementToken() ? term.toString() : bare;
        } catch (IOException e) {
            throw new UncheckedIOException("stem of \"" + bare + "\": " + e.getMessage(), e);
        }
    }

    private static String possessor(String word) {
        if (word.endsWith("'s")) {
            return word.substring(0, word.length() - 2);
        }
        return word.replace("'", "");
    }
}
