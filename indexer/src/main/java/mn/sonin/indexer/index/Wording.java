package mn.sonin.indexer.index;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mn.sonin.indexer.SearchAnswer.Span;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Mode;
import mn.sonin.indexer.analysis.MongolianTokenizer;
import mn.sonin.indexer.analysis.TextLanguage;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** How texts become terms, on the side of the index and on the side of a question. Safe for several threads. */
public final class Wording {
    /** What stands before a term that is no stem, so that it is told from a stem of the same letters. */
    private static final String MARKS = "=~^@";

    private static final String FORM = "=";

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

    private final Analyzers analyzers;
    private final String version;
    private final Set<String> smallWords = new HashSet<>();

    public Wording(Analyzers analyzers) {
        this.analyzers = analyzers;
        this.version = analyzers.version();
        for (TextLanguage language : TextLanguage.values()) {
            smallWords.addAll(analyzers.functionWords(language));
        }
    }

    /** Changes whenever an index made before would not be found by today's questions. */
    public String version() {
        return version;
    }

    /** The terms under which a headline of this language is found. */
    public Analyzer headlines(String language) {
        return analyzers.of(TextLanguage.of(language), Mode.INDEX);
    }

    /** The terms under which what stands below a headline is found. */
    public Analyzer texts(String language) {
        return analyzers.of(TextLanguage.of(language), Mode.BODY);
    }

    /** Where the words of a text stand in it, by their positions in the index. */
    public static List<Span> places(String text) {
        List<Span> places = new ArrayList<>();
        try (MongolianTokenizer tokens = new MongolianTokenizer()) {
            OffsetAttribute place = tokens.getAttribute(OffsetAttribute.class);
            tokens.setReader(new StringReader(text));
            tokens.reset();
            while (tokens.incrementToken()) {
                places.add(new Span(place.startOffset(), place.endOffset()));
            }
            tokens.end();
        } catch (IOException e) {
            throw new IllegalStateException("words in memory cannot fail to be read: " + text, e);
        }
        return places;
    }

    /** The terms of asked words: one list for each position. Each word is read by its script, whatever the query's language. */
    public List<List<Term>> asked(String words) {
        return asked(List.of(words)).getFirst();
    }

    /**
     * The terms of words that were asked for beside each other, so that names of several words are seen: for each word one list for each
     * of its positions.
     */
    public List<List<List<Term>>> asked(List<String> words) {
        return terms(words, Mode.QUERY);
    }

    /** The terms of words asked for in their very form: one list for each position. */
    public List<List<Term>> exactly(String words) {
        return terms(List.of(words), Mode.EXACT).getFirst();
    }

    /** Whether a word is one of those that stand everywhere and tell nothing. */
    public boolean small(String word) {
        return smallWords.contains(word.toLowerCase(Locale.ROOT));
    }

    /** A term without its mark: the word that an exact term stands for, the id of a name. */
    public static String form(String term) {
        return term.length() > 1 && MARKS.indexOf(term.charAt(0)) >= 0 ? term.substring(1) : term;
    }

    /** Whether a term finds a word in all its forms. */
    public static boolean isStem(String term) {
        return form(term).equals(term);
    }

    /** Whether a term finds a word in its very form. */
    public static boolean isForm(String term) {
        return term.startsWith(FORM) && !isStem(term);
    }

    private List<List<List<Term>>> terms(List<String> words, Mode mode) {
        List<List<Set<Term>>> each = new ArrayList<>();
        int[] ends = new int[words.size()];
        for (int i = 0, end = -1; i < words.size(); i++) {
            end += 1 + words.get(i).length();
            ends[i] = end;
            each.add(new ArrayList<>());
        }
        read(String.join(" ", words), mode, ends, each);
        return each.stream()
                .map(positions -> positions.stream().map(List::copyOf).toList())
                .toList();
    }

    private void read(String text, Mode mode, int[] ends, List<List<Set<Term>>> each) {
        try (TokenStream stream = analyzers.of(TextLanguage.MONGOLIAN, mode).tokenStream(Fields.TEXT, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            int word = 0;
            while (stream.incrementToken()) {
                while (place.startOffset() >= ends[word]) {
                    word++;
                }
                List<Set<Term>> positions = each.get(word);
                if (step.getPositionIncrement() > 0 || positions.isEmpty()) {
                    positions.add(new LinkedHashSet<>());
                }
                positions.getLast().add(new Term(term.toString(), kind(type.type())));
            }
            stream.end();
        } catch (IOException e) {
            throw new IllegalStateException("words in memory cannot fail to be read: " + text, e);
        }
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "exact" -> Kind.EXACT;
            case "key" -> Kind.SOUND;
            case "name" -> Kind.NAME;
            default -> Kind.STEM;
        };
    }
}
