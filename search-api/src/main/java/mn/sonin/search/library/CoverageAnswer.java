package mn.sonin.search.library;

import mn.sonin.indexer.SearchAnswer;

/** What asking for coverage came to. */
public sealed interface CoverageAnswer {
    record Covered(Coverage coverage) implements CoverageAnswer {}

    /** The query was not understood. */
    record Refused(SearchAnswer.Problem problem) implements CoverageAnswer {}
}
