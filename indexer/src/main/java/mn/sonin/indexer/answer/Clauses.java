package mn.sonin.indexer.answer;

import java.io.IOException;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** How many words in all their forms a query may ask for; an index is not needed to count them. */
public final class Clauses {
    private Clauses() {}

    /**
     * Looks whether they are few enough, as a search does.
     *
     * @throws IndexSearcher.TooManyClauses where they are not
     */
    public static void count(Query query) throws IOException {
        try (MultiReader nothing = new MultiReader()) {
            new IndexSearcher(nothing).rewrite(query);
        }
    }

    /** Whether they are few enough. */
    static boolean fit(Query query) throws IOException {
        try {
            count(query);
            return true;
        } catch (IndexSearcher.TooManyClauses e) {
            return false;
        }
    }

    static String tooMany() {
        return "asks for more than %d words in all their forms; leave some of them out"
                .formatted(IndexSearcher.getMaxClauseCount());
    }
}
