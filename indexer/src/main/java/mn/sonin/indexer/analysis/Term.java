package mn.sonin.indexer.analysis;

/**
 * A term of a word.
 *
 * @param text as it stands in the index, with its mark
 * @param kind what it is
 */
record Term(String text, Kind kind) {
    /** What a term is; written to the token's type, so that a query can leave kinds out. */
    enum Kind {
        STEM("", "stem"),
        EXACT("=", "exact"),
        /** Asked for by words in Latin letters, carried by documents in Cyrillic. */
        CYRILLIC_KEY("~", "key"),
        /** Asked for by words in Cyrillic, carried by documents in Latin letters. */
        LATIN_KEY("^", "key"),
        NAME("@", "name"),
        INITIAL("", "initial");

        final String mark;
        final String type;

        Kind(String mark, String type) {
            this.mark = mark;
            this.type = type;
        }

        Term of(String text) {
            return new Term(mark + text, this);
        }
    }
}
