package mn.sonin.bench.search;

import java.util.List;

/** Something that is asked and answers. */
interface Engine {
    /** Addresses of articles, best first. */
    List<String> answer(String query);
}
