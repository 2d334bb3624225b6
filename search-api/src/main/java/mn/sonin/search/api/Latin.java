package mn.sonin.search.api;

import com.ibm.icu.text.Transliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Headlines in Latin letters by the rules of ICU for Mongolian Cyrillic (MNS 5217:2012). Their words come again and again, and the rules look at
 * nothing beyond a word; so those met lately are remembered. Safe for several threads.
 */
final class Latin {
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}+");

    /** Loaded with the first export, for its rules take a while to read. */
    private static final Transliterator RULES = Transliterator.getInstance("mn-mn_Latn/MNS");

    private static final int REMEMBERED = 50_000;

    /** Longer runs of letters are no words, and are not remembered. */
    private static final int LONGEST = 40;

    private static final ConcurrentHashMap<String, String> KNOWN = new ConcurrentHashMap<>();

    private Latin() {}

    /** The headline; as it is where it has no others. */
    static String of(String title) {
        return CYRILLIC.matcher(title).replaceAll(run -> Matcher.quoteReplacement(word(run.group())));
    }

    private static String word(String word) {
        if (word.length() > LONGEST) {
            return RULES.transliterate(word);
        }
        if (KNOWN.size() > REMEMBERED) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(word, RULES::transliterate);
    }
}
