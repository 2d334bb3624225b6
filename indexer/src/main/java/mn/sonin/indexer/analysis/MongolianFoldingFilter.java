package mn.sonin.indexer.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Writes each token in one spelling: see {@link Folding}. */
public final class MongolianFoldingFilter extends TokenFilter {
    /** The small letter of each character of a modern script that is folded on its own; 0 for all others. */
    private static final char[] LATIN = script('a', 'z');

    private static final char[] CYRILLIC = cyrillic();

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    public MongolianFoldingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!plain()) {
            String folded = Folding.fold(term);
            term.setEmpty().append(folded);
        }
        return true;
    }

    /** Whether the token is of one modern script, as most are; its capitals are made small. */
    private boolean plain() {
        char[] b = term.buffer();
        int n = term.length();
        char[] small = b[0] < 'А' ? LATIN : CYRILLIC;
        boolean capitals = false;
        for (int i = 0; i < n; i++) {
            char c = b[i];
            if (c >= small.length || small[c] == 0) {
                return false;
            }
            capitals |= small[c] != c;
        }
        if (capitals) {
            for (int i = 0; i < n; i++) {
                b[i] = small[b[i]];
            }
        }
        return true;
    }

    /** Of a script whose capitals stand in the same order as far before as in ASCII: its letters, digits, and the marks that a token has inside. */
    private static char[] script(char first, char last) {
        char[] small = new char['ө' + 1];
        for (char c = first; c <= last; c++) {
            small[c] = c;
            small[c - 'a' + 'A'] = c;
        }
        for (char c : "0123456789'-.,:".toCharArray()) {
            small[c] = c;
        }
        return small;
    }

    /** Without ё, which is written е behind a consonant. */
    private static char[] cyrillic() {
        char[] small = script('а', 'я');
        for (char c : "өү".toCharArray()) {
            small[c] = c;
            small[Character.toUpperCase(c)] = c;
        }
        return small;
    }
}
