package mn.sonin.crawler.extract.text;

/** What an element is for, as its tag or the words in its attributes say. */
enum Role {
    COMMENT,
    RELATED,
    SHARE,
    ADVERT,
    CAPTION,
    PICTURE,
    BYLINE,
    META,
    NAV,
    FOOTER,
    HEADER,
    SIDE,
    SIGNUP,
    TAGS,
    NOTICE,
    HIDDEN,
    CONTENT,
    LEAD,
    TITLE,
    QUOTE,
    LISTING,
    EMBED,
    BOX,
    RATING,
    TOOLS,
    PRODUCT,
    ARTICLE_TAG,
    MAIN_TAG,
    ASIDE_TAG,
    NAV_TAG,
    FOOTER_TAG,
    HEADER_TAG,
    FIGURE_TAG,
    FORM_TAG,
    TABLE_TAG,
    LIST_TAG,
    QUOTE_TAG,
    SECTION_TAG,
    BODY_PROPERTY,
    CONSENT;

    /** Its place among the bits of a set of roles; the order here is that of the role clues in {@link Clue}. */
    @SuppressWarnings("EnumOrdinal")
    int bit() {
        return ordinal();
    }

    long mask() {
        return 1L << bit();
    }
}
