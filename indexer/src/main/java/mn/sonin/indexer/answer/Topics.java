package mn.sonin.indexer.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator's names stand for on one day. A topic names its words in both languages itself, so that it means what is written there:
 * nothing is widened. Safe for several threads.
 */
final class Topics implements Translation.Names {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final Configuration configuration;
    private final Vocabulary vocabulary;
    private final Lexis lexis;
    private final Function<TopicQuery, Query> chosen;
    private final LocalDate today;
    private final ConcurrentHashMap<String, TopicQuery> known = new ConcurrentHashMap<>();

    /** Why topics that are understood cannot be searched, with where they are written. */
    private final ConcurrentHashMap<String, String> unsearchable = new ConcurrentHashMap<>();

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
                .flatMap(topic -> problem(topic).stream())
                .findFirst()
                .map(message -> new SearchAnswer.Problem(0, 0, message, Optional.empty()));
    }

    private Optional<String> problem(String topic) {
        Optional<String> misread = TopicQueries.problem(topic, configuration);
        try {
            return misread.isPresent() ? misread : unsearchable(topic);
        } catch (IOException e) {
            throw new UncheckedIOException("no index is read for topic " + topic, e);
        }
    }

    /** Why a topic that is understood cannot be searched, with file and line; empty where it can. */
    Optional<String> unsearchable(String topic) throws IOException {
        query(topic);
        return Optional.ofNullable(unsearchable.get(topic));
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

    /** The topic's own query, made once; a topic that names itself, does not parse or cannot be searched finds nothing. */
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
            case Parsed.Understood understood ->
                query(topic.get(), understood.question().on(today), deeper);
            case Parsed.Misunderstood problem ->
                new TopicQuery(id, problem.message(), new MatchNoDocsQuery(problem.message()));
        };
        if (within.isEmpty()) {
            known.put(id, made);
        }
        return made;
    }

    private TopicQuery query(Topic topic, Question question, Set<String> within) throws IOException {
        Words words = new Words(lexis.wording(), Widening.none(lexis));
        Inside names = new Inside(within);
        try {
            Query query = new Translation(words, names, today)
                    .of(question.expression())
                    .orElse(MatchAllDocsQuery.INSTANCE);
            Clauses.count(Matching.of(query));
            String key = "%s %s %s".formatted(lexis.wording().version(), QueryLanguage.print(question), names.meant);
            return new TopicQuery(topic.id(), key, query);
        } catch (IndexSearcher.TooManyClauses e) {
            return unsearchable(topic, Clauses.tooMany());
        } catch (Unsearchable e) {
            return unsearchable(topic, "cannot be searched: " + e.reason());
        }
    }

    private TopicQuery unsearchable(Topic topic, String reason) {
        String problem = "%s: the query of topic \"%s\" %s".formatted(topic.place(), topic.id(), reason);
        if (unsearchable.put(topic.id(), problem) == null) {
            LOG.error("topic id={} outcome=finds-nothing reason=\"{}\"", topic.id(), problem);
        }
        return new TopicQuery(topic.id(), problem, new MatchNoDocsQuery(problem));
    }

    /** What names stand for in the query of a topic. */
    private final class Inside implements Translation.Names {
        private final Set<String> within;

        /** What each of them stood for. */
        private final Map<String, String> meant = new TreeMap<>();

        Inside(Set<String> within) {
            this.within = within;
        }

        @Override
        public Query collection(String id) {
            meant.put("collection:" + id, sourcesOf(id).toString());
            return Topics.this.collection(id);
        }

        @Override
        public Query topic(String id) throws IOException {
            TopicQuery topic = query(id, within);
            meant.put("topic:" + id, topic.key());
            return chosen.apply(topic);
        }
    }
}
