package mn.sonin.indexer.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mn.sonin.config.Configuration;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.TimelineAnswer;
import mn.sonin.indexer.TimelineRequest;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.index.Views;
import mn.sonin.indexer.query.Parsed;
import mn.sonin.indexer.query.QueryLanguage;
import mn.sonin.indexer.query.Question;
import org.apache.lucene.search.IndexSearcher;

/** Answers out of an index. Safe for use by several threads; each search sees one view from beginning to end. */
public final class LuceneSearch implements Search {
    private final Searchable index;
    private final Supplier<Configuration> configuration;
    private final Clock clock;
    private final Duration patience;
    private final Supplier<Expansions> dictionary;
    private final Versions versions = new Versions();
    private volatile Optional<Catalogue> catalogue = Optional.empty();
    private volatile Optional<Topics> topics = Optional.empty();

    /**
     * Searches these views.
     *
     * @param configuration asked again for each search, so that an edited topic counts at once
     * @param dictionary of what is searched in the other language too; asked again for each search
     * @param patience after which a search answers with what it has
     */
    public LuceneSearch(
            Views views,
            Supplier<Configuration> configuration,
            Supplier<Expansions> dictionary,
            Clock clock,
            Duration patience) {
        this(new LuceneViews(views, clock), configuration, dictionary, clock, patience);
    }

    /** The same over another kind of index. */
    public LuceneSearch(
            Searchable index,
            Supplier<Configuration> configuration,
            Supplier<Expansions> dictionary,
            Clock clock,
            Duration patience) {
        this.index = index;
        this.configuration = configuration;
        this.dictionary = new NamedTopics(dictionary, configuration);
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public SearchAnswer search(SearchRequest request) {
        return search(request, OptionalLong.empty());
    }

    @Override
    public SearchAnswer arrivals(SearchRequest request, long after) {
        return search(request, OptionalLong.of(after));
    }

    private SearchAnswer search(SearchRequest request, OptionalLong after) {
        Optional<Cursor> cursor = request.cursor().flatMap(Cursor::read);
        if (request.cursor().isPresent()
                && (cursor.isEmpty() || cursor.get().search() != Asking.fingerprint(request))) {
            return problem("the cursor \"%s\" is not of this search; begin with its first page"
                    .formatted(request.cursor().get()));
        }
        LocalDate today = cursor.map(c -> LocalDate.ofEpochDay(c.today())).orElseGet(this::today);
        Topics topics = topics(today);
        Optional<SearchAnswer.Problem> unknown = new Filters(topics).problem(request);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        return switch (QueryLanguage.parse(request.query(), topics.vocabulary())) {
            case Parsed.Misunderstood problem ->
                new SearchAnswer.Problem(problem.position(), problem.length(), problem.message(), problem.suggestion());
            case Parsed.Understood understood -> {
                Optional<SearchAnswer.Problem> broken = topics.problem(request, understood.question());
                yield broken.isPresent()
                        ? broken.get()
                        : found(request, after, understood.question().on(today), topics, cursor, today);
            }
        };
    }

    private SearchAnswer found(
            SearchRequest request,
            OptionalLong after,
            Question question,
            Topics topics,
            Optional<Cursor> cursor,
            LocalDate today) {
        OptionalLong asOf = cursor.isPresent() ? OptionalLong.of(cursor.get().sequence()) : request.asOf();
        try (Standing standing = at(asOf)) {
            return new Asking(standing, after, lexis(), topics, today).answer(request, question, cursor);
        } catch (Unsearchable e) {
            return problem(e.reason());
        } catch (IndexSearcher.TooManyClauses e) {
            return tooMuch();
        } catch (IOException e) {
            throw new UncheckedIOException("searching the index for \"" + request.query() + "\"", e);
        }
    }

    private Standing at(OptionalLong place) {
        return index.at(place.orElse(Long.MAX_VALUE), patience);
    }

    /** Reading the topics' queries again for each search would cost more than most searches. */
    private Topics topics(LocalDate today) {
        Configuration now = configuration.get();
        Optional<Topics> known = topics.filter(t -> t.of(now, today));
        if (known.isPresent()) {
            return known.get();
        }
        Topics made = new Topics(now, lexis(), index::chosen, today);
        topics = Optional.of(made);
        return made;
    }

    private Lexis lexis() {
        Expansions words = dictionary.get();
        return new Lexis(index.wording(), words, versions.of(index.wording().version(), words, configuration.get()));
    }

    @Override
    public TimelineAnswer timeline(TimelineRequest request) {
        LocalDate today = today();
        Topics topics = topics(today);
        Optional<SearchAnswer.Problem> problem =
                new Filters(topics).problem(request.search()).or(() -> unknownSeries(request));
        if (problem.isPresent()) {
            return new TimelineAnswer.Refused(problem.get());
        }
        List<Question> questions = new ArrayList<>();
        for (String query : Stream.concat(Stream.of(request.search().query()), request.compared().stream())
                .toList()) {
            switch (QueryLanguage.parse(query, topics.vocabulary())) {
                case Parsed.Misunderstood p -> {
                    String where = questions.isEmpty() ? "" : "in \"%s\": ".formatted(query);
                    return new TimelineAnswer.Refused(
                            new SearchAnswer.Problem(p.position(), p.length(), where + p.message(), p.suggestion()));
                }
                case Parsed.Understood understood -> {
                    if (understood.question().history() && !questions.isEmpty()) {
                        return new TimelineAnswer.Refused(
                                problem("history: is said of the whole chart, not of a query that is compared in it"));
                    }
                    questions.add(understood.question());
                }
            }
        }
        Optional<SearchAnswer.Problem> broken = questions.stream()
                .flatMap(question -> topics.problem(request.search(), question).stream())
                .findFirst();
        return broken.isPresent()
                ? new TimelineAnswer.Refused(broken.get())
                : counted(
                        request,
                        questions.stream().map(question -> question.on(today)).toList(),
                        topics,
                        today);
    }

    private static Optional<SearchAnswer.Problem> unknownSeries(TimelineRequest request) {
        return request.by()
                .filter(by -> !List.of("source", "language").contains(by))
                .map(by -> problem("a chart has series by source or language, got \"%s\"".formatted(by)));
    }

    private TimelineAnswer counted(TimelineRequest request, List<Question> questions, Topics topics, LocalDate today) {
        try (Standing standing = at(request.search().asOf())) {
            return new Asking(standing, OptionalLong.empty(), lexis(), topics, today)
                    .chart(request, questions.getFirst(), questions.subList(1, questions.size()));
        } catch (Unsearchable e) {
            return new TimelineAnswer.Refused(problem(e.reason()));
        } catch (IndexSearcher.TooManyClauses e) {
            return new TimelineAnswer.Refused(tooMuch());
        } catch (IOException e) {
            throw new UncheckedIOException("counting in the index", e);
        }
    }

    @Override
    public List<Suggestion> suggest(String typed, int limit) {
        try (Standing standing = at(OptionalLong.empty())) {
            return new Suggestions(standing.terms(), index.wording(), catalogue()).of(typed, limit);
        } catch (IOException e) {
            throw new UncheckedIOException("completing \"" + typed + "\"", e);
        }
    }

    private Catalogue catalogue() {
        Configuration now = configuration.get();
        Expansions words = dictionary.get();
        Optional<Catalogue> known = catalogue.filter(c -> c.of(now, words));
        if (known.isPresent()) {
            return known.get();
        }
        Catalogue made = new Catalogue(now, words);
        catalogue = Optional.of(made);
        return made;
    }

    @Override
    public long sequence() {
        return index.sequence();
    }

    @Override
    public String analysisVersion() {
        return lexis().version();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(
                clock.instant(), configuration.get().settings().zone());
    }

    private static SearchAnswer.Problem tooMuch() {
        return problem("the query " + Clauses.tooMany());
    }

    private static SearchAnswer.Problem problem(String message) {
        return new SearchAnswer.Problem(0, 0, message, Optional.empty());
    }

    /** The index is closed by whoever opened it. */
    @Override
    public void close() {}
}
