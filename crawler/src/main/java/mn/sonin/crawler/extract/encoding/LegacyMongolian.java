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
    private static final String LATIN = "[À-ÖØ-öø-ÿº¿ª¯¨¸×÷]";
    private static final Pattern LATIN_WORD = Pattern.compile("(?<![\\p{L}\\p{N}])" + LATIN + "+(?![\\p{L}\\p{N}])");
    private static final Pattern LONG_LATIN_WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}])" + LATIN + "{4,}(?![\\p{L}\\p{N}])");
    private static final Pattern STAND_INS = Pattern.compile("[єїЄЇ]");
    private static final Pattern CYRILLIC = Pattern.compile("[а-яА-Я]");
    private static final int FEWEST_WORDS = 2;

    Decoded mend(Decoded page) {
        String html = page.html();
        var repairs = new ArrayList<>(page.repairs());
        if (LONG_LATIN_WORD.matcher(html).results().limit(FEWEST_WORDS).count() == FEWEST_WORDS) {
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

    /** Ukrainian has these letters too, but never without і. */
    private static boolean standIns(String html) {
        return html.indexOf('і') < 0
                && html.indexOf('ү') < 0
                && html.indexOf('ө') < 0
                && STAND_INS.matcher(html).find()
                && CYRILLIC.matcher(html).find();
    }
}
