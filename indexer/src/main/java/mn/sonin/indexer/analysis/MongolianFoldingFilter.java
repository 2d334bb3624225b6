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

    /** Whether the token is in modern Cyrillic and lower case, as most are; a capital at its beginning is made small. */
    private boolean plain() {
        char[] b = term.buffer();
        int from = 0;
        if (b[0] >= 'А' && b[0] <= 'Я' && term.length() > 1) {
            from = 1;
        }
        for (int i = from; i < term.length(); i++) {
            char c = b[i];
            if (!((c >= 'а' && c <= 'я') || c == 'ө' || c == 'ү')) {
                return false;
            }
        }
        if (from > 0) {
            b[0] = (char) (b[0] + ('а' - 'А'));
        }
        return true;
    }
}
