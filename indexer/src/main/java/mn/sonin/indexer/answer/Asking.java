package mn.sonin.indexer.answer;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchAnswer.Count;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.indexer.TimelineAnswer;
import mn.sonin.indexer.TimelineRequest;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.View;
import mn.sonin.indexer.query.Expression;
import mn.sonin.indexer.query.QueryLanguage;
import mn.sonin.indexer.query.Question;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** One search of one view. */
final class Asking {
    /** With fewer hits a slip of the keyboard is likely. */
    private static final int FEW = 3;

    private final AsOf searcher;
    private final View view;
    private final OptionalLong after;
    private final Lexis lexis;
    private final Topics topics;
    private final LocalDate today;
    private final PerSegment<Columns> columns;
    private final TopicSets sets;
    private final Newest newest;
    private final Months months;

    Asking(
            AsOf searcher,
            View view,
            OptionalLong after,
            Lexis lexis,
            Topics topics,
            LocalDate today,
            PerSegment<Columns> columns,
            TopicSets sets,
            Newest newest,
            Months months) {
        this.searcher = searcher;
        this.view = view;
        this.after = after;
        this.lexis = lexis;
        this.topics = topics;
        this.today = today;
        this.columns = columns;
        this.sets = sets;
        this.newest = newest;
        this.months = months;
    }

    /** Which search a cursor belongs to: all that was asked but the page. */
    static int fingerprint(SearchRequest request) {
        return Objects.hash(
                request.query(),
                request.languages(),
                request.sources(),
                request.collections(),
                request.topics(),
                request.from(),
                request.to(),
                request.sort().name(),
                request.expansions().on(),
                request.expansions().without(),
                request.history(),
                request.asOf());
    }

    SearchAnswer answer(SearchRequest request, Question question, Optional<Cursor> cursor) throws IOException {
        Widening widening = Widening.of(expanding(request, question), searcher.getIndexReader(), lexis);
        Optional<Query> words = translation(widening).of(question.expression());
        Query search = search(request, question, words);
        Sort sort = words.isEmpty() && request.sort() == Sort.RELEVANCE ? Sort.NEWEST : request.sort();
        Sifted sifted = found(search);
        List<Order.Ranked> ranked = words.isPresent() && sort == Sort.RELEVANCE
                ? new Best(searcher, columns, freshness(), request.size(), cursor).of(words.get(), sifted)
                : new Order(columns).byTime(sifted, sort, request.size(), cursor);
        List<Hit> hits = new Hits(
                        searcher,
                        topics,
                        request.highlights() ? marked(request, words) : Optional.empty(),
                        request.explain() ? Optional.of(explained(search, sort)) : Optional.empty())
                .of(ranked);
        long total = sifted.total();
        Map<String, List<Count>> facets =
                request.facets() ? new Facets(columns, sets, months).of(sifted, topics) : Map.of();
        return new SearchAnswer.Found(
                total,
                hits,
                facets,
                next(request, ranked),
                widening.used(),
                total < FEW ? correction(request, question, total) : Optional.empty(),
                QueryLanguage.print(question),
                searcher.sequence(),
                lexis.version(),
                searcher.timedOut());
    }

    /** Another query that does find more. */
    private Optional<String> correction(SearchRequest request, Question question, long total) throws IOException {
        Optional<Expression> better =
                new Corrections(searcher.getIndexReader(), lexis.wording()).of(question.expression());
        if (better.isEmpty()) {
            return Optional.empty();
        }
        Question corrected = new Question(better.get(), question.history());
        Widening widening = Widening.of(expanding(request, corrected), searcher.getIndexReader(), lexis);
        Query search = search(request, corrected, translation(widening).of(better.get()));
        return searcher.count(Matching.of(search)) > total
                ? Optional.of(QueryLanguage.print(corrected))
                : Optional.empty();
    }

    private Translation translation(Widening widening) {
        return new Translation(new Words(lexis.wording(), widening), topics, today);
    }

    /** Who names a language in the query means the words in that language. */
    private static Expanding expanding(SearchRequest request, Question question) {
        return question.namesLanguage() ? Expanding.OFF : request.expansions();
    }

    private Query search(SearchRequest request, Question question, Optional<Query> words) throws IOException {
        boolean newest = searcher.sequence() == view.sequence();
        BooleanQuery.Builder search = new BooleanQuery.Builder();
        words.ifPresent(query -> search.add(query, Occur.MUST));
        search.add(
                Filters.standing(searcher.sequence(), newest, request.history() || question.history()), Occur.FILTER);
        after.ifPresent(place -> search.add(Fields.range(Fields.SINCE, place + 1, Long.MAX_VALUE), Occur.FILTER));
        new Filters(topics).addTo(search, request);
        for (String topic : request.topics()) {
            search.add(topics.topic(topic), Occur.FILTER);
        }
        return search.build();
    }

    private Sifted found(Query search) throws IOException {
        return searcher.search(Matching.of(search), new Sieve());
    }

    private Freshness freshness() throws IOException {
        return new Freshness(newest.time(searcher), columns);
    }

    private Query explained(Query search, Sort sort) throws IOException {
        return sort == Sort.RELEVANCE ? FunctionScoreQuery.boostByValue(search, freshness()) : search;
    }

    /** The words of the query; where it has none, those of the topics asked for. */
    private Optional<Query> marked(SearchRequest request, Optional<Query> words) throws IOException {
        BooleanQuery.Builder marked = new BooleanQuery.Builder();
        words.ifPresent(query -> marked.add(query, Occur.SHOULD));
        for (String topic : request.topics()) {
            marked.add(topics.query(topic).query(), Occur.SHOULD);
        }
        BooleanQuery all = marked.build();
        return all.clauses().isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** A full page has a next one, which may turn out to be empty. */
    private Optional<String> next(SearchRequest request, List<Order.Ranked> ranked) {
        if (request.size() == 0 || ranked.size() < request.size()) {
            return Optional.empty();
        }
        Order.Ranked last = ranked.getLast();
        return Optional.of(new Cursor(
                        fingerprint(request),
                        searcher.sequence(),
                        Math.toIntExact(today.toEpochDay()),
                        last.score(),
                        last.published(),
                        last.since())
                .written());
    }

    /**
     * A count over time.
     *
     * @param compared the request's compared queries, read
     */
    TimelineAnswer chart(TimelineRequest request, Question question, List<Question> compared) throws IOException {
        SearchRequest asked = request.search();
        Query search = search(asked, question, translated(asked, question));
        Chart chart = new Chart(columns, request, today);
        Sifted everything = found(everything(asked, question));
        if (compared.isEmpty()) {
            return chart.of(found(search), everything);
        }
        Map<String, Sifted> series = new LinkedHashMap<>();
        for (int at = 0; at < compared.size(); at++) {
            BooleanQuery.Builder both = new BooleanQuery.Builder().add(search, Occur.FILTER);
            translated(asked, compared.get(at)).ifPresent(query -> both.add(query, Occur.FILTER));
            series.put(request.compared().get(at), found(both.build()));
        }
        return chart.of(series, everything);
    }

    private Optional<Query> translated(SearchRequest request, Question question) throws IOException {
        Widening widening = Widening.of(expanding(request, question), searcher.getIndexReader(), lexis);
        return translation(widening).of(question.expression());
    }

    /** All articles of the same sources and languages, whatever they say. */
    private Query everything(SearchRequest request, Question question) {
        BooleanQuery.Builder search = new BooleanQuery.Builder();
        boolean newest = searcher.sequence() == view.sequence();
        search.add(
                Filters.standing(searcher.sequence(), newest, request.history() || question.history()), Occur.FILTER);
        new Filters(topics).addTo(search, request);
        return search.build();
    }
}
