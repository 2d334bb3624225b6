package mn.sonin.indexer.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * A text a line in, its terms a line out: positions separated by one space, alternatives at one position by {@code |}, an empty line for
 * no term. A space or {@code |} inside a term is written {@code _}.
 */
public final class TermLines {
    private final Analyzer analyzer;

    public TermLines(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Copies to the end of the input. */
    public void copy(Reader texts, Writer terms) throws IOException {
        BufferedReader lines = new BufferedReader(texts);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            terms.write(of(line));
            terms.write('\n');
        }
        terms.flush();
    }

    /** The terms of one text. */
    public String of(String text) throws IOException {
        StringBuilder b = new StringBuilder();
        try (TokenStream stream = analyzer.tokenStream("terms", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (!b.isEmpty()) {
                    b.append(increment.getPositionIncrement() == 0 ? '|' : ' ');
                }
                b.append(term.toString().replace(' ', '_').replace('|', '_'));
            }
            stream.end();
        }
        return b.toString();
    }
}
