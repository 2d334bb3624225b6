package mn.sonin.search.api;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import mn.sonin.search.citation.CitationText;
import mn.sonin.search.citation.Citing;
import mn.sonin.search.citation.Replay;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
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
        return ArticleRoutes.asking(library, asked, request -> cited(citing.cite(request)));
    }

    private Reply cited(Citing.Cited cited) {
        return switch (cited) {
            case Citing.Cited.Refused refused -> new Reply.Refused(Problem.badQuery(Question.fault(refused.problem())));
            case Citing.Cited.Kept kept ->
                new Reply.Json(
                        201, CitationRecord.of(kept.replay(), home.get()), Map.of("Location", address(kept.replay())));
        };
    }

    Reply one(Asked asked) {
        String id = asked.value(ID);
        return citing.replay(id)
                .map(replay -> Reply.json(CitationRecord.of(replay, home.get())))
                .orElseGet(() -> unknown(id));
    }

    Reply ris(Asked asked) {
        return written(asked, "application/x-research-info-systems", CitationText::ris);
    }

    Reply bibtex(Asked asked) {
        return written(asked, "application/x-bibtex", CitationText::bibtex);
    }

    Reply cslJson(Asked asked) {
        return written(asked, "application/vnd.citationstyles.csl+json", CitationText::csl);
    }

    private Reply written(Asked asked, String mediaType, Function<CitationText, String> form) {
        String id = asked.value(ID);
        return citing.find(id)
                .map(citation -> CitationText.of(citation, home.get(), library.zone()))
                .map(text -> Reply.text(mediaType + "; charset=utf-8", form.apply(text)))
                .orElseGet(() -> unknown(id));
    }

    private static Reply unknown(String id) {
        return Reply.notFound("No citation has the id \"%s\".".formatted(id));
    }

    private String address(Replay replay) {
        return home.get().resolve("/citations/" + replay.citation().id()).toString();
    }
}
