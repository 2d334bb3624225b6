package mn.sonin.indexer.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Writes each token in one spelling: see {@link Folding}. */
public final class MongolianFoldingFilter extends TokenFilter {
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

    /** Whether the token is in lower case of one modern script, as most are; a capital at its beginning is made small. */
    private boolean plain() {
        char[] b = term.buffer();
        int n = term.length();
        char first = b[0];
        char small = n > 1 ? small(first) : first;
        boolean latin = first < 'А';
        boolean plain = latin ? latin(small) : cyrillic(small);
        for (int i = 1; i < n && plain; i++) {
            plain = latin ? latin(b[i]) : cyrillic(b[i]);
        }
        if (plain) {
            b[0] = small;
        }
        return plain;
    }

    private static char small(char c) {
        if ((c >= 'A' && c <= 'Z') || (c >= 'А' && c <= 'Я')) {
            return (char) (c + ('а' - 'А'));
        }
        return c == 'Ө' || c == 'Ү' ? (char) (c + 1) : c;
    }

    private static boolean latin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean cyrillic(char c) {
        return (c >= 'а' && c <= 'я') || c == 'ө' || c == 'ү';
    }
}
