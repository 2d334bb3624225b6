package mn.sonin.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code topics.yaml}: a mapping from id to topic. */
final class TopicReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private TopicReader() {}

    static List<Topic> read(Section file) {
        List<Topic> topics = new ArrayList<>();
        for (String id : file.keys()) {
            if (!ID.matcher(id).matches()) {
                file.problem(
                        id, "a topic's id must be lower-case letters, digits and hyphens, got \"%s\"".formatted(id));
            }
            file.section(id).flatMap(section -> topic(id, section)).ifPresent(topics::add);
        }
        Set<String> ids = topics.stream().map(Topic::id).collect(Collectors.toSet());
        topics.forEach(topic -> topic.related().stream()
                .filter(other -> !ids.contains(other))
                .forEach(other -> file.problem(
                        topic.id(),
                        "topic \"%s\" names \"%s\" as related, which is no topic".formatted(topic.id(), other))));
        file.finish();
        return topics;
    }

    private static Optional<Topic> topic(String id, Section section) {
        Optional<Names> names = SourceReader.names(section);
        Optional<Names> about = section.section("about").flatMap(SourceReader::names);
        if (about.isEmpty()) {
            section.problem("about", "about is missing; say in one sentence what the topic is, as {en: …, mn: …}");
        }
        Optional<String> query = section.required("query", section::text, "what to search for");
        List<String> related = section.texts("related");
        if (names.isEmpty() || about.isEmpty() || query.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Topic(id, names.get(), about.get(), query.get().strip(), related, section.place("query")));
    }
}
