package mn.sonin.sample.content;

/** What a telling is beside its event. */
public enum Kind {
    /** Written by the outlet itself. */
    ORIGINAL,
    /** Another outlet's text word for word, with credit. */
    REPRINT,
    /** Another outlet's text in the other language, with credit. */
    TRANSLATION,
    /** One of a series made by a template: weather, exchange rates. Each is a story of its own. */
    SERIES
}
