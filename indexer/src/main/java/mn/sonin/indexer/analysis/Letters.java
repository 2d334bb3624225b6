package mn.sonin.indexer.analysis;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What the letters of Mongolian are; all in lower case. */
final class Letters {
    private static final String VOWELS = "аэоөуүийыеёюя";
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final String SHORT = "аэоө";

    private Letters() {}

    /** Vowels, й among them because it only stands in diphthongs. */
    static boolean vowel(char c) {
        return VOWELS.indexOf(c) >= 0;
    }

    /** The vowels that come and go between a stem and its ending. */
    static boolean fleeting(char c) {
        return SHORT.indexOf(c) >= 0;
    }

    static boolean sign(char c) {
        return c == 'ь' || c == 'ъ';
    }

    static boolean consonant(char c) {
        return c >= 'а' && c <= 'я' && !vowel(c) && !sign(c);
    }

    static boolean cyrillic(char c) {
        return c >= '\u0400' && c <= '\u052f';
    }

    /** Letters of Latin script, with the accented ones. */
    static boolean latin(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '\u00c0' && c <= '\u024f' && Character.isLetter(c));
    }

    /** A word in Latin script without the accents. */
    static String bare(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                        .replaceAll("");
            }
        }
        return word;
    }

    static boolean hasVowel(CharSequence s, int end) {
        for (int i = 0; i < end; i++) {
            if (vowel(s.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether s consists of the letters of modern Mongolian alone, so that endings can be told. */
    static boolean mongolian(CharSequence s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!((c >= 'а' && c <= 'я') || c == 'ө' || c == 'ү' || c == 'ё')) {
                return false;
            }
        }
        return s.length() > 0;
    }

    /** Long vowel, diphthong, or one of the vowels that are never dropped. */
    static boolean endsLong(CharSequence s) {
        int n = s.length();
        if (n == 0) {
            return false;
        }
        char c = s.charAt(n - 1);
        if (!vowel(c)) {
            return false;
        }
        return !fleeting(c) || (n > 1 && vowel(s.charAt(n - 2)));
    }
}
