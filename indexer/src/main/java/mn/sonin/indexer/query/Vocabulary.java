package mn.sonin.indexer.query;

import java.util.Set;
import java.util.TreeSet;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.config.Topic;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.query.Expression.NameField;

/**
 * The names that a query may use.
 *
 * @param anything whether every name will do, for reading a query where no configuration is at hand
 */
public record Vocabulary(Set<String> sources, Set<String> collections, Set<String> topics, boolean anything) {
    /** Takes every name. */
    public static final Vocabulary ANYTHING = new Vocabulary(Set.of(), Set.of(), Set.of(), true);

    public Vocabulary {
        sources = Set.copyOf(sources);
        collections = Set.copyOf(collections);
        topics = Set.copyOf(topics);
    }

    /** The names that the operator gave. */
    public static Vocabulary of(Configuration configuration) {
        Set<String> sources = new TreeSet<>();
        Set<String> collections = new TreeSet<>();
        for (Source source : configuration.sources()) {
            sources.add(source.id());
            collections.addAll(source.collections());
        }
        Set<String> topics = new TreeSet<>();
        for (Topic topic : configuration.topics()) {
            topics.add(topic.id());
        }
        return new Vocabulary(sources, collections, topics, false);
    }

    boolean knows(NameField field, String value) {
        if (field == NameField.LANG) {
            return SearchRequest.isLanguage(value);
        }
        return anything ? value.matches("[\\p{L}\\p{N}_-]+") : names(field).contains(value);
    }

    Set<String> names(NameField field) {
        return switch (field) {
            case SOURCE -> sources;
            case COLLECTION -> collections;
            case TOPIC -> topics;
            case LANG -> Set.of("en", "mn");
        };
    }
}
