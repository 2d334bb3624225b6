package mn.sonin.archive;

/** What a capture was made for. */
public enum Purpose {
    ROBOTS,
    FEED,
    SITEMAP,
    REST,
    LIST,
    DIGEST,
    ARTICLE
}
