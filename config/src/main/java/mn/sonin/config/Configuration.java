package mn.sonin.config;

import java.util.List;
import java.util.Optional;

/**
 * Everything the operator wrote, checked as a whole: no two sources share an id, every collection, source and topic
 * that is named exists.
 *
 * @param settings the one file {@code sonin.yaml}
 * @param sources in the order of their files' names
 * @param topics in the order of {@code topics.yaml}
 */
public record Configuration(Settings settings, List<Source> sources, List<Topic> topics) {
    public Configuration {
        sources = List.copyOf(sources);
        topics = List.copyOf(topics);
    }

    /** The source of this id, or empty where no file gives one. */
    public Optional<Source> source(String id) {
        return sources.stream().filter(source -> source.id().equals(id)).findFirst();
    }

    /** The topic of this id, or empty where {@code topics.yaml} has none. */
    public Optional<Topic> topic(String id) {
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }
}
