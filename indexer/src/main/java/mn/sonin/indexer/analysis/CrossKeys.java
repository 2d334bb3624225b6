package mn.sonin.indexer.analysis;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys under which a word in Cyrillic meets its spellings in Latin letters (MNS 5217:2012, BGN/PCGN, passports, the press, chat): what the
 * ways of writing disagree about is folded, the rest is kept.
 */
final class CrossKeys {
    private CrossKeys() {}

    /** The keys of a stem or word in Cyrillic. */
    static List<String> ofCyrillic(String word) {
        Set<String> out = new LinkedHashSet<>();
        boolean barred = word.indexOf('ө') >= 0;
        out.add(canonical(fold(romanise(word, 'o'))));
        if (barred) {
            out.add(canonical(fold(romanise(word, 'u'))));
        }
        return new ArrayList<>(out);
    }

    /** The keys of a word in Latin letters. */
    static List<String> ofLatin(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return List.of(canonical(fold(plain)));
    }

    private static String romanise(String s, char barred) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            b.append(
                    switch (c) {
                        case 'а' -> "a";
                        case 'б' -> "b";
                        case 'в' -> "v";
                        case 'г' -> "g";
                        case 'д' -> "d";
                        case 'е' -> "ye";
                        case 'ё' -> "yo";
                        case 'ж' -> "j";
                        case 'з' -> "z";
                        case 'и', 'й', 'ы', 'ь', 'ъ' -> "i";
                        case 'к' -> "k";
                        case 'л' -> "l";
                        case 'м' -> "m";
                        case 'н' -> "n";
                        case 'о' -> "o";
                        case 'ө' -> String.valueOf(barred);
                        case 'п' -> "p";
                        case 'р' -> "r";
                        case 'с' -> "s";
                        case 'т' -> "t";
                        case 'у', 'ү' -> "u";
                        case 'ф' -> "f";
                        case 'х' -> "h";
                        case 'ц' -> "c";
                        case 'ч' -> "ch";
                        case 'ш', 'щ' -> "sh";
                        case 'э' -> "e";
                        case 'ю' -> "yu";
                        case 'я' -> "ya";
                        default -> String.valueOf(c);
                    });
        }
        return b.toString();
    }

    private static String fold(String latin) {
        String r = latin.replace("kh", "h")
                .replace("x", "h")
                .replace("tz", "c")
                .replace("ts", "c")
                .replace("dj", "j")
                .replace("zh", "j")
                .replace("w", "v")
                .replace("q", "k")
                .replace("ye", "e")
                .replace("y", "i");
        StringBuilder f = new StringBuilder();
        for (int i = 0; i < r.length(); i++) {
            char c = r.charAt(i);
            if (f.isEmpty() || f.charAt(f.length() - 1) != c || Character.isDigit(c)) {
                f.append(c);
            }
        }
        return f.toString();
    }

    private static boolean vowel(char c) {
        return "aeiou".indexOf(c) >= 0;
    }

    /** What {@link StemKey} does to a stem, done to a key, so that stems and whole words meet. */
    private static String canonical(String key) {
        StringBuilder b = new StringBuilder(key);
        int n = b.length();
        if (n > 3 && vowel(b.charAt(n - 1)) && !vowel(b.charAt(n - 2))) {
            b.setLength(--n);
        }
        if (n > 3 && !vowel(b.charAt(n - 1))) {
            int p = b.charAt(n - 1) == 'h' && (b.charAt(n - 2) == 's' || b.charAt(n - 2) == 'c') ? n - 2 : n - 1;
            if (p > 1 && vowel(b.charAt(p - 1)) && !vowel(b.charAt(p - 2)) && anyVowel(b, p - 2)) {
                b.deleteCharAt(p - 1);
            }
        }
        return b.toString();
    }

    private static boolean anyVowel(StringBuilder b, int end) {
        for (int i = 0; i < end; i++) {
            if (vowel(b.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
