package mn.sonin.search.page;

import java.util.List;
import java.util.Optional;
import mn.sonin.search.http.Problem;

/**
 * What the search page shows.
 *
 * @param query as typed
 * @param kept parameters that a new query keeps, as name and value
 * @param outcome what the search came to
 */
record SearchView(String query, List<Field> kept, Outcome outcome) {
    /** A field of the form that the reader does not see. */
    record Field(String name, String value) {}

    /** What the search came to. */
    sealed interface Outcome {}

    /**
     * The query was not understood.
     *
     * @param said what is wrong, in the reader's language; empty where it is only known in English
     * @param marked the query with the part at fault marked
     */
    record Misread(Problem.Fault fault, Optional<String> said, Optional<Marks> marked, Optional<String> suggestion)
            implements Outcome {}

    /**
     * There are results, or none.
     *
     * @param blank whether nothing was asked, so that these are simply the newest articles
     * @param next the address of the next page
     * @param once whether each event is shown once, and the link that changes it
     * @param follows ways to hear of new articles
     * @param cite where a form goes to cite the search
     */
    record Answered(
            String total,
            boolean none,
            boolean blank,
            boolean partial,
            List<HitLine> hits,
            List<Group> facets,
            List<Chip> chips,
            List<Chip> chosen,
            Optional<Link> correction,
            List<Link> sorts,
            Link once,
            Histogram histogram,
            Dates dates,
            Optional<String> next,
            List<Link> follows,
            List<Link> takeaways,
            String cite)
            implements Outcome {}

    /** A facet with its values. */
    record Group(String name, String label, List<Choice> choices) {
        List<Choice> first() {
            return choices.subList(0, Math.min(7, choices.size()));
        }

        List<Choice> rest() {
            return choices.subList(Math.min(7, choices.size()), choices.size());
        }
    }

    /** A value of a facet, as a link that turns it on or off. */
    record Choice(String label, String language, String count, String href, boolean chosen) {}

    /** Something that shaped the answer and can be removed. */
    record Chip(String label, String detail, String href) {}

    /** A link; with a mark where it is what is shown now. */
    record Link(String label, String href, boolean now) {}

    /** The days that the search is limited to, as the form shows them; blank for none. */
    record Dates(String from, String to, List<Field> kept) {}
}
