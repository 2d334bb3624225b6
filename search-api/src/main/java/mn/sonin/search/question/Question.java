package mn.sonin.search.question;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.config.Topic;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;

/** What came of reading a search out of a request. */
public sealed interface Question {
    /** Every part of it exists. */
    record Clear(SearchRequest request) implements Question {}

    /** Some part of it does not. */
    record Unclear(List<Problem.Fault> faults) implements Question {
        public Unclear {
            faults = List.copyOf(faults);
        }
    }

    Parameter<String> QUERY = Parameter.text(
            "q",
            "The query: words, \"phrases\", -excluded, OR, source:, lang:, topic:, title:, after:, before:. "
                    + "Blank finds everything.");
    Parameter<Set<String>> LANGUAGE = Parameter.reading(
            Parameter.words("lang", "Languages of the articles, ISO 639-1, as in en or mn; several mean any of them."),
            SearchRequest::language,
            SearchRequest::isLanguage,
            "codes of languages such as en or mn");
    Parameter<Set<String>> SOURCE = Parameter.words("source", "Ids of sources; several mean any of them.");
    Parameter<Set<String>> COLLECTION =
            Parameter.words("collection", "Ids of collections of sources; several mean any of them.");
    Parameter<Set<String>> TOPIC = Parameter.words("topic", "Ids of topics; several mean all of them.");
    Parameter<Optional<LocalDate>> FROM =
            Parameter.day("from", "First day of publication, in the archive's zone (Asia/Ulaanbaatar by default).");
    Parameter<Optional<LocalDate>> TO = Parameter.day("to", "Last day of publication, included.");
    Parameter<Sort> SORT = Parameter.choice(
            "sort", Sort.values(), "The order: relevance (newest first where the query is blank), newest or oldest.");
    Parameter<Optional<String>> CURSOR = Parameter.word(
            "cursor", "The next of the page before. Pages stay where they are while new articles arrive.");
    Parameter<Integer> SIZE = Parameter.number("size", 0, 1000, 20, "How many articles one page has.");
    Parameter<Boolean> FACETS = Parameter.flag(
            "facets", true, "Whether counts by source, language, collection, topic and month are wanted.");
    Parameter<Expand> EXPAND = Parameter.choice(
            "expand",
            Expand.values(),
            "on searches names and topic words in the other language too; off searches the words as they stand.");
    Parameter<Set<String>> WITHOUT =
            Parameter.words("without", "Ids of expansions that are not wanted, from an earlier answer's expansions.");
    Parameter<Boolean> HISTORY = Parameter.flag("history", "yes searches past headlines and texts too.");
    Parameter<OptionalLong> AS_OF = Parameter.sequence(
            "asof", "A place in the archive's sequence; the answer is what it would have been then.");
    Parameter<Boolean> EXPLAIN = Parameter.flag("explain", "yes tells of each article why it stands where it does.");

    Parameter<Fold> FOLD = Parameter.choice(
            "fold",
            Fold.values(),
            "story shows the first of the articles that tell one event, and leaves the others out of this page and the "
                    + "next ones; total still counts all.");

    /** Which articles are meant. */
    List<Parameter<?>> CHOOSING =
            List.of(QUERY, LANGUAGE, SOURCE, COLLECTION, TOPIC, FROM, TO, EXPAND, WITHOUT, HISTORY, AS_OF);

    /** Which page of them, and how shown. */
    List<Parameter<?>> PAGING = List.of(SORT, CURSOR, SIZE, FACETS, EXPLAIN);

    List<Parameter<?>> ALL = Stream.concat(CHOOSING.stream(), PAGING.stream()).toList();

    /** Whether the other language is searched too. */
    enum Expand {
        ON,
        OFF
    }

    /** What is shown once. */
    enum Fold {
        NONE,
        STORY
    }

    /** Reads a search. */
    static Question read(Asked asked, Configuration configuration) {
        List<Problem.Fault> faults = new ArrayList<>();
        unknown(asked, SOURCE, configuration.sources().stream().map(Source::id).toList())
                .forEach(faults::add);
        unknown(asked, TOPIC, configuration.topics().stream().map(Topic::id).toList())
                .forEach(faults::add);
        unknown(asked, COLLECTION, collections(configuration)).forEach(faults::add);
        Optional<LocalDate> from = asked.value(FROM);
        Optional<LocalDate> to = asked.value(TO);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            faults.add(Problem.Fault.of(
                    "from", "from must not be after to, got %s and %s".formatted(from.get(), to.get())));
        }
        return faults.isEmpty() ? new Clear(request(asked)) : new Unclear(faults);
    }

    /** A fault of the index's reading of the query, as a fault of the request. */
    static Problem.Fault fault(SearchAnswer.Problem problem) {
        return new Problem.Fault(
                "q",
                problem.message(),
                Optional.of(problem.position()),
                Optional.of(problem.length()),
                problem.suggestion());
    }

    private static SearchRequest request(Asked asked) {
        return new SearchRequest(
                asked.value(QUERY),
                asked.value(LANGUAGE),
                asked.value(SOURCE),
                asked.value(COLLECTION),
                asked.value(TOPIC),
                asked.value(FROM),
                asked.value(TO),
                asked.value(SORT),
                asked.value(SIZE),
                asked.value(CURSOR),
                asked.value(FACETS),
                true,
                new Expanding(asked.value(EXPAND) == Expand.ON, asked.value(WITHOUT)),
                asked.value(HISTORY),
                asked.value(AS_OF),
                asked.value(EXPLAIN));
    }

    private static List<String> collections(Configuration configuration) {
        return configuration.sources().stream()
                .flatMap(source -> source.collections().stream())
                .distinct()
                .toList();
    }

    private static List<Problem.Fault> unknown(Asked asked, Parameter<Set<String>> parameter, List<String> known) {
        return asked.value(parameter).stream()
                .filter(value -> !known.contains(value))
                .map(value -> unknown(parameter.name(), value, known))
                .toList();
    }

    private static Problem.Fault unknown(String name, String value, List<String> known) {
        Optional<String> nearest = known.stream()
                .filter(candidate -> shared(candidate, value) >= 3)
                .max(Comparator.comparingInt(candidate -> shared(candidate, value)));
        String message = "unknown %s \"%s\"; %s/api/v1/%ss lists them"
                .formatted(
                        name,
                        value,
                        nearest.map("did you mean \"%s\"? "::formatted).orElse(""),
                        name.equals("collection") ? "source" : name);
        return new Problem.Fault(name, message, Optional.empty(), Optional.empty(), nearest);
    }

    /** How many letters two ids share from their beginning. */
    private static int shared(String one, String other) {
        String lower = other.toLowerCase(Locale.ROOT);
        int at = 0;
        while (at < one.length() && at < lower.length() && one.charAt(at) == lower.charAt(at)) {
            at++;
        }
        return at;
    }
}
