package mn.sonin.bench.peers;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Something that searches the articles it was made of. */
interface SearchEngine extends Closeable {
    /** How many articles an answer holds at most: a page of results. */
    int MOST = 20;

    /**
     * Addresses of the best articles, best first.
     *
     * @param query one word, or several in double quotes, which stand side by side in an article
     */
    List<String> best(String query) throws IOException;
}
