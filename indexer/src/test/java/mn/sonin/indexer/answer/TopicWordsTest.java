package mn.sonin.indexer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.config.Topic;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The names, spellings and words of the beat are found by the topics that come with the program, in their endings and in both languages. */
final class TopicWordsTest {
    private static final Path HEADLINES = Path.of("src/test/resources/mn/sonin/indexer/answer/topic-words.tsv");

    @TempDir
    private static Path folder = Path.of("");

    private static final Map<String, Set<String>> FOUND = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    private static Newsroom news;

    @SuppressWarnings("NullAway.Init")
    private static Search search;

    @BeforeAll
    static void publish() throws IOException {
        Configuration shipped =
                ((ConfigurationResult.Read) ConfigurationReader.read(Path.of("../config"))).configuration();
        news = new Newsroom(folder.resolve("home"));
        for (Topic topic : shipped.topics()) {
            news.addTopic(topic.id(), topic.query());
        }
        for (String line : Files.readAllLines(HEADLINES)) {
            if (!line.startsWith("#")) {
                news.publish(line.split("\t", -1)[1], "");
            }
        }
        news.index().follow(Newsroom.SILENT);
        search = news.search();
    }

    @AfterAll
    static void close() {
        news.close();
    }

    /** A topic, a headline, whether the one finds the other, and why not. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "topic-words.tsv", delimiter = '\t', quoteCharacter = '`')
    void aTopicFindsItsWords(String topic, String headline, String found, String why) {
        assertThat(found(topic).contains(headline))
                .as("%s: %s (%s)", topic, headline, why)
                .isEqualTo(found.equals("yes"));
    }

    private static Set<String> found(String topic) {
        return FOUND.computeIfAbsent(topic, id -> {
            SearchRequest all = Newsroom.asOf("topic:" + id, SearchRequest.Sort.RELEVANCE, Long.MAX_VALUE);
            return new HashSet<>(Newsroom.titles((SearchAnswer.Found) search.search(all)));
        });
    }
}
