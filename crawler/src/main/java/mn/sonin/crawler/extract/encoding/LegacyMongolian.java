package mn.sonin.crawler.extract.encoding;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.regex.Matcher;
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
    private static final char LAST_ACCENTED = 0xFF;
    /** Letters that are copied out of a page at once, since to ask a string for each of them takes several times as long. */
    private static final int AT_ONCE = 4096;

    private static final int LONG_WORD = 4;
    private static final int FEWEST_WORDS = 2;
    private static final int FEWEST_STAND_INS = 2;
    /** The same beside pieces of the page in which ө and ү are right: there a Ukrainian name is likelier. */
    private static final int FEWEST_BESIDE_OWN = 4;
    /** Letters to each stand-in at most. */
    private static final int RAREST = 40;

    Decoded mend(Decoded page) {
        String html = page.html();
        Signs signs = Signs.of(html);
        boolean latin = signs.longLatinWords >= FEWEST_WORDS;
        if (!latin && !standsIn(html, signs)) {
            return page;
        }
        var repairs = new ArrayList<>(page.repairs());
        boolean stoodIn = false;
        if (latin) {
            var cyrillic = new StringBuilder(html.length());
            Matcher words = LATIN_WORD.matcher(html);
            while (words.find()) {
                String word = new String(words.group().getBytes(WINDOWS_1252), WINDOWS_1251);
                String own = withOwnLetters(word);
                stoodIn |= !own.equals(word);
                words.appendReplacement(cyrillic, own);
            }
            html = words.appendTail(cyrillic).toString();
            repairs.add("8-bit Mongolian that was read as Latin-1 was turned back into Cyrillic");
            signs = Signs.of(html);
        }
        if (standsIn(html, signs)) {
            html = withOwnLetters(html);
            stoodIn = true;
        }
        if (stoodIn) {
            repairs.add("the letters є ї Є Ї of 8-bit Mongolian were turned into ө ү Ө Ү");
        }
        return new Decoded(html, page.charset(), page.why(), repairs);
    }

    private static String withOwnLetters(String text) {
        return text.replace('є', 'ө').replace('ї', 'ү').replace('Є', 'Ө').replace('Ї', 'Ү');
    }

    /** Where the page has ө or ү, as in a new menu above an old text, the pieces without these are judged. */
    private static boolean standsIn(String html, Signs signs) {
        if (signs.ukrainian) {
            return false;
        }
        return signs.own
                ? signs.standIns >= FEWEST_BESIDE_OWN
                        && Signs.ofPiecesWithoutOwn(html).standsIn(FEWEST_BESIDE_OWN)
                : signs.standsIn(FEWEST_STAND_INS);
    }

    /** What speaks for one of the two, gathered in one look at the page. */
    private static final class Signs {
        /** No language in Latin script has words of four letters and more with an accent on each. */
        int longLatinWords;

        int standIns;
        int cyrillicLetters;
        /** Letters that a Ukrainian text of any length has. */
        boolean ukrainian;
        /** Where ө or ү are right, nothing stands in for them. */
        boolean own;
        /** What Mongolian has in every sentence and Ukrainian in none: э, ы, and vowels written twice. */
        boolean mongolian;

        static Signs of(String html) {
            var signs = new Signs();
            char[] letters = new char[Math.min(AT_ONCE, html.length())];
            char before = 0;
            for (int from = 0; from < html.length(); from += AT_ONCE) {
                int some = Math.min(AT_ONCE, html.length() - from);
                html.getChars(from, from + some, letters, 0);
                for (int i = 0; i < some; i++) {
                    char c = letters[i];
                    if (c >= FIRST_ACCENTED) {
                        signs.at(html, from + i, c, before);
                    }
                    before = c;
                }
            }
            return signs;
        }

        private void at(String html, int i, char c, char before) {
            if (!isAccented(c)) {
                letter(c, before == c);
            } else if (!isAccented(before)) {
                longLatinWords += isLongWord(html, i) ? 1 : 0;
            }
        }

        private static boolean isLongWord(String html, int start) {
            int end = start;
            while (end < html.length() && isAccented(html.charAt(end))) {
                end++;
            }
            return end - start >= LONG_WORD && isEdge(html, start - 1) && isEdge(html, end);
        }

        private void letter(char c, boolean twice) {
            cyrillicLetters += c >= 0x400 && c < 0x500 ? 1 : 0;
            switch (c) {
                case 'є', 'ї', 'Є', 'Ї' -> standIns++;
                case 'і', 'І' -> ukrainian = true;
                case 'ү', 'ө', 'Ү', 'Ө' -> own = true;
                case 'э', 'ы', 'Э', 'Ы' -> mongolian = true;
                case 'а', 'о', 'у', 'А', 'О', 'У' -> mongolian |= twice;
                default -> {}
            }
        }

        /** Of all texts and tags of a page in which no ө or ү stands. */
        static Signs ofPiecesWithoutOwn(String html) {
            var sum = new Signs();
            for (int start = 0; start < html.length(); ) {
                int end = pieceEnd(html, start);
                Signs piece = of(html.substring(start, end));
                if (!piece.own) {
                    sum.standIns += piece.standIns;
                    sum.cyrillicLetters += piece.cyrillicLetters;
                    sum.mongolian |= piece.mongolian;
                }
                start = end;
            }
            return sum;
        }

        private static int pieceEnd(String html, int start) {
            int end = start + 1;
            while (end < html.length() && html.charAt(end) != '<' && html.charAt(end) != '>') {
                end++;
            }
            return end;
        }

        /** Of Mongolian letters every twentieth is ө or ү; a name such as Київ or Україна in another text is right as it stands. */
        boolean standsIn(int fewest) {
            return standIns >= fewest && standIns * RAREST >= cyrillicLetters && mongolian;
        }
    }

    private static boolean isAccented(char c) {
        return c >= FIRST_ACCENTED && c <= LAST_ACCENTED && (c >= 0xC0 || "º¿ª¯¨¸".indexOf(c) >= 0);
    }

    private static boolean isEdge(String html, int at) {
        return at < 0 || at >= html.length() || !Character.isLetterOrDigit(html.charAt(at));
    }
}
