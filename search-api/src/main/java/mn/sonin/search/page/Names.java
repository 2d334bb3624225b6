package mn.sonin.search.page;

import java.util.Optional;
import mn.sonin.config.Configuration;

/** What readers call things. */
final class Names {
    private Names() {}

    static String source(Configuration configuration, String id, Words words) {
        return configuration
                .source(id)
                .map(source -> source.names().in(words.language()))
                .orElse(id);
    }

    static String topic(Configuration configuration, String id, Words words) {
        return configuration
                .topic(id)
                .map(topic -> topic.names().in(words.language()))
                .orElse(id);
    }

    static String collection(Configuration configuration, String id, Words words) {
        return Optional.ofNullable(configuration.settings().collections().get(id))
                .map(names -> names.in(words.language()))
                .orElse(id);
    }
}
