package mn.sonin.indexer.answer;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
 * nothing is widened.
 */
final class Topics implements Translation.Names {
    private final Configuration configuration;
    private final Vocabulary vocabulary;
    private final Lexis lexis;
    private final TopicSets sets;
    private final LocalDate today;
    private final Set<String> within = new HashSet<>();

    Topics(Configuration configuration, Lexis lexis, TopicSets sets, LocalDate today) {
        this.configuration = configuration;
        this.vocabulary = Vocabulary.of(configuration);
        this.lexis = lexis;
        this.sets = sets;
        this.today = today;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    List<Topic> all() {
        return configuration.topics();
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
        return new TopicFilter(query(id), sets);
    }

    /** The topic's own query; a topic that names itself, or that does not parse, finds nothing. */
    TopicQuery query(String id) throws IOException {
        Optional<Topic> topic = configuration.topic(id);
        if (topic.isEmpty() || !within.add(id)) {
            return new TopicQuery(id, "nothing", new MatchNoDocsQuery("topic " + id));
        }
        try {
            return switch (QueryLanguage.parse(topic.get().query(), vocabulary)) {
                case Parsed.Understood understood ->
                    query(id, understood.question().on(today));
                case Parsed.Misunderstood problem ->
                    new TopicQuery(id, problem.message(), new MatchNoDocsQuery(problem.message()));
            };
        } finally {
            within.remove(id);
        }
    }

    private TopicQuery query(String id, Question question) throws IOException {
        Translation translation = new Translation(new Words(lexis.wording(), Widening.none(lexis)), this, today);
        Query query = translation.of(question.expression()).orElse(MatchAllDocsQuery.INSTANCE);
        return new TopicQuery(id, lexis.wording().version() + " " + QueryLanguage.print(question), query);
    }
}
