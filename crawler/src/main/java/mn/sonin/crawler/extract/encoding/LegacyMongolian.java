package mn.sonin.crawler.extract.encoding;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Undoes the two ways in which the 8-bit Mongolian of the time before Unicode still surfaces: read as Latin-1 it looks
 * like «ÌÎÍÃÎË», with º ¿ ª ¯ for ө ү Ө Ү; read as windows-1251 only those four letters are wrong, as є ї Є Ї.
 */
final class LegacyMongolian {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern LATIN_WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}])[À-ÖØ-öø-ÿº¿ª¯¨¸×÷]+(?![\\p{L}\\p{N}])");
    private static final int LONG_WORD = 4;
    private static final int FEWEST_WORDS = 2;

    Decoded mend(Decoded page) {
        String html = page.html();
        var repairs = new ArrayList<>(page.repairs());
        if (hasLongLatinWords(html)) {
            html = LATIN_WORD.matcher(html).replaceAll(LegacyMongolian::cyrillic);
            repairs.add("8-bit Mongolian that was read as Latin-1 was turned back into Cyrillic");
        }
        if (standIns(html)) {
            html = html.replace('є', 'ө').replace('ї', 'ү').replace('Є', 'Ө').replace('Ї', 'Ү');
            repairs.add("the letters є ї Є Ї of 8-bit Mongolian were turned into ө ү Ө Ү");
        }
        return new Decoded(html, page.charset(), page.why(), repairs);
    }

    private static String cyrillic(MatchResult word) {
        return new String(word.group().getBytes(WINDOWS_1252), WINDOWS_1251);
    }

    /** No language in Latin script has words of four letters and more with an accent on each. */
    private static boolean hasLongLatinWords(String html) {
        int words = 0;
        for (int i = 0; i < html.length() && words < FEWEST_WORDS; i++) {
            if (isAccented(html.charAt(i))) {
                int start = i;
                while (i < html.length() && isAccented(html.charAt(i))) {
                    i++;
                }
                words += i - start >= LONG_WORD && isEdge(html, start - 1) && isEdge(html, i) ? 1 : 0;
            }
        }
        return words >= FEWEST_WORDS;
    }

    private static boolean isAccented(char c) {
        return c >= 0xA8 && c <= 0xFF && (c >= 0xC0 || "º¿ª¯¨¸".indexOf(c) >= 0);
    }

    private static boolean isEdge(String html, int at) {
        return at < 0 || at >= html.length() || !Character.isLetterOrDigit(html.charAt(at));
    }

    /** Ukrainian has these letters too, but never without і. */
    private static boolean standIns(String html) {
        boolean any =
                html.indexOf('є') >= 0 || html.indexOf('ї') >= 0 || html.indexOf('Є') >= 0 || html.indexOf('Ї') >= 0;
        return any && html.indexOf('і') < 0 && html.indexOf('ү') < 0 && html.indexOf('ө') < 0;
    }
}
