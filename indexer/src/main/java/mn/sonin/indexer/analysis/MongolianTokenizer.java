package mn.sonin.indexer.analysis;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.AttributeFactory;

/**
 * Words as Mongolian and English news write them. One token each: {@code У.Хүрэлсүх} (initial and name), {@code УИХ-ын}, {@code 30-ны}
 * (an ending after a hyphen), {@code 2025.12.05}, {@code 2.7}, {@code 5G}, {@code don't}. Two tokens: {@code Говь-Алтай}, {@code ДЦС-4},
 * {@code 2025оны}, {@code ₮2.7}. Spelling is left as it is; {@link MongolianFoldingFilter} is next.
 */
public final class MongolianTokenizer extends Tokenizer {
    static final String WORD = "<WORD>";
    static final String NUMBER = "<NUMBER>";
    static final String SYMBOL = "<SYMBOL>";

    /** The type of a word that begins with a capital letter. */
    static final String CAPITAL = "<CAPITAL>";

    /** The type of a short word in capitals, before its ending: АН, УИХ-ын, MPP's. */
    static final String ACRONYM = "<ACRONYM>";

    private static final int LONGEST_ACRONYM = 6;

    private static final int LONGEST = 255;
    /** Answers for the letters of both scripts, which are nearly all there are. */
    private static final boolean[] INSIDE = new boolean[0x530];

    private static final boolean[] STARTS = new boolean[0x530];

    private static final boolean[] LOWER = new boolean[0x530];

    private static final boolean[] LETTER = new boolean[0x530];

    static {
        for (int c = 0; c < INSIDE.length; c++) {
            INSIDE[c] = insideOf(c);
            STARTS[c] = Character.isLetterOrDigit(c);
            LOWER[c] = Character.isLowerCase(c);
            LETTER[c] = Character.isLetter(c);
        }
    }

    private static final Endings ENDINGS = new Endings();

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);

    private char[] text = new char[256];
    private int length = -1;
    private int at;

    public MongolianTokenizer() {}

    public MongolianTokenizer(AttributeFactory factory) {
        super(factory);
    }

    @Override
    public boolean incrementToken() throws IOException {
        clearAttributes();
        if (length < 0) {
            fill();
        }
        while (at < length && !starts(at)) {
            at += text[at] < INSIDE.length ? 1 : Character.charCount(codePoint(at));
        }
        if (at >= length) {
            return false;
        }
        int from = at;
        boolean symbol = symbol(from);
        at = symbol ? from + 1 : end(from);
        term.copyBuffer(text, from, at - from);
        offset.setOffset(correctOffset(from), correctOffset(at));
        type.setType(symbol ? SYMBOL : type(from));
        return true;
    }

    private void fill() throws IOException {
        length = 0;
        for (int n = input.read(text, 0, text.length); n >= 0; n = input.read(text, length, text.length - length)) {
            length += n;
            if (length == text.length) {
                text = Arrays.copyOf(text, text.length * 2);
            }
        }
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        length = -1;
        at = 0;
    }

    @Override
    public void close() throws IOException {
        super.close();
        length = -1;
    }

    @Override
    public void end() throws IOException {
        super.end();
        int last = correctOffset(Math.max(0, length));
        offset.setOffset(last, last);
    }

    private int codePoint(int i) {
        return Character.codePointAt(text, i, length);
    }

    private boolean starts(int i) {
        if (text[i] < INSIDE.length && (STARTS[text[i]] || text[i] <= '/')) {
            return STARTS[text[i]] || text[i] == '$';
        }
        int c = codePoint(i);
        return Character.isLetterOrDigit(c) || symbol(i) || (oldFont(i) && i + 1 < length && latin1(text[i + 1]));
    }

    private boolean symbol(int i) {
        return !(text[i] < STARTS.length && STARTS[text[i]]) && Character.getType(text[i]) == Character.CURRENCY_SYMBOL;
    }

    private String type(int from) {
        char first = text[from];
        if (first < LOWER.length && LOWER[first]) {
            return WORD;
        }
        return Character.isUpperCase(first)
                ? acronym(from) ? ACRONYM : CAPITAL
                : Character.isDigit(first) ? NUMBER : WORD;
    }

    private boolean acronym(int from) {
        int i = from;
        int letters = 0;
        while (i < at && (Character.isUpperCase(text[i]) || Character.isDigit(text[i]))) {
            letters += Character.isDigit(text[i]) ? 0 : 1;
            i++;
        }
        boolean whole = i == at || text[i] == '-' || text[i] == '\u2010' || text[i] == '\u2011' || possessive(i);
        return whole && letters > 1 && i - from <= LONGEST_ACRONYM;
    }

    /** Whether the token ends with what stands at the place given: an apostrophe and s. */
    private boolean possessive(int i) {
        return at - i == 2 && (text[i] == '\'' || text[i] == '\u2019') && (text[i + 1] == 's' || text[i + 1] == 'S');
    }

    /** ¿ and ¯ are ү and Ү of old fonts where letters of Latin-1 stand beside them. */
    private boolean oldFont(int i) {
        return text[i] == '\u00bf' || text[i] == '\u00af';
    }

    private static boolean latin1(char c) {
        return (c >= '\u00c0' && c <= '\u00ff') || c == '\u00ba' || c == '\u00aa';
    }

    /** Where the token ends that begins at the place given. */
    private int end(int from) {
        int date = text[from] <= '9' ? Numbers.dateEnd(text, from, length) : -1;
        int i = date > 0 ? date : letters(oldFont(from) ? from + 1 : from);
        if (i == length || text[i] == ' ') {
            return i;
        }
        int part = from;
        while (i < length && i - from < LONGEST) {
            int c = text[i] < INSIDE.length ? text[i] : codePoint(i);
            if (inside(c) || (oldFont(i) && latin1(text[i - 1]))) {
                if (i > from && text[i - 1] <= '9' && Letters.cyrillic(text[i]) && Character.isDigit(text[i - 1])) {
                    return i;
                }
                i += Character.charCount(c);
            } else if (i + 1 < length && joins(from, part, i)) {
                i++;
                part = i;
            } else if (c == '-' || c == '\u2010' || c == '\u2011') {
                return endingAfter(i);
            } else {
                return i;
            }
        }
        return Math.min(i, length);
    }

    /** The end of the letters that stand here, which most tokens consist of. */
    private int letters(int from) {
        int most = Math.min(length, from + LONGEST);
        int i = from;
        while (i < most && text[i] < LETTER.length && LETTER[text[i]]) {
            i++;
        }
        return i;
    }

    private static boolean inside(int c) {
        return c < INSIDE.length ? INSIDE[c] : insideOf(c);
    }

    private static boolean insideOf(int c) {
        int t = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || t == Character.NON_SPACING_MARK
                || c == '\u00ad'
                || c == '\u200b'
                || c == '\u200c'
                || c == '\u200d';
    }

    private boolean joins(int from, int part, int i) {
        char c = text[i];
        char before = text[i - 1];
        char after = text[i + 1];
        return switch (c) {
            case '\'', '\u2019' -> Character.isLetter(before) && Character.isLetter(after);
            case '.' -> (Character.isDigit(before) && Character.isDigit(after)) || initial(from, part, i);
            case ',', ':' -> Character.isDigit(before) && Character.isDigit(after);
            default -> false;
        };
    }

    /** One or two letters, the first a capital, before a dot with a capital right behind it. */
    private boolean initial(int from, int part, int i) {
        return part == from
                && i - part <= 2
                && Character.isUpperCase(text[part])
                && (i - part == 1 || Character.isLowerCase(text[part + 1]))
                && Character.isUpperCase(text[i + 1]);
    }

    /** The end of an ending after the hyphen at the place given, or that place where something else stands there. */
    private int endingAfter(int hyphen) {
        int i = hyphen + 1;
        while (i < length && Letters.cyrillic(text[i]) && i - hyphen < 14) {
            i++;
        }
        boolean whole = i > hyphen + 1 && (i >= length || (!Character.isLetterOrDigit(text[i]) && text[i] != '-'));
        if (!whole) {
            return hyphen;
        }
        String tail = Folding.fold(new String(text, hyphen + 1, i - hyphen - 1));
        boolean lower = Character.isLowerCase(text[hyphen + 1]) || Character.isUpperCase(text[hyphen - 1]);
        return lower && ENDINGS.afterHyphen(tail) ? i : hyphen;
    }
}
