package mn.sonin.indexer.answer;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.query.Parsed;
import mn.sonin.indexer.query.QueryLanguage;
import mn.sonin.indexer.query.Question;
import mn.sonin.indexer.query.Vocabulary;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * The query language for an index that is not Sonin's own, but has its fields {@code title}, {@code text}, {@code author}, {@code source} and
 * {@code language}, the first three analyzed as Sonin does. Any source may be named; there are no topics, collections and past revisions.
 * Safe for several threads.
 */
public final class Queries {
    private final Lexis lexis;
    private final Spelled spelled = new Spelled();

    /**
     * Reads queries with these words.
     *
     * @param dictionary of what is searched in the other language too
     */
    public Queries(Analyzers analyzers, Expansions dictionary) {
        this.lexis = new Lexis(new Wording(analyzers), dictionary, analyzers.version());
    }

    /** When an article was published, in an index of its own kind. */
    @FunctionalInterface
    public interface Days {
        /**
         * Articles published from one day to another, both included.
         *
         * @param first empty for any
         * @param last empty for any
         */
        Query between(Optional<LocalDate> first, Optional<LocalDate> last);
    }

    /**
     * Looks whether a query can be searched, without an index.
     *
     * @throws IllegalArgumentException where it cannot, with place and reason
     */
    public void check(String typed) {
        try {
            Question question = read(typed);
            Words words = new Words(lexis.wording(), Widening.none(lexis));
            Optional<Query> query =
                    new Translation(words, new Elsewhere(NEVER), LocalDate.EPOCH).of(question.expression());
            if (query.isPresent()) {
                Clauses.count(query.get());
            }
        } catch (IndexSearcher.TooManyClauses e) {
            throw new IllegalArgumentException("the query " + Clauses.tooMany(), e);
        } catch (IOException e) {
            throw new IllegalStateException("no index is read for \"" + typed + "\"", e);
        }
    }

    private static final Days NEVER = (first, last) -> new MatchNoDocsQuery("no index");

    /**
     * The query for one index.
     *
     * @param expand whether words are searched in the other script and language too; where the query names a language they are not
     * @param today which {@code last:} counts from
     * @throws IllegalArgumentException as {@link #check}
     */
    public Query of(String typed, boolean expand, IndexReader index, LocalDate today, Days days) throws IOException {
        Question question = read(typed);
        Expanding expanding = expand && !question.namesLanguage() ? Expanding.ALL : Expanding.OFF;
        Words words = new Words(lexis.wording(), Widening.of(expanding, new LuceneTerms(index, spelled), lexis));
        return new Translation(words, new Elsewhere(days), today)
                .of(question.expression())
                .orElse(MatchAllDocsQuery.INSTANCE);
    }

    private static Question read(String typed) {
        return switch (QueryLanguage.parse(typed, Vocabulary.ANYTHING)) {
            case Parsed.Misunderstood problem ->
                throw new IllegalArgumentException("at %d: %s%s"
                        .formatted(
                                problem.position(),
                                problem.message(),
                                problem.suggestion()
                                        .map("; did you mean: "::concat)
                                        .orElse("")));
            case Parsed.Understood understood -> current(understood.question());
        };
    }

    private static Question current(Question question) {
        if (question.history()) {
            throw new IllegalArgumentException("history: is known to Sonin alone; leave it out");
        }
        return question;
    }

    /** What names and days are in an index that is not Sonin's own. */
    private record Elsewhere(Days days) implements Translation.Names {
        @Override
        public Query collection(String id) {
            throw new IllegalArgumentException(
                    "collection:%s is known to Sonin alone; name its sources, as in (source:a OR source:b)"
                            .formatted(id));
        }

        @Override
        public Query topic(String id) {
            throw new IllegalArgumentException("topic:%s is known to Sonin alone; write its words".formatted(id));
        }

        @Override
        public Query days(long first, long last) {
            return days.between(day(first), day(last));
        }

        private static Optional<LocalDate> day(long since1970) {
            return since1970 == Long.MIN_VALUE || since1970 == Long.MAX_VALUE
                    ? Optional.empty()
                    : Optional.of(LocalDate.ofEpochDay(since1970));
        }
    }
}
