package mn.sonin.crawler.extract.language;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells in which of the languages of Mongolian news a text is written: by its script, by letters that only one language
 * has, by its small words and endings, and only where all these leave doubt, by letter statistics (lingua, loaded at the
 * first doubt, since its tables are large). Safe for many threads.
 */
public final class Languages {
    /** A language that could not be told. */
    public static final String UNDETERMINED = "und";

    /** A headline has few words; more than this many say nothing new. */
    private static final int ENOUGH = 4000;

    private static final int FIRST_BEYOND_ASCII = 0x80;
    /** Every letter from here to there is Cyrillic. */
    private static final int FIRST_CYRILLIC = 0x400;

    private static final int LAST_CYRILLIC = 0x52f;

    private static final double SURE = 0.95;
    private static final double LIKELY = 0.8;
    private static final double DOUBTFUL = 0.5;

    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Set<String>> endings = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable LanguageDetector detector;

    public Languages() {
        LanguageWords.read(words, endings);
    }

    /**
     * A language and how sure it is.
     *
     * @param code ISO 639-1, or {@link #UNDETERMINED}
     * @param script the script that most of it is written in, as ISO 15924 spells it: {@code Cyrl}, {@code Mong}
     */
    public record Judged(String code, String script, double confidence) {}

    /** The language of a text of any length, in capitals or not. */
    public Judged of(String text) {
        String read = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
        Map<UnicodeScript, Integer> scripts = scripts(read);
        int letters = scripts.values().stream().mapToInt(Integer::intValue).sum();
        if (letters == 0) {
            return new Judged(UNDETERMINED, "Zyyy", 0);
        }
        if (count(scripts, UnicodeScript.MONGOLIAN) * 2 > letters) {
            return new Judged("mn", "Mong", SURE);
        }
        if (count(scripts, UnicodeScript.HANGUL) * 4 > letters) {
            return new Judged("ko", "Kore", SURE);
        }
        int kana = count(scripts, UnicodeScript.HIRAGANA) + count(scripts, UnicodeScript.KATAKANA);
        int han = count(scripts, UnicodeScript.HAN);
        if ((kana + han) * 3 > letters) {
            return kana * 20 > han ? new Judged("ja", "Jpan", SURE) : new Judged("zh", "Hani", LIKELY);
        }
        String lower = read.toLowerCase(Locale.ROOT);
        return count(scripts, UnicodeScript.CYRILLIC) * 2 >= letters ? cyrillic(lower) : latin(lower, scripts, letters);
    }

    private static int count(Map<UnicodeScript, Integer> scripts, UnicodeScript script) {
        return scripts.getOrDefault(script, 0);
    }

    private static Map<UnicodeScript, Integer> scripts(String text) {
        var scripts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        int latin = 0;
        int cyrillic = 0;
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            if (Character.isLetter(letter)) {
                if (letter < FIRST_BEYOND_ASCII) {
                    latin++;
                } else if (letter >= FIRST_CYRILLIC && letter <= LAST_CYRILLIC) {
                    cyrillic++;
                } else {
                    scripts.merge(UnicodeScript.of(letter), 1, Integer::sum);
                }
            }
            at += Character.charCount(letter);
        }
        add(scripts, UnicodeScript.LATIN, latin);
        add(scripts, UnicodeScript.CYRILLIC, cyrillic);
        return scripts;
    }

    private static void add(Map<UnicodeScript, Integer> scripts, UnicodeScript script, int letters) {
        if (letters > 0) {
            scripts.merge(script, letters, Integer::sum);
        }
    }

    /** Only Kazakh has қ ғ ң ұ һ і ә; only Mongolian of the rest has ө and ү; і ї є without these are Ukrainian. */
    private Judged cyrillic(String text) {
        int[] letters = counted(text);
        int kazakh = among(letters, "қғңұәһ");
        int shared = among(letters, "өү");
        int russianOnly = among(letters, "щъ") + among(letters, "ы") / 3;
        if (kazakh > 0 && kazakh * 3 >= shared) {
            return new Judged("kk", "Cyrl", SURE);
        }
        if (shared > 0 && kazakh == 0) {
            return new Judged("mn", "Cyrl", shared > 2 || russianOnly == 0 ? SURE : LIKELY);
        }
        if (among(letters, "іїєґ") > 2) {
            return new Judged(UNDETERMINED, "Cyrl", LIKELY);
        }
        double mongolian = weight("mn", text);
        double russian = weight("ru", text);
        if (mongolian != russian && Math.max(mongolian, russian) >= 1.5 * Math.min(mongolian, russian)) {
            double sure = Math.abs(mongolian - russian) >= 2 ? SURE : LIKELY;
            return new Judged(mongolian > russian ? "mn" : "ru", "Cyrl", sure);
        }
        return byStatistics(text);
    }

    private Judged latin(String text, Map<UnicodeScript, Integer> scripts, int letters) {
        if (count(scripts, UnicodeScript.LATIN) * 2 < letters) {
            return new Judged(UNDETERMINED, "Zyyy", LIKELY);
        }
        double english = weight("en", text);
        double other = weight("other", text);
        long accents =
                text.chars().filter(c -> c > 'z' && Character.isLetter(c)).count();
        if (english == 0 && other == 0) {
            return accents == 0 ? new Judged("en", "Latn", DOUBTFUL) : new Judged(UNDETERMINED, "Latn", DOUBTFUL);
        }
        return english >= other
                ? new Judged("en", "Latn", english > 2 * other ? SURE : LIKELY)
                : new Judged(UNDETERMINED, "Latn", LIKELY);
    }

    /** How often each Cyrillic letter stands in the text. */
    private static int[] counted(String text) {
        int[] counted = new int[LAST_CYRILLIC - FIRST_CYRILLIC + 1];
        for (int i = 0; i < text.length(); i++) {
            int letter = text.charAt(i) - FIRST_CYRILLIC;
            if (letter >= 0 && letter < counted.length) {
                counted[letter]++;
            }
        }
        return counted;
    }

    private static int among(int[] counted, String letters) {
        int among = 0;
        for (int i = 0; i < letters.length(); i++) {
            among += counted[letters.charAt(i) - FIRST_CYRILLIC];
        }
        return among;
    }

    /** How many of its words are small words of the language, or end as its words end. */
    private double weight(String language, String text) {
        Set<String> known = words.getOrDefault(language, Set.of());
        Set<String> ends = endings.getOrDefault(language, Set.of());
        int small = 0;
        int ended = 0;
        for (int at = 0; at < text.length(); ) {
            int end = wordEnd(text, at);
            if (end > at) {
                String word = text.substring(at, end);
                if (known.contains(word)) {
                    small++;
                } else if (endsWithAny(word, ends)) {
                    ended++;
                }
            }
            at = end > at ? end : at + Character.charCount(text.codePointAt(at));
        }
        return small + 0.6 * ended;
    }

    /** Where the word ends that begins there with a letter; {@code at} itself where none does. */
    private static int wordEnd(String text, int at) {
        int end = at;
        while (end < text.length()) {
            int letter = text.codePointAt(end);
            boolean inside = Character.isLetter(letter) || (end > at && isInsideWords(letter));
            if (!inside) {
                break;
            }
            end += Character.charCount(letter);
        }
        return end;
    }

    private static boolean isInsideWords(int letter) {
        int type = Character.getType(letter);
        return letter == '\''
                || letter == '’'
                || letter == '-'
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean endsWithAny(String word, Set<String> endings) {
        for (String ending : endings) {
            if (ends(word, ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(String word, String ending) {
        return word.length() > ending.length() + 1 && word.endsWith(ending);
    }

    private Judged byStatistics(String text) {
        Language language = detector().detectLanguageOf(text);
        return switch (language) {
            case MONGOLIAN -> new Judged("mn", "Cyrl", DOUBTFUL);
            case RUSSIAN -> new Judged("ru", "Cyrl", DOUBTFUL);
            case KAZAKH -> new Judged("kk", "Cyrl", DOUBTFUL);
            default -> new Judged(UNDETERMINED, "Cyrl", DOUBTFUL);
        };
    }

    private LanguageDetector detector() {
        lock.lock();
        try {
            LanguageDetector known = detector;
            if (known == null) {
                known = LanguageDetectorBuilder.fromLanguages(Language.MONGOLIAN, Language.RUSSIAN, Language.KAZAKH)
                        .withLowAccuracyMode()
                        .build();
                detector = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }
}
