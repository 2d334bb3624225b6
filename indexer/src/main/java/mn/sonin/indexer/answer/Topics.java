package mn.sonin.indexer.answer;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.config.Topic;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.query.Parsed;
import mn.sonin.indexer.query.QueryLanguage;
import mn.sonin.indexer.query.Question;
import mn.sonin.indexer.query.TopicQueries;
import mn.sonin.indexer.query.Vocabulary;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/**
 * What the operator's names stand for on one day. A topic names its words in both languages itself, so that it means what is written there:
 * nothing is widened. Safe for several threads.
 */
final class Topics implements Translation.Names {
    private final Configuration configuration;
    private final Vocabulary vocabulary;
    private final Lexis lexis;
    private final Function<TopicQuery, Query> chosen;
    private final LocalDate today;
    private final ConcurrentHashMap<String, TopicQuery> known = new ConcurrentHashMap<>();

    /**
     * The names of a configuration.
     *
     * @param chosen how an index chooses the articles of a topic
     */
    Topics(Configuration configuration, Lexis lexis, Function<TopicQuery, Query> chosen, LocalDate today) {
        this.configuration = configuration;
        this.vocabulary = Vocabulary.of(configuration);
        this.lexis = lexis;
        this.chosen = chosen;
        this.today = today;
    }

    /** Whether it is of this configuration and day. */
    boolean of(Configuration other, LocalDate day) {
        return today.equals(day) && Objects.equals(configuration, other);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The sources of each collection. */
    Set<String> sourcesOf(String collection) {
        return configuration.sources().stream()
                .filter(source -> source.collections().contains(collection))
                .map(Source::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is wrong with the query of a topic that is asked for; empty for nothing. */
    Optional<SearchAnswer.Problem> problem(SearchRequest request, Question question) {
        Set<String> asked = new TreeSet<>(request.topics());
        asked.addAll(TopicQueries.topicsIn(question));
        return asked.stream()
                .flatMap(topic -> TopicQueries.problem(topic, configuration).stream())
                .findFirst()
                .map(message -> new SearchAnswer.Problem(0, 0, message, Optional.empty()));
    }

    @Override
    public Query collection(String id) {
        List<BytesRef> sources = sourcesOf(id).stream().map(BytesRef::new).toList();
        return new TermInSetQuery(Fields.SOURCE, sources);
    }

    @Override
    public Query topic(String id) throws IOException {
        return chosen.apply(query(id));
    }

    /** All as queries, in the operator's order. */
    List<TopicQuery> queries() throws IOException {
        List<TopicQuery> queries = new ArrayList<>();
        for (Topic topic : configuration.topics()) {
            queries.add(query(topic.id()));
        }
        return queries;
    }

    /** The topic's own query, made once; a topic that names itself, or that does not parse, finds nothing. */
    TopicQuery query(String id) throws IOException {
        return query(id, Set.of());
    }

    private TopicQuery query(String id, Set<String> within) throws IOException {
        TopicQuery before = known.get(id);
        if (before != null) {
            return before;
        }
        Optional<Topic> topic = configuration.topic(id);
        if (topic.isEmpty() || within.contains(id)) {
            return new TopicQuery(id, "nothing", new MatchNoDocsQuery("topic " + id));
        }
        Set<String> deeper = new HashSet<>(within);
        deeper.add(id);
        TopicQuery made = switch (QueryLanguage.parse(topic.get().query(), vocabulary)) {
            case Parsed.Understood understood -> query(id, understood.question().on(today), deeper);
            case Parsed.Misunderstood problem ->
                new TopicQuery(id, problem.message(), new MatchNoDocsQuery(problem.message()));
        };
        if (within.isEmpty()) {
            known.put(id, made);
        }
        return made;
    }

    private TopicQuery query(String id, Question question, Set<String> within) throws IOException {
        Words words = new Words(lexis.wording(), Widening.none(lexis));
        Translation translation = new Translation(words, new Inside(within), today);
        Query query = translation.of(question.expression()).orElse(MatchAllDocsQuery.INSTANCE);
        return new TopicQuery(id, lexis.wording().version() + " " + QueryLanguage.print(question), query);
    }

    /** What names stand for in the query of a topic. */
    private final class Inside implements Translation.Names {
        private final Set<String> within;

        Inside(Set<String> within) {
            this.within = within;
        }

        @Override
        public Query collection(String id) {
            return Topics.this.collection(id);
        }

        @Override
        public Query topic(String id) throws IOException {
            return chosen.apply(query(id, within));
        }
    }
}
