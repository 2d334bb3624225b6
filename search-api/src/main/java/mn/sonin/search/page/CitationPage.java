package mn.sonin.search.page;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mn.sonin.archive.Citation;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.search.citation.Citing;
import mn.sonin.search.citation.Replay;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.Library;
import mn.sonin.search.question.Address;
import mn.sonin.search.question.Question;

/** The pages of cited searches. */
final class CitationPage {
    static final Parameter<String> ID = Parameter.path("id", "Id of a citation.");

    /** A state with its number of source-days, as a citation keeps it. */
    private static final Pattern STATE = Pattern.compile("([a-z_]+)=([0-9]{1,18})");

    /** Articles told of one by one; programs get more. */
    private static final int MOST = 100;

    private final Library library;
    private final Citing citing;
    private final Templates templates;

    CitationPage(Library library, Citing citing, Templates templates) {
        this.library = library;
        this.citing = citing;
        this.templates = templates;
    }

    /** What the page of a citation shows. */
    record CitationView(
            String id,
            String query,
            String text,
            boolean same,
            String now,
            List<String> reasons,
            String compared,
            List<Line> differences,
            String search,
            String export,
            List<ArticlePage.Fact> facts,
            String digest) {}

    /** An article by which the lists differ. */
    record Line(String id, String text) {}

    /** Keeps the search and leads to its page. */
    Reply cite(Asked asked) {
        return switch (Question.read(asked, library.configuration())) {
            case Question.Unclear unclear -> new Reply.Refused(Problem.badParameters(unclear.faults()));
            case Question.Clear clear -> cite(clear.request());
        };
    }

    private Reply cite(SearchRequest request) {
        return switch (citing.cite(request)) {
            case Citing.Cited.Kept kept ->
                new Reply.Elsewhere("/citations/" + kept.replay().citation().id(), Map.of());
            case Citing.Cited.Refused refused -> new Reply.Refused(Problem.badQuery(Question.fault(refused.problem())));
        };
    }

    Reply show(Asked asked) {
        Words words = Words.of(asked);
        String id = asked.value(ID);
        return citing.replay(id)
                .map(replay -> templates.render(
                        "citation",
                        templates.chrome(words, words.say("citation.title"), "", Address.of("/citations/" + id)),
                        view(replay, Links.home(library, asked), words)))
                .orElseGet(() -> Reply.notFound(words.say("citation.unknown", id)));
    }

    private CitationView view(Replay replay, URI home, Words words) {
        Citation.Cited cited = replay.citation().cited();
        String query = String.join(
                " · ",
                replay.search().without("asof").values().stream()
                        .map(Map.Entry::getValue)
                        .toList());
        String created = words.time(replay.citation().created(), library.zone());
        return new CitationView(
                replay.citation().id(),
                query.isBlank() ? words.say("citation.everything") : query,
                words.say(
                        "citation.text",
                        query.isBlank() ? words.say("citation.everything") : query,
                        created,
                        words.number(cited.count()),
                        home.resolve("/citations/" + replay.citation().id()).toString()),
                replay.same(),
                words.count("articles", replay.count()),
                reasons(replay, words),
                compared(replay.comparison(), words),
                replay.comparison().differences().stream()
                        .limit(MOST)
                        .map(difference -> line(difference, words))
                        .toList(),
                replay.search().toString(),
                replay.search().at("/api/v1/export.csv").with("bom", "yes").toString(),
                List.of(
                        fact("citation.created", created, words),
                        fact("citation.count", words.number(cited.count()), words),
                        fact("citation.sequence", words.number(cited.sequence()), words),
                        fact("citation.analysis", cited.analysis(), words),
                        fact("citation.ledger", ledger(cited.ledger(), words), words)),
                cited.digest());
    }

    /** What changed, with what it was and is; where nothing is known to have, the kinds of reason. */
    private static List<String> reasons(Replay replay, Words words) {
        List<Replay.Change> changes = replay.comparison().changes();
        return changes.isEmpty()
                ? replay.reasons().stream().map(reason -> word(reason, words)).toList()
                : changes.stream().map(change -> told(change, words)).toList();
    }

    private static String compared(Replay.Comparison comparison, Words words) {
        return comparison.itemised()
                ? words.say(
                        "citation.compared",
                        words.number(comparison.missing()),
                        words.number(comparison.added()),
                        words.number(comparison.moved()))
                : words.say("citation.unlisted");
    }

    private static Line line(Replay.Difference difference, Words words) {
        String why = difference.why().stream()
                .map(change -> told(change, words))
                .distinct()
                .collect(Collectors.joining("; "));
        String fate = words.say("citation.fate." + difference.fate().name().toLowerCase(Locale.ROOT));
        return new Line(difference.article().value(), fate + ": " + why);
    }

    private static String told(Replay.Change change, Words words) {
        return words.say("citation.change", word(change.reason(), words), change.name(), change.then(), change.now());
    }

    private static String word(Replay.Reason reason, Words words) {
        return words.say("citation.reason." + reason.name().toLowerCase(Locale.ROOT));
    }

    /** The states of the source-days with their numbers, in the reader's words. */
    private static String ledger(String cited, Words words) {
        return STATE.matcher(cited)
                .results()
                .map(state -> "%s %s"
                        .formatted(
                                words.name("state", state.group(1).replace('_', '-')),
                                words.number(Long.parseLong(state.group(2)))))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "),
                        states -> states.isEmpty() ? words.say("state.not-monitored") : states));
    }

    private static ArticlePage.Fact fact(String key, String value, Words words) {
        return new ArticlePage.Fact(words.say(key), value, words.language(), "", "");
    }
}
