package mn.sonin.search.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import mn.sonin.search.citation.Citing;
import mn.sonin.search.citation.Replay;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Says;
import mn.sonin.search.library.Library;
import mn.sonin.search.question.Question;

/** Citations for programs. Open to all readers: the same search at the same place is one row, however often it is cited. */
final class CitationRoutes {
    static final Parameter<String> ID = Parameter.path("id", "Id of a citation.");

    private final Library library;
    private final Citing citing;
    private final Supplier<URI> home;

    CitationRoutes(Library library, Citing citing, Supplier<URI> home) {
        this.library = library;
        this.citing = citing;
        this.home = home;
    }

    Reply cite(Asked asked) {
        return ArticleRoutes.asking(library, asked, request -> switch (citing.cite(request)) {
            case Citing.Cited.Refused refused -> new Reply.Refused(Problem.badQuery(Question.fault(refused.problem())));
            case Citing.Cited.Kept kept ->
                citing.replay(kept.citation().id())
                        .map(replay -> (Reply) new Reply.Json(201, record(replay), Map.of("Location", address(replay))))
                        .orElseThrow(() -> new IllegalStateException("a citation just kept was not found"));
        });
    }

    Reply one(Asked asked) {
        String id = asked.value(ID);
        return citing.replay(id)
                .map(replay -> Reply.json(record(replay)))
                .orElseGet(() -> Reply.notFound("No citation has the id \"%s\".".formatted(id)));
    }

    private String address(Replay replay) {
        return home.get().resolve("/citations/" + replay.citation().id()).toString();
    }

    private CitationRecord record(Replay replay) {
        return new CitationRecord(
                replay.citation().id(),
                address(replay),
                replay.citation().created(),
                replay.citation().cited().query(),
                replay.citation().cited().sequence(),
                replay.citation().cited().analysis(),
                replay.citation().cited().count(),
                replay.citation().cited().digest(),
                replay.citation().cited().ledger(),
                replay.same(),
                replay.count(),
                replay.digest(),
                replay.reasons().stream()
                        .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                        .toList(),
                home.get()
                        .resolve(replay.search().at("/api/v1/articles").toString())
                        .toString());
    }

    /** A search that can be replayed. */
    @Says("A search that can be replayed, and what replaying it now gives (RDA, DOI 10.15497/RDA00016).")
    record CitationRecord(
            @Says("Its permanent id.") String id,
            @Says("Its permanent address, for people.") String address,
            @Says("When it was first cited.") Instant created,

            @Says("The search in its canonical form, as a query string.")
            String search,

            @Says("The place in the archive's sequence that was cited.")
            long sequence,

            @Says("The version of the analysis and its dictionaries then.")
            String analysisVersion,

            @Says("Articles found then.") long count,

            @Says("SHA-256 of the ids found then, oldest first, each ended by a line feed.")
            String digest,

            @Says("What the source-days of the search came to then.")
            String ledger,

            @Says("Whether the same list is found now.") boolean same,
            @Says("Articles found now, at the same place.") long countNow,
            @Says("SHA-256 of the ids found now.") String digestNow,

            @Says("Why the list differs: analysis, definition (of a topic or collection) or archive.")
            List<String> reasons,

            @Says("Address of the articles as of then.") String articles) {}
}
