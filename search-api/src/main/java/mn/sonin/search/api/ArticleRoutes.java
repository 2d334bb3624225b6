package mn.sonin.search.api;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Json;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Says;
import mn.sonin.search.library.Dossier;
import mn.sonin.search.library.Library;
import mn.sonin.search.question.Question;
import mn.sonin.search.question.Question.Fold;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Articles for programs. */
final class ArticleRoutes {
    static final Parameter<String> ID = Parameter.path("id", "Id of an article, 16 characters of base 32.");
    static final Parameter<Set<String>> FIELDS = Parameter.words(
            "fields", "Which parts of each article are wanted, as in id,title,published; all of them by default.");

    private final Library library;

    ArticleRoutes(Library library) {
        this.library = library;
    }

    /** Found articles. */
    Reply list(Asked asked) {
        List<Problem.Fault> unknown = unknownFields(asked.value(FIELDS));
        if (!unknown.isEmpty()) {
            return new Reply.Refused(Problem.badParameters(unknown));
        }
        return asking(library, asked, request -> switch (library.search(
                request, asked.value(Question.FOLD) == Fold.STORY)) {
            case SearchAnswer.Found found -> cut(ArticleList.of(found, library.stories()), asked.value(FIELDS));
            case SearchAnswer.Problem problem -> new Reply.Refused(Problem.badQuery(Question.fault(problem)));
        });
    }

    /** One article. */
    Reply one(Asked asked) {
        return dossier(asked, dossier -> Reply.json(ArticleRecord.of(dossier)));
    }

    /** What one article said. */
    Reply revisions(Asked asked) {
        return dossier(
                asked,
                dossier -> Reply.json(new RevisionList(
                        dossier.article().id().value(),
                        dossier.revisions().stream()
                                .map(revision -> ArticleRecord.RevisionRecord.of(revision, dossier))
                                .toList())));
    }

    /** What an article said over time. */
    @Says("What an article said over time.")
    record RevisionList(
            @Says("Id of the article.") String article,
            @Says("Oldest first.") List<ArticleRecord.RevisionRecord> revisions) {}

    /** Searches as was asked and answers what was found, or what was wrong with the question. */
    static Reply found(Library library, Asked asked, Function<SearchAnswer.Found, Reply> answer) {
        return asking(library, asked, request -> switch (library.search(request)) {
            case SearchAnswer.Found found -> answer.apply(found);
            case SearchAnswer.Problem problem -> new Reply.Refused(Problem.badQuery(Question.fault(problem)));
        });
    }

    /** Reads the question, or answers what is wrong with it. */
    static Reply asking(Library library, Asked asked, Function<SearchRequest, Reply> answer) {
        return switch (Question.read(asked, library.configuration())) {
            case Question.Clear clear -> answer.apply(clear.request());
            case Question.Unclear unclear -> new Reply.Refused(Problem.badParameters(unclear.faults()));
        };
    }

    private Reply dossier(Asked asked, Function<Dossier, Reply> answer) {
        String id = asked.value(ID);
        return idOf(id).flatMap(library::dossier)
                .map(answer)
                .orElseGet(() -> Reply.notFound("No article has the id \"%s\".".formatted(id)));
    }

    static Optional<ArticleId> idOf(String text) {
        return text.matches("[0-9a-hjkmnp-tv-z]{16}") ? Optional.of(new ArticleId(text)) : Optional.empty();
    }

    private static List<Problem.Fault> unknownFields(Set<String> fields) {
        List<String> known = Arrays.stream(ArticleLine.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return fields.stream()
                .filter(field -> !known.contains(field))
                .map(field -> Problem.Fault.of(
                        "fields", "unknown field \"%s\"; an article has %s".formatted(field, String.join(", ", known))))
                .toList();
    }

    private static Reply cut(ArticleList list, Set<String> fields) {
        if (fields.isEmpty()) {
            return Reply.json(list);
        }
        JsonNode tree = Json.tree(list);
        for (JsonNode article : tree.get("articles")) {
            ((ObjectNode) article).retain(new ArrayList<>(fields));
        }
        return Reply.json(tree);
    }
}
