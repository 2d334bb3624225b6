package mn.sonin.search.citation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.config.Topic;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.query.Expression.NameField;
import mn.sonin.indexer.query.Parsed;
import mn.sonin.indexer.query.QueryLanguage;
import mn.sonin.indexer.query.Question;
import mn.sonin.indexer.query.TopicQueries;
import mn.sonin.indexer.query.Vocabulary;

/** What the names in a search stand for now: topics, those that their queries name, collections, and words in the other language. */
final class Meanings {
    static final String TOPIC = "topic ";
    static final String COLLECTION = "collection ";
    static final String EXPANSION = "expansion ";

    private final Configuration configuration;
    private final Map<String, String> meanings = new TreeMap<>();

    private Meanings(Configuration configuration) {
        this.configuration = configuration;
    }

    static Map<String, String> of(
            SearchRequest request, List<SearchAnswer.Expansion> expansions, Configuration configuration) {
        Meanings all = new Meanings(configuration);
        all.addNamed(request.query());
        request.topics().forEach(all::addTopic);
        request.collections().forEach(all::addCollection);
        expansions.forEach(all::addExpansion);
        return all.meanings;
    }

    private void addNamed(String query) {
        if (QueryLanguage.parse(query, Vocabulary.of(configuration)) instanceof Parsed.Understood understood) {
            Question question = understood.question();
            TopicQueries.topicsIn(question).forEach(this::addTopic);
            TopicQueries.namesIn(question, NameField.COLLECTION).forEach(this::addCollection);
        }
    }

    private void addTopic(String id) {
        Optional<Topic> topic = configuration.topic(id);
        if (topic.isPresent() && meanings.put(TOPIC + id, topic.get().query()) == null) {
            addNamed(topic.get().query());
        }
    }

    private void addCollection(String id) {
        Set<String> sources = configuration.sources().stream()
                .filter(source -> source.collections().contains(id))
                .map(Source::id)
                .collect(Collectors.toCollection(TreeSet::new));
        meanings.put(COLLECTION + id, String.join(", ", sources));
    }

    private void addExpansion(SearchAnswer.Expansion expansion) {
        meanings.put(EXPANSION + expansion.id(), expansion.from() + " → " + expansion.to());
    }
}
