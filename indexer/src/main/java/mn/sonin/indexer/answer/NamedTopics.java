package mn.sonin.indexer.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mn.sonin.config.Configuration;
import mn.sonin.config.Topic;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.analysis.Expansions.Entry;
import mn.sonin.indexer.analysis.Expansions.Form;

/** The operator's dictionary with the names of the topics of today's configuration. Safe for several threads. */
final class NamedTopics implements Supplier<Expansions> {
    private final Supplier<Expansions> dictionary;
    private final Supplier<Configuration> configuration;
    private volatile Optional<Joined> joined = Optional.empty();

    NamedTopics(Supplier<Expansions> dictionary, Supplier<Configuration> configuration) {
        this.dictionary = dictionary;
        this.configuration = configuration;
    }

    @Override
    public Expansions get() {
        Expansions words = dictionary.get();
        List<Topic> topics = configuration.get().topics();
        Optional<Joined> known =
                joined.filter(j -> j.words().equals(words) && j.topics().equals(topics));
        return known.orElseGet(() -> join(words, topics)).all();
    }

    private Joined join(Expansions words, List<Topic> topics) {
        List<Entry> entries = topics.stream()
                .map(topic -> new Entry(
                        "topic-" + topic.id(),
                        "topic",
                        topic.place().file(),
                        List.of(
                                Form.of(topic.names().en()),
                                Form.of(topic.names().mn()))))
                .toList();
        Joined now = new Joined(words, topics, words.with(entries));
        joined = Optional.of(now);
        return now;
    }

    private record Joined(Expansions words, List<Topic> topics, Expansions all) {}
}
