package mn.sonin.indexer.analysis;

/** A term of a word, as it stands in the index, with its mark. */
final class Term {
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

        /** Whether it only serves the other script. */
        boolean key() {
            return this == CYRILLIC_KEY || this == LATIN_KEY;
        }
    }

    private final String text;
    private final Kind kind;

    private Term(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    String text() {
        return text;
    }

    /** The text without its mark. */
    String letters() {
        return text.substring(kind.mark.length());
    }

    Kind kind() {
        return kind;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Term t && t.text.equals(text) && t.kind == kind;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
