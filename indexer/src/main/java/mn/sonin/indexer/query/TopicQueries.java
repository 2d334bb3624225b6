package mn.sonin.indexer.query;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mn.sonin.config.Configuration;
import mn.sonin.config.Topic;
import mn.sonin.indexer.query.Expression.NameField;

/** The queries that the operator wrote for topics. */
public final class TopicQueries {
    private TopicQueries() {}

    /** What is wrong with them: file and line, the topic, the place in its query, what was found and what was expected. */
    public static List<String> problems(Configuration configuration) {
        return configuration.topics().stream()
                .flatMap(topic -> problem(topic.id(), configuration).stream())
                .toList();
    }

    /** What is wrong with the query of one topic or of those it names; empty for nothing. */
    public static Optional<String> problem(String topic, Configuration configuration) {
        return problem(topic, configuration, Vocabulary.of(configuration), new HashSet<>());
    }

    private static Optional<String> problem(
            String id, Configuration configuration, Vocabulary vocabulary, Set<String> within) {
        Optional<Topic> topic = configuration.topic(id);
        if (topic.isEmpty()) {
            return Optional.empty();
        }
        if (!within.add(id)) {
            return Optional.of("%s: the query of topic \"%s\" names the topic itself; leave topic:%s out"
                    .formatted(topic.get().place(), id, id));
        }
        Optional<String> problem = switch (QueryLanguage.parse(topic.get().query(), vocabulary)) {
            case Parsed.Misunderstood misread -> Optional.of(told(topic.get(), misread));
            case Parsed.Understood understood ->
                topicsIn(understood.question()).stream()
                        .flatMap(other -> problem(other, configuration, vocabulary, within).stream())
                        .findFirst();
        };
        within.remove(id);
        return problem;
    }

    private static String told(Topic topic, Parsed.Misunderstood misread) {
        String instead =
                misread.suggestion().map("; did you mean: %s"::formatted).orElse("");
        return "%s: the query of topic \"%s\" is not understood at %d: %s%s"
                .formatted(topic.place(), topic.id(), misread.position(), misread.message(), instead);
    }

    /** The topics that a question names. */
    public static Set<String> topicsIn(Question question) {
        return namesIn(question, NameField.TOPIC);
    }

    /** The names that a question has in this field. */
    public static Set<String> namesIn(Question question, NameField field) {
        Set<String> names = new TreeSet<>();
        collect(question.expression(), field, names);
        return names;
    }

    private static void collect(Expression expression, NameField field, Set<String> names) {
        switch (expression) {
            case Expression.Named named -> {
                if (named.field() == field) {
                    names.add(named.value());
                }
            }
            case Expression.All all -> all.parts().forEach(part -> collect(part, field, names));
            case Expression.Any any -> any.parts().forEach(part -> collect(part, field, names));
            case Expression.Not not -> collect(not.part(), field, names);
            case Expression.Within within -> collect(within.part(), field, names);
            default -> {}
        }
    }
}
