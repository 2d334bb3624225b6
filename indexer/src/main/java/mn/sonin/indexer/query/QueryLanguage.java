package mn.sonin.indexer.query;

import java.util.List;

/**
 * The query language, one page of which is {@code docs/query-language.md}.
 *
 * <pre>
 * query   := any
 * any     := all ('OR' all)*
 * all     := (clause 'AND'?)+
 * clause  := ('-' | 'NOT') clause | primary ('near/' number primary)*
 * primary := '(' any ')' | field ':' primary | '='? word | word '*' | '='? quoted
 * field   := title | text | author | source | collection | lang | topic | after | before | last | history
 * </pre>
 */
public final class QueryLanguage {
    /** More letters than any question has; a pasted article is stopped here. */
    static final int MOST_LETTERS = 100_000;

    /** Words, phrases and names of one query: each costs postings to read. */
    static final int MOST_WORDS = 200;

    /** Parentheses within each other. */
    static final int MOST_DEPTH = 20;

    private QueryLanguage() {}

    /** Reads what was typed. */
    public static Parsed parse(String typed, Vocabulary vocabulary) {
        try {
            List<Token> tokens = new Scanner(typed).tokens();
            return new Parsed.Understood(new Parser(typed, tokens, vocabulary).question());
        } catch (Misread e) {
            return e.problem();
        }
    }

    /** The one canonical form: reading it gives this question again. */
    public static String print(Question question) {
        String words = Printer.print(question.expression());
        return question.history() ? (words + " history:yes").strip() : words;
    }
}
