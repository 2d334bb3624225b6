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
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.indexer.TimelineAnswer;
import mn.sonin.indexer.TimelineRequest;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.query.Expression;
import mn.sonin.indexer.query.QueryLanguage;
import mn.sonin.indexer.query.Question;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** One search of one view. */
final class Asking {
    /** With fewer hits a slip of the keyboard is likely. */
    private static final int FEW = 3;

    private final Standing standing;
    private final OptionalLong after;
    private final Lexis lexis;
    private final Topics topics;
    private final LocalDate today;

    Asking(Standing standing, OptionalLong after, Lexis lexis, Topics topics, LocalDate today) {
        this.standing = standing;
        this.after = after;
        this.lexis = lexis;
        this.topics = topics;
        this.today = today;
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
        Widening widening = widening(request, question);
        Optional<Query> words = translation(widening).of(question.expression());
        Sort sort = words.isEmpty() && request.sort() == Sort.RELEVANCE ? Sort.NEWEST : request.sort();
        Standing.Page page = standing.find(new Standing.Wanted(
                search(request, question, words),
                words,
                sort,
                request.size(),
                cursor.map(Cursor::place),
                topics.queries(),
                request.highlights() ? marked(request, words) : Optional.empty(),
                request.explain(),
                request.facets()));
        return new SearchAnswer.Found(
                page.total(),
                page.hits(),
                page.counts().map(counts -> Facets.of(counts, topics)).orElse(Map.of()),
                next(request, page),
                widening.used(),
                page.total() < FEW && !standing.timedOut()
                        ? correction(request, question, page.total())
                        : Optional.empty(),
                QueryLanguage.print(question),
                standing.sequence(),
                lexis.version(),
                standing.timedOut());
    }

    /** Another query that does find more. */
    private Optional<String> correction(SearchRequest request, Question question, long total) throws IOException {
        Optional<Expression> better = new Corrections(standing.terms(), lexis.wording()).of(question.expression());
        if (better.isEmpty()) {
            return Optional.empty();
        }
        Question corrected = new Question(better.get(), question.history());
        Query search = search(request, corrected, translated(request, corrected));
        return standing.count(search) > total ? Optional.of(QueryLanguage.print(corrected)) : Optional.empty();
    }

    private Translation translation(Widening widening) {
        return new Translation(new Words(lexis.wording(), widening), topics, today);
    }

    /** Who names a language in the query means the words in that language. */
    private static Expanding expanding(SearchRequest request, Question question) {
        return question.namesLanguage() ? Expanding.OFF : request.expansions();
    }

    private Query search(SearchRequest request, Question question, Optional<Query> words) throws IOException {
        BooleanQuery.Builder search = new BooleanQuery.Builder();
        words.ifPresent(query -> search.add(query, Occur.MUST));
        search.add(standing.standing(request.history() || question.history()), Occur.FILTER);
        after.ifPresent(place -> search.add(Fields.range(Fields.SINCE, place + 1, Long.MAX_VALUE), Occur.FILTER));
        new Filters(topics).addTo(search, request);
        for (String topic : request.topics()) {
            search.add(topics.topic(topic), Occur.FILTER);
        }
        return search.build();
    }

    /** The words of the query, and those of the topics asked for where all together are not too many. */
    private Optional<Query> marked(SearchRequest request, Optional<Query> words) throws IOException {
        BooleanQuery.Builder marked = new BooleanQuery.Builder();
        words.ifPresent(query -> marked.add(query, Occur.SHOULD));
        for (String topic : request.topics()) {
            marked.add(topics.query(topic).query(), Occur.SHOULD);
        }
        BooleanQuery all = marked.build();
        if (!request.topics().isEmpty() && !Clauses.fit(all)) {
            return words;
        }
        return all.clauses().isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** A full page has a next one, which may turn out to be empty. */
    private Optional<String> next(SearchRequest request, Standing.Page page) {
        if (request.size() == 0 || page.hits().size() < request.size()) {
            return Optional.empty();
        }
        return page.last()
                .map(last -> new Cursor(
                                fingerprint(request),
                                standing.sequence(),
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
        Chart chart = new Chart(request, today);
        Map<String, DayCounts> everything = days(everything(asked, question), request);
        if (compared.isEmpty()) {
            Map<String, DayCounts> found = days(search, request);
            return whole(chart.of(found, everything));
        }
        Map<String, Map<String, DayCounts>> series = new LinkedHashMap<>();
        for (int at = 0; at < compared.size(); at++) {
            BooleanQuery.Builder both = new BooleanQuery.Builder().add(search, Occur.FILTER);
            translated(asked, compared.get(at)).ifPresent(query -> both.add(query, Occur.FILTER));
            series.put(request.compared().get(at), days(both.build(), request));
        }
        return whole(chart.compared(series, everything));
    }

    private TimelineAnswer whole(TimelineAnswer.Counted counted) {
        return standing.timedOut() ? new TimelineAnswer.Unfinished() : counted;
    }

    private Map<String, DayCounts> days(Query search, TimelineRequest request) throws IOException {
        return standing.days(search, request.by(), request.interval());
    }

    private Optional<Query> translated(SearchRequest request, Question question) throws IOException {
        return translation(widening(request, question)).of(question.expression());
    }

    private Widening widening(SearchRequest request, Question question) {
        return Widening.of(expanding(request, question), standing.terms(), lexis);
    }

    /** All articles of the same sources and languages, whatever they say. */
    private Query everything(SearchRequest request, Question question) {
        BooleanQuery.Builder search = new BooleanQuery.Builder();
        search.add(standing.standing(request.history() || question.history()), Occur.FILTER);
        new Filters(topics).addTo(search, request);
        return search.build();
    }
}
