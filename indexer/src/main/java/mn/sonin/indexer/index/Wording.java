package mn.sonin.indexer.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/** How texts become terms, on the side of the index and on the side of a question. Safe for several threads. */
public final class Wording implements AutoCloseable {
    /** What a term of a question stands for. */
    public enum Kind {
        /** The very form. */
        EXACT,
        /** The word in any form. */
        STEM,
        /** The word as it sounds, in the other script. */
        SOUND,
        /** The same name in the other language. */
        NAME
    }

    /** A term to look up. */
    public record Term(String text, Kind kind) {}

    private final Analyzer plain = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new LowerCaseFilter(words));
        }
    };

    /** Changes whenever an index made before would not be found by today's questions. */
    public String version() {
        return "plain-1";
    }

    /** The terms under which a text of this language is found. */
    public Analyzer indexing(String language) {
        return plain;
    }

    /** The terms of asked words: one list for each position. */
    public List<List<Term>> asked(String words) {
        return terms(words, Kind.STEM);
    }

    /** The terms of words asked for in their very form: one list for each position. */
    public List<List<Term>> exactly(String words) {
        return terms(words, Kind.EXACT);
    }

    /** The word that an exact term stands for. */
    public static String form(String exactTerm) {
        return exactTerm;
    }

    private List<List<Term>> terms(String words, @Nullable Kind kind) {
        List<List<Term>> positions = new ArrayList<>();
        try (TokenStream stream = plain.tokenStream(Fields.TEXT, words)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (step.getPositionIncrement() > 0 || positions.isEmpty()) {
                    positions.add(new ArrayList<>());
                }
                positions.getLast().add(new Term(term.toString(), kind == null ? Kind.STEM : kind));
            }
            stream.end();
        } catch (IOException e) {
            throw new IllegalStateException("words in memory cannot fail to be read: " + words, e);
        }
        return positions;
    }

    @Override
    public void close() {
        plain.close();
    }
}
