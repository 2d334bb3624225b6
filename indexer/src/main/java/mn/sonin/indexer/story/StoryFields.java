package mn.sonin.indexer.story;

/** The fields of a document of the stories; one document is one article. */
final class StoryFields {
    static final String ARTICLE = "article";
    static final String STORY = "story";
    static final String SOURCE = "source";
    static final String LANGUAGE = "language";

    /** Seconds since 1970 of publication. */
    static final String AT = "at";

    static final String ROLE = "role";

    /** {@link Neighbours#terms}. */
    static final String TRAIT = "trait";

    /** {@link Telling#written}. */
    static final String WRITTEN = "written";

    /** Why it is there, as {@link Joining} writes it. */
    static final String WHY = "why";

    private StoryFields() {}
}
