package mn.sonin.indexer.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keys under which a word in Cyrillic meets its spellings in Latin letters (MNS 5217:2012, BGN/PCGN, passports, the press, chat). Letters
 * that every way of writing gives alike are kept; where they differ, the Cyrillic side has a key for each (ө as o or u, е as ye or e, ь as i or
 * nothing) and the Latin side is folded (kh and x to h, ts to c, w to v). Long vowels stay long. A stem whose last vowel an ending may have
 * swallowed has a key marked {@code +}, which a Latin word asks for without that vowel.
 */
final class CrossKeys {
    private static final String CUT = "+";
    /** What kh, zh, tz or ts, dj stand for, by their first letters. */
    private static final String TWO = "hjcj";

    private static final String ONE = "xwq";
    private static final String AS = "hvk";
    private static final Pattern SOFT_C = Pattern.compile("c(?=[eiy])");
    private static final Pattern HARD_C = Pattern.compile("c(?!h)");
    private static final Pattern MUTE_E = Pattern.compile("([^aeiou])e$");
    /** v where Mongolian has no consonant or no в: vg, vv, gvi, at the beginning. */
    private static final Pattern V_FOR_U =
            Pattern.compile("(?<![aeiou])v(?![aeiou])|(?<=v)v|v(?=v)|(?<=[^aeiou])v(?=i$)|^v");

    private CrossKeys() {}

    /** The keys of what a word in Cyrillic may be a form of. */
    static List<String> ofCyrillic(Readings.Base base) {
        Set<String> out = new LinkedHashSet<>();
        String w = base.text();
        for (char barred : w.indexOf('ө') >= 0 ? new char[] {'o', 'u'} : new char[] {'o'}) {
            for (String ye : w.indexOf('е') >= 0 ? List.of("e", "ye") : List.of("e")) {
                for (String sign : w.indexOf('ь') >= 0 || w.indexOf('ъ') >= 0 ? List.of("", "i") : List.of("")) {
                    String key = fold(romanise(w, barred, ye, sign));
                    out.add(key);
                    if (base.cut()) {
                        out.add(key + CUT);
                    }
                }
            }
        }
        return new ArrayList<>(out);
    }

    /** The keys of a word in Latin letters. */
    static List<String> ofLatin(String word) {
        String plain = Letters.bare(word).replace("'", "");
        Set<String> out = new LinkedHashSet<>();
        addLatin(fold(plain), out);
        addLatin(fold(sounded(plain)), out);
        addLatin(fold(V_FOR_U.matcher(plain).replaceAll("u")), out);
        return new ArrayList<>(out);
    }

    private static void addLatin(String key, Set<String> out) {
        out.add(key);
        int n = key.length();
        if (n > 3 && shortVowel(key, n - 1)) {
            out.add(key.substring(0, n - 1) + CUT);
        }
        if (n > 3 && !vowel(key.charAt(n - 1))) {
            int p = key.endsWith("sh") || key.endsWith("ch") ? n - 3 : n - 2;
            if (p > 1 && shortVowel(key, p)) {
                out.add(key.substring(0, p) + key.substring(p + 1) + CUT);
            }
        }
    }

    /** A foreign name by its sound, as Mongolian writes it: Costa as Коста, Theodore as Теодор, Felix as Феликс. */
    private static String sounded(String word) {
        String s = word.replace("sch", "sh")
                .replace("ph", "f")
                .replace("th", "t")
                .replace("ck", "k")
                .replace("x", "ks")
                .replace("ee", "i")
                .replace("oo", "u");
        s = SOFT_C.matcher(s).replaceAll("s");
        s = HARD_C.matcher(s).replaceAll("k");
        return s.length() > 4 ? MUTE_E.matcher(s).replaceAll("$1") : s;
    }

    private static boolean shortVowel(String key, int i) {
        return vowel(key.charAt(i))
                && !vowel(key.charAt(i - 1))
                && (i + 1 == key.length() || !vowel(key.charAt(i + 1)));
    }

    private static String romanise(String s, char barred, String ye, String sign) {
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
                        case 'е' -> ye;
                        case 'ё' -> "yo";
                        case 'ж' -> "j";
                        case 'з' -> "z";
                        case 'и', 'й', 'ы' -> "i";
                        case 'ь', 'ъ' -> sign;
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
        String r = oneLetterEach(latin);
        StringBuilder f = new StringBuilder(r.length());
        for (int i = 0; i < r.length(); i++) {
            char c = r.charAt(i);
            char next = i + 1 < r.length() ? r.charAt(i + 1) : ' ';
            char last = f.isEmpty() ? ' ' : f.charAt(f.length() - 1);
            if (c == 'y' && next != 'e') {
                c = 'i';
            }
            boolean glide = f.length() > 1 && f.charAt(f.length() - 2) == 'i';
            boolean twice = c == last && (c == 'i' || !vowel(c) || glide) && !Character.isDigit(c);
            if (!twice) {
                f.append(c);
            }
        }
        return f.toString();
    }

    /** kh and x as h, tz and ts as c, dj and zh as j, w as v, q as k. */
    private static String oneLetterEach(String latin) {
        StringBuilder b = new StringBuilder(latin.length());
        for (int i = 0; i < latin.length(); i++) {
            char c = latin.charAt(i);
            char next = i + 1 < latin.length() ? latin.charAt(i + 1) : ' ';
            boolean two = switch (c) {
                case 'k', 'z' -> next == 'h';
                case 't' -> next == 'z' || next == 's';
                case 'd' -> next == 'j';
                default -> false;
            };
            b.append(two ? TWO.charAt("kztd".indexOf(c)) : ONE.indexOf(c) < 0 ? c : AS.charAt(ONE.indexOf(c)));
            i += two ? 1 : 0;
        }
        return b.toString();
    }

    private static boolean vowel(char c) {
        return "aeiou".indexOf(c) >= 0;
    }
}
