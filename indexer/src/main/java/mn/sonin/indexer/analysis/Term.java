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

        Term of(String letters) {
            return new Term(letters, this);
        }

        /** Whether it only serves the other script. */
        boolean key() {
            return this == CYRILLIC_KEY || this == LATIN_KEY;
        }
    }

    private final String letters;
    private final Kind kind;

    private Term(String letters, Kind kind) {
        this.letters = letters;
        this.kind = kind;
    }

    String text() {
        return kind.mark.isEmpty() ? letters : kind.mark + letters;
    }

    /** The text without its mark. */
    String letters() {
        return letters;
    }

    Kind kind() {
        return kind;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Term t && t.letters.equals(letters) && t.kind == kind;
    }

    @Override
    public int hashCode() {
        return 31 * letters.hashCode() + kind.mark.hashCode();
    }
}
