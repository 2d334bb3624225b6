package mn.sonin.sample.site;

import java.util.List;
import mn.sonin.sample.content.Telling;

/** What a site runs on. */
interface Platform {
    /** Everything it answers besides robots.txt and its articles. */
    List<Route> routes();

    /** The page of one article. */
    Answer article(Visit visit, Telling telling);

    /** What it says to an address it does not know. */
    default Answer missing(Visit visit) {
        return Answer.html("<!doctype html><html><head><title>404</title></head><body><h1>404</h1>"
                        + "<p>There is no page at this address.</p></body></html>")
                .status(404);
    }
}
