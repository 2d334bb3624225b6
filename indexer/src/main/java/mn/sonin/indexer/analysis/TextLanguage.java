package mn.sonin.indexer.analysis;

import java.util.Locale;

/** The languages that have an analysis of their own. */
public enum TextLanguage {
    MONGOLIAN,
    ENGLISH;

    /** Of an ISO 639-1 code: {@code en} is English; anything else is read as Mongolian, which decides word by word by script. */
    public static TextLanguage of(String code) {
        return code.toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : MONGOLIAN;
    }
}
