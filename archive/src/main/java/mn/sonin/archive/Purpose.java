package mn.sonin.archive;

/** What a capture was made for. */
public enum Purpose {
    ROBOTS,
    FEED,
    SITEMAP,
    REST,
    LIST,
    DIGEST,
    ARTICLE,
    /** A further page of a story that is spread over several; read together with its first page. */
    PART
}
