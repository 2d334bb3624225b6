package mn.sonin.crawler.extract.evidence;

/** Where on the page, or beside it, a value was read. */
public enum Basis {
    /** A selector of the source's file. */
    RULE,
    JSON_LD,
    MICRODATA,
    OPEN_GRAPH,
    META,
    /** A {@code <time>} element. */
    TIME_ELEMENT,
    /** A link or element that names itself an author's. */
    AUTHOR_ELEMENT,
    HEADING,
    TITLE_ELEMENT,
    /** The feed or list that led here. */
    LEAD,
    ADDRESS,
    VISIBLE_TEXT,
    /** JSON that the page's own script reads, other than JSON-LD. */
    EMBEDDED_JSON,
    /** Worked out from the text itself. */
    DETECTED
}
