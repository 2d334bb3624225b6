package mn.sonin.indexer.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import mn.sonin.config.Configuration;
import mn.sonin.config.Topic;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.query.TopicQueries;

/** Whether what the operator wrote for topics can be searched. */
public final class TopicCheck {
    private TopicCheck() {}

    /**
     * What is wrong with the topics' queries: file and line, the topic, what was found and what to do; empty for nothing.
     *
     * @param analyzers by which the texts are read, since a word may be searched in many forms
     * @param today in the archive's zone
     */
    public static List<String> problems(Configuration configuration, Analyzers analyzers, LocalDate today) {
        List<String> problems = new ArrayList<>(TopicQueries.problems(configuration));
        Lexis lexis = new Lexis(new Wording(analyzers), Expansions.bundled(), analyzers.version());
        Topics topics = new Topics(configuration, lexis, topic -> new ChosenQuery(topic.id(), topic.query()), today);
        try {
            for (Topic topic : configuration.topics()) {
                topics.unsearchable(topic.id()).ifPresent(problems::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no index is read for a topic", e);
        }
        return problems;
    }
}
