package mn.sonin.indexer.query;

/**
 * A piece of what was typed.
 *
 * @param text the word, the words in quotes, the field's name or the distance
 * @param from its first character
 * @param to the one after its last
 */
record Token(Kind kind, String text, int from, int to) {
    enum Kind {
        OPEN,
        CLOSE,
        MINUS,
        EQUALS,
        FIELD,
        QUOTED,
        WORD,
        PREFIX,
        OR,
        AND,
        NOT,
        NEAR,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    int length() {
        return to - from;
    }
}
