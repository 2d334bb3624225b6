package mn.sonin.search.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Requests;
import mn.sonin.search.library.UnfinishedException;
import mn.sonin.search.question.Address;

/** Pages about Sonin itself, the choice of language, and what is shown when something is wrong. */
final class PlainPages {
    static final Parameter<String> TO = Parameter.text("to", "The language to show pages in: en or mn.");
    static final Parameter<String> BACK = Parameter.text("back", "The page to come back to.");

    private final Library library;
    private final Templates templates;

    PlainPages(Library library, Templates templates) {
        this.library = library;
        this.templates = templates;
    }

    /** What the page about Sonin shows. */
    record AboutView(
            String articles,
            String sources,
            String topics,
            Optional<HitLine> first,
            String sequence,
            List<SearchView.Choice> languages) {}

    /**
     * What is shown when something is wrong.
     *
     * @param lead what it is and what to do, in the reader's language
     * @param details each fault by itself; empty where the lead says it all
     */
    record ProblemView(int status, String title, String lead, List<Detail> details) {
        ProblemView {
            details = List.copyOf(details);
        }
    }

    /** What exactly is wrong, and the language that is said in. */
    record Detail(String text, String language) {}

    Reply about(Asked asked) {
        Words words = Words.of(asked);
        Chrome chrome = templates.chrome(words, words.say("about.title"), "about", Address.of("/about"));
        SearchAnswer answer =
                library.search(Requests.counting("").sorted(Sort.OLDEST).page(1, Optional.empty()));
        AboutView view = switch (answer) {
            case SearchAnswer.Found found -> about(UnfinishedException.whole(found), words);
            case SearchAnswer.Problem problem ->
                throw new IllegalStateException("a blank query was refused: " + problem.message());
        };
        return templates.render("about", chrome, view);
    }

    private AboutView about(SearchAnswer.Found found, Words words) {
        return new AboutView(
                words.number(found.total()),
                words.number(library.configuration().sources().size()),
                words.number(library.configuration().topics().size()),
                HitLine.all(found.hits(), library, words).stream().findFirst(),
                words.number(found.sequence()),
                found.facets().getOrDefault("language", List.of()).stream()
                        .map(count -> new SearchView.Choice(
                                words.name("language", count.value()),
                                words.language(),
                                words.number(count.count()),
                                Address.of("/").with("lang", count.value()).toString(),
                                false))
                        .toList());
    }

    /** Keeps the choice for a year and leads back. */
    Reply language(Asked asked) {
        String back = Links.own(asked.value(BACK));
        return Words.named(asked.value(TO))
                .<Reply>map(words -> new Reply.Elsewhere(back, Map.of(Words.COOKIE, words.language())))
                .orElseGet(() -> new Reply.Elsewhere(back, Map.of()));
    }

    Reply problem(Problem problem, Asked asked) {
        Words words = Words.of(asked);
        String key = "problem." + problem.status();
        String title = words.say(words.texts().containsKey(key) ? key : "problem.other");
        Chrome chrome = templates.chrome(words, title, "", Address.of("/"));
        String html = templates.text("problem", Map.of("page", chrome, "view", explained(problem, title, words)));
        return new Reply.Text(problem.status(), "text/html; charset=utf-8", html, Map.of("Cache-Control", "no-store"));
    }

    /** Pages say themselves, in the reader's language, what they have not; everything else is found by the machinery, in English, and put into words here. */
    private static ProblemView explained(Problem problem, String title, Words words) {
        Optional<String> lead = Optional.of("problem.text." + problem.status())
                .filter(words.texts()::containsKey)
                .filter(key -> problem.status() != 404 || problem.astray())
                .map(words::say);
        return new ProblemView(
                problem.status(),
                title,
                lead.or(() -> Faults.in(words, problem.detail())).orElse(problem.detail()),
                lead.isPresent() ? details(problem, words) : List.of());
    }

    private static List<Detail> details(Problem problem, Words words) {
        List<String> sentences = problem.errors().isEmpty()
                ? List.of(problem.detail())
                : problem.errors().stream().map(Problem.Fault::message).toList();
        return sentences.stream().map(english -> Faults.told(words, english)).toList();
    }
}
