package mn.sonin.indexer.analysis;

import java.text.Normalizer;

/**
 * One spelling for a token: lower case, composed letters, and the letters that were meant where others were typed: Latin look-alikes and
 * {@code v} inside Cyrillic, the Ukrainian, Kazakh and archaic letters of old fonts, text of code page 1251 that was read as Latin-1.
 */
final class Folding {
    private static final String LATIN_LIKE = "aceopxykmtvöüi";
    private static final String CYRILLIC_LIKE = "асеорхукмтүөүи";
    private static final String LATIN_CAPITALS = "HB";
    private static final String CYRILLIC_CAPITALS = "нв";
    private static final String OLD = "єїѳұәіғҕҥңқһ";
    private static final String NEW = "өүөүэиггннкх";

    private Folding() {}

    static String fold(CharSequence token) {
        String s = composed(token);
        if (legacy(s)) {
            s = decode1251(s);
        }
        boolean cyrillic = false;
        for (int i = 0; i < s.length() && !cyrillic; i++) {
            cyrillic = Letters.cyrillic(s.charAt(i));
        }
        return cyrillic ? foldCyrillic(s) : foldLatin(s);
    }

    private static String composed(CharSequence token) {
        StringBuilder b = new StringBuilder(token.length());
        boolean plain = true;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c == '\u00ad' || c == '\u200b' || c == '\u200c' || c == '\u200d' || c == '\ufeff') {
                continue;
            }
            plain &= c < '\u0300' || c > '\u036f';
            b.append(c == '\u2019' || c == '\u02bc' ? '\'' : c == '\u2010' || c == '\u2011' ? '-' : c);
        }
        return plain ? b.toString() : Normalizer.normalize(b, Normalizer.Form.NFC);
    }

    private static String foldCyrillic(String s) {
        StringBuilder b = new StringBuilder(s.length());
        int hyphen = s.lastIndexOf('-');
        boolean latinHead = hyphen > 0 && !anyCyrillic(s, hyphen);
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            char low = Character.toLowerCase(c);
            if (latinHead && i < hyphen) {
                b.append(low);
                continue;
            }
            int capital = LATIN_CAPITALS.indexOf(c);
            int like = LATIN_LIKE.indexOf(low);
            int old = OLD.indexOf(low);
            char out = capital >= 0
                    ? CYRILLIC_CAPITALS.charAt(capital)
                    : like >= 0 ? CYRILLIC_LIKE.charAt(like) : old >= 0 ? NEW.charAt(old) : low;
            boolean foreignYo = out == 'ё' && b.length() > 0 && Letters.consonant(b.charAt(b.length() - 1));
            if (out < '\u0300' || out > '\u036f') {
                b.append(foreignYo ? 'е' : out);
            }
        }
        return b.toString();
    }

    private static boolean anyCyrillic(String s, int end) {
        for (int i = 0; i < end; i++) {
            if (Letters.cyrillic(s.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String foldLatin(String s) {
        StringBuilder b = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            char c = Character.toLowerCase(s.charAt(i));
            if (c < '\u0300' || c > '\u036f') {
                b.append(c);
            }
        }
        return b.toString();
    }

    /** Whether a token is Mongolian of an 8-bit font that was read as Latin-1: {@code ÌÎÍÃÎË}, with º ¿ ª ¯ for ө ү Ө Ү. */
    private static boolean legacy(String s) {
        int high = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if ((c >= '\u00c0' && c <= '\u00ff') || c == 'º' || c == '¿' || c == 'ª' || c == '¯') {
                high++;
            } else {
                return false;
            }
        }
        return high >= 3;
    }

    private static String decode1251(String s) {
        StringBuilder b = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            b.append(
                    switch (c) {
                        case 'º', 'ª' -> 'ө';
                        case '¿', '¯' -> 'ү';
                        default -> (char) ('А' + (c - '\u00c0'));
                    });
        }
        return b.toString();
    }
}
