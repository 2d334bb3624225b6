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
    private static final char FIRST_ACCENTED = 0xA8;
    private static final int LONG_WORD = 4;
    private static final int FEWEST_WORDS = 2;
    private static final int FEWEST_STAND_INS = 2;
    /** Letters to each stand-in at most. */
    private static final int RAREST = 40;

    Decoded mend(Decoded page) {
        String html = page.html();
        Signs signs = Signs.of(html);
        if (signs.longLatinWords < FEWEST_WORDS && !signs.standsIn()) {
            return page;
        }
        var repairs = new ArrayList<>(page.repairs());
        if (signs.longLatinWords >= FEWEST_WORDS) {
            html = LATIN_WORD.matcher(html).replaceAll(LegacyMongolian::cyrillic);
            repairs.add("8-bit Mongolian that was read as Latin-1 was turned back into Cyrillic");
            signs = Signs.of(html);
        }
        if (signs.standsIn()) {
            html = html.replace('є', 'ө').replace('ї', 'ү').replace('Є', 'Ө').replace('Ї', 'Ү');
            repairs.add("the letters є ї Є Ї of 8-bit Mongolian were turned into ө ү Ө Ү");
        }
        return new Decoded(html, page.charset(), page.why(), repairs);
    }

    private static String cyrillic(MatchResult word) {
        return new String(word.group().getBytes(WINDOWS_1252), WINDOWS_1251);
    }

    /** What speaks for one of the two, gathered in one look at the page. */
    private static final class Signs {
        /** No language in Latin script has words of four letters and more with an accent on each. */
        int longLatinWords;

        int standIns;
        int cyrillicLetters;
        /** Letters that a Ukrainian text of any length has; and where ө or ү are right, nothing stands in for them. */
        boolean otherLetter;
        /** What Mongolian has in every sentence and Ukrainian in none: э, ы, and vowels written twice. */
        boolean mongolian;

        static Signs of(String html) {
            var signs = new Signs();
            for (int i = 0; i < html.length(); i++) {
                char c = html.charAt(i);
                if (c < FIRST_ACCENTED) {
                    continue;
                }
                if (isAccented(c)) {
                    int start = i;
                    while (i + 1 < html.length() && isAccented(html.charAt(i + 1))) {
                        i++;
                    }
                    boolean whole = isEdge(html, start - 1) && isEdge(html, i + 1);
                    signs.longLatinWords += whole && i + 1 - start >= LONG_WORD ? 1 : 0;
                } else {
                    signs.cyrillicLetters += c >= 0x400 && c < 0x500 ? 1 : 0;
                    signs.standIns += "єїЄЇ".indexOf(c) >= 0 ? 1 : 0;
                    signs.otherLetter |= "іІүө".indexOf(c) >= 0;
                    signs.mongolian |=
                            "эыЭЫ".indexOf(c) >= 0 || (i > 0 && html.charAt(i - 1) == c && "аоуАОУ".indexOf(c) >= 0);
                }
            }
            return signs;
        }

        /** Of Mongolian letters every twentieth is ө or ү; a name such as Київ or Україна in another text is right as it stands. */
        boolean standsIn() {
            return standIns >= FEWEST_STAND_INS && standIns * RAREST >= cyrillicLetters && mongolian && !otherLetter;
        }
    }

    private static boolean isAccented(char c) {
        return c >= FIRST_ACCENTED && c <= 0xFF && (c >= 0xC0 || "º¿ª¯¨¸".indexOf(c) >= 0);
    }

    private static boolean isEdge(String html, int at) {
        return at < 0 || at >= html.length() || !Character.isLetterOrDigit(html.charAt(at));
    }
}
