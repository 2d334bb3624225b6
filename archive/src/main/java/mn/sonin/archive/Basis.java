package mn.sonin.archive;

import java.util.Locale;

/** What kind of evidence a value rests on. */
public enum Basis {
    /** A selector that the operator wrote for this source. */
    SELECTOR,
    /** A JSON-LD block of the page. */
    JSON_LD,
    /** Microdata or RDFa on the page. */
    MICRODATA,
    /** A meta tag: Open Graph, Dublin Core and the like. */
    META,
    /** Another JSON block that the page carries for its own script. */
    PAGE_JSON,
    /** A {@code time} element. */
    TIME_ELEMENT,
    /** What a reader of the page sees. */
    VISIBLE_TEXT,
    /** The address of the page. */
    ADDRESS,
    /** A header of the HTTP answer. */
    HTTP_HEADER,
    /** The item of a feed that led here. */
    FEED,
    /** The entry of a sitemap that led here. */
    SITEMAP,
    /** The entry of a REST or JSON list that led here. */
    REST,
    /** The entry of a list page that led here. */
    LIST,
    /** A line of a digest. */
    DIGEST,
    /** Judged from the text itself. */
    DETECTED,
    /** The time of the capture, where nothing better was found. */
    FIRST_SEEN;

    /** The word that the API and the files use: lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The basis of this word.
     *
     * @throws IllegalArgumentException for a word that {@link #word} never gives
     */
    public static Basis of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
