package mn.sonin.search.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.Library;
import mn.sonin.search.question.Address;
import mn.sonin.search.question.Question;
import mn.sonin.search.question.Question.Fold;

/** The page on which people search. */
final class SearchPage {
    /** Facets that are shown, in this order. */
    private static final List<String> FACETS = List.of("language", "source", "topic", "collection");

    /** Parameters of the API whose names differ from their facet's. */
    private static final Map<String, String> PARAMETERS = Map.of("language", "lang");

    private final Library library;
    private final Templates templates;

    SearchPage(Library library, Templates templates) {
        this.library = library;
        this.templates = templates;
    }

    Reply show(Asked asked) {
        Words words = Words.of(asked);
        Address here = here(asked);
        String query = asked.value(Question.QUERY);
        SearchView view = new SearchView(query, kept(here, "q"), outcome(asked, here, words));
        String title = query.isBlank() ? words.say("search.title") : query;
        Chrome chrome = templates
                .chrome(words, title, "search", here)
                .following(
                        here.without("cursor").without("fold").at("/feed.atom").with("sort", "newest"));
        return templates.render("search", chrome, view);
    }

    /** Completions as options of the search field's list. */
    Reply suggest(Asked asked) {
        List<Search.Suggestion> suggestions = library.suggest(asked.value(Question.QUERY), 8);
        return templates.fragment("suggestions", Map.of("suggestions", suggestions));
    }

    private SearchView.Outcome outcome(Asked asked, Address here, Words words) {
        return switch (Question.read(asked, library.configuration())) {
            case Question.Unclear unclear -> misread(unclear.faults().getFirst(), here, words);
            case Question.Clear clear ->
                switch (library.search(fresh(clear.request(), here), asked.value(Question.FOLD) == Fold.STORY)) {
                    case SearchAnswer.Problem problem -> misread(Question.fault(problem), here, words);
                    case SearchAnswer.Found found -> answered(found, clear.request(), here, words);
                };
        };
    }

    /** Who asks for nothing wants the news: the newest first, unless they chose otherwise. */
    private static SearchRequest fresh(SearchRequest request, Address here) {
        boolean blank = request.query().isBlank() && !here.has("sort");
        return blank ? request.sorted(Sort.NEWEST) : request;
    }

    private static SearchView.Outcome misread(Problem.Fault fault, Address here, Words words) {
        return new SearchView.Misread(
                fault,
                Faults.in(words, fault.message()),
                marked(fault, here.all(fault.parameter()).stream().findFirst().orElse("")),
                fault.suggestion()
                        .map(query -> here.with(fault.parameter(), query).toString()));
    }

    private static Optional<Marks> marked(Problem.Fault fault, String query) {
        int from = fault.position().orElse(0);
        int to = Math.min(query.length(), from + fault.length().orElse(0));
        return from < to
                ? Optional.of(Marks.of(new SearchAnswer.Marked(query, List.of(new SearchAnswer.Span(from, to)))))
                : Optional.empty();
    }

    private SearchView.Outcome answered(SearchAnswer.Found found, SearchRequest request, Address here, Words words) {
        Address first = here.without("cursor");
        return new SearchView.Answered(
                words.count("articles", found.total()),
                found.total() == 0,
                first.without("fold").values().isEmpty(),
                found.partial(),
                HitLine.all(found.hits(), library, words),
                FACETS.stream()
                        .flatMap(name -> group(name, found, first, words).stream())
                        .toList(),
                found.expansions().stream()
                        .map(expansion -> chip(expansion, first, words))
                        .toList(),
                chosen(first, words),
                found.correction()
                        .map(query -> new SearchView.Link(
                                query, first.with("q", query).toString(), false)),
                sorts(request, first, words),
                once(first, words),
                Histogram.of(found.facets().getOrDefault("month", List.of()), first, words),
                new SearchView.Dates(
                        request.from().map(Object::toString).orElse(""),
                        request.to().map(Object::toString).orElse(""),
                        kept(first, "from", "to")),
                found.next().map(cursor -> first.with("cursor", cursor).toString()),
                Follows.of("", first, words),
                takeaways(first, words),
                first.without("size")
                        .without("sort")
                        .without("fold")
                        .at("/citations")
                        .toString());
    }

    private Optional<SearchView.Group> group(String name, SearchAnswer.Found found, Address here, Words words) {
        String parameter = PARAMETERS.getOrDefault(name, name);
        List<SearchView.Choice> choices = found.facets().getOrDefault(name, List.of()).stream()
                .map(count -> choice(name, parameter, count, here, words))
                .toList();
        return choices.isEmpty()
                ? Optional.empty()
                : Optional.of(new SearchView.Group(name, words.say("facet." + name), choices));
    }

    private SearchView.Choice choice(
            String facet, String parameter, SearchAnswer.Count count, Address here, Words words) {
        boolean chosen = here.has(parameter, count.value());
        Address there = chosen ? here.minus(parameter, count.value()) : here.plus(parameter, count.value());
        return new SearchView.Choice(
                label(facet, count.value(), words),
                words.language(),
                words.number(count.count()),
                there.toString(),
                chosen);
    }

    private String label(String facet, String value, Words words) {
        return switch (facet) {
            case "language", "lang" -> words.name("language", value);
            case "source" -> Names.source(library.configuration(), value, words);
            case "topic" -> Names.topic(library.configuration(), value, words);
            case "collection" -> Names.collection(library.configuration(), value, words);
            default -> value;
        };
    }

    private static SearchView.Chip chip(SearchAnswer.Expansion expansion, Address here, Words words) {
        return new SearchView.Chip(
                expansion.to(),
                words.say("expansion." + expansion.kind(), expansion.from()),
                here.plus("without", expansion.id()).toString());
    }

    /** What limits the search, each as a chip that takes the limit away. */
    private List<SearchView.Chip> chosen(Address here, Words words) {
        List<SearchView.Chip> chips = new ArrayList<>();
        here.values().forEach(value -> {
            switch (value.getKey()) {
                case "lang", "source", "topic", "collection" ->
                    chips.add(new SearchView.Chip(
                            label(value.getKey(), value.getValue(), words),
                            words.say("facet." + (value.getKey().equals("lang") ? "language" : value.getKey())),
                            here.minus(value.getKey(), value.getValue()).toString()));
                case "from", "to", "asof" ->
                    chips.add(new SearchView.Chip(
                            words.say("chosen." + value.getKey(), value.getValue()),
                            "",
                            here.without(value.getKey()).toString()));
                case "without" -> {
                    if (!chips.stream().anyMatch(chip -> chip.label().equals(words.say("chosen.without")))) {
                        chips.add(new SearchView.Chip(
                                words.say("chosen.without"),
                                "",
                                here.without("without").toString()));
                    }
                }
                case "expand", "history" -> {
                    String key = "chosen." + value.getKey() + "." + value.getValue();
                    if (words.texts().containsKey(key)) {
                        chips.add(new SearchView.Chip(
                                words.say(key), "", here.without(value.getKey()).toString()));
                    }
                }
                default -> {}
            }
        });
        return chips;
    }

    /** The orders there are; nothing matches best where no word was asked for. */
    private static List<SearchView.Link> sorts(SearchRequest request, Address here, Words words) {
        Sort now = fresh(request, here).sort();
        return Stream.of(Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST)
                .filter(sort -> sort != Sort.RELEVANCE
                        || sort == now
                        || !request.query().isBlank())
                .map(sort -> {
                    String word = sort.name().toLowerCase(java.util.Locale.ROOT);
                    return new SearchView.Link(
                            words.say("sort." + word), here.with("sort", word).toString(), sort == now);
                })
                .toList();
    }

    /** The link that shows each event once, or all of its articles again. */
    private static SearchView.Link once(Address here, Words words) {
        boolean now = here.has("fold", "story");
        Address there = now ? here.without("fold") : here.with("fold", "story");
        return new SearchView.Link(words.say("fold"), there.toString(), now);
    }

    private static List<SearchView.Link> takeaways(Address here, Words words) {
        Address all = here.without("size").without("fold");
        return List.of(
                new SearchView.Link(
                        "CSV", all.at("/api/v1/export.csv").with("bom", "yes").toString(), false),
                new SearchView.Link("JSON", all.at("/api/v1/export.jsonl").toString(), false),
                new SearchView.Link("RIS", all.at("/api/v1/export.ris").toString(), false),
                new SearchView.Link("BibTeX", all.at("/api/v1/export.bib").toString(), false),
                new SearchView.Link(
                        words.say("take.api"), here.at("/api/v1/articles").toString(), false));
    }

    private static List<SearchView.Field> kept(Address here, String... apart) {
        List<String> gone = List.of(apart);
        return here.values().stream()
                .filter(value -> !gone.contains(value.getKey())
                        && !value.getKey().equals("cursor")
                        && !value.getKey().equals("without"))
                .map(value -> new SearchView.Field(value.getKey(), value.getValue()))
                .toList();
    }

    /** The question as it was read: without what is blank or unknown, and of what is said twice but means one thing, the last. */
    private static Address here(Asked asked) {
        List<Map.Entry<String, String>> values = new ArrayList<>();
        for (Parameter<?> parameter :
                Stream.concat(Question.ALL.stream(), Stream.of(Question.FOLD)).toList()) {
            if (asked.value(parameter) instanceof Set<?> several) {
                several.forEach(value -> values.add(Map.entry(parameter.name(), String.valueOf(value))));
            } else {
                Optional.ofNullable(asked.given().get(parameter.name()))
                        .map(List::getLast)
                        .filter(given -> !given.isBlank())
                        .ifPresent(given -> values.add(Map.entry(parameter.name(), given)));
            }
        }
        return new Address("/", values);
    }
}
