package mn.sonin.indexer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator of the query language, in both languages, over the same few articles; and what is beyond its limits. */
final class OperatorsTest {
    @TempDir
    private static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static Newsroom news;

    @BeforeAll
    static void publish() {
        news = new Newsroom(folder.resolve("home"));
        news.publish(
                "ikon", "2025-11-03", "C1 Copper price climbs in London", "Gold was steady. Rio Tinto shipped more.");
        news.publish("ikon", "2025-11-20", "C2 Gold price falls", "Traders sold; copper was quiet all that week.");
        news.publish("montsame", "2025-12-01", "C3 Erdenet celebrates", "The state bank lent to the mill. No copper.");
        news.publish("montsame", "2025-12-04", "C4 Miners meet the minister", "Coal left by rail.");
        news.publish("ikon", "2024-05-06", "М1 Зэсийн үнэ өслөө", "Алтны ханш тогтвортой. Рио Тинто компани.");
        news.publish("ikon", "2025-11-21", "М2 Алтны үнэ буурлаа", "Арилжаа; зэс энэ долоо хоногт тайван байв.");
        news.publish("montsame", "2025-12-02", "М3 Эрдэнэтэд баяр боллоо", "Төрийн банк зээл олголоо. Зэсийн тухай.");
        news.publish("montsame", "2025-12-05", "М4 Уурхайчид сайдтай уулзав", "Нүүрсийг төмөр замаар гаргав.");
        news.addTopic("copper", "copper OR зэс");
        news.index().follow(Newsroom.SILENT);
    }

    @AfterAll
    static void close() {
        news.close();
    }

    /** A query, and the articles it finds without expansions, in any order. */
    @ParameterizedTest
    @CsvFileSource(resources = "operators.tsv", delimiter = '\t', quoteCharacter = '`')
    void anOperatorFindsJustWhatItSays(String query, String articles) {
        List<String> found = Newsroom.titles(news.found(literal(query))).stream()
                .map(title -> title.substring(0, 2))
                .sorted()
                .toList();

        assertThat(found)
                .isEqualTo(Arrays.stream(articles.split(" ", -1))
                        .filter(name -> !name.equals("-"))
                        .sorted()
                        .toList());
    }

    private static SearchRequest literal(String query) {
        SearchRequest all = Newsroom.asOf(query, SearchRequest.Sort.RELEVANCE, Long.MAX_VALUE);
        return all.bare().expanding(SearchRequest.Expanding.OFF);
    }

    static Stream<String> tooMuch() {
        return Stream.of(
                "word ".repeat(10_000),
                "a OR ".repeat(1_000_000) + "a",
                "*a*",
                "(".repeat(5_000) + "a" + ")".repeat(5_000),
                "NOT ".repeat(20_000) + "a",
                "-".repeat(1) + "(-(".repeat(2_000) + "a",
                "title:".repeat(10_000) + "a",
                '"' + "copper ".repeat(3_000) + '"',
                "copper near/99999 gold",
                "last:99999y",
                "after:2025-02-30",
                "colour:red",
                "\"copper",
                "()");
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void whatIsBeyondTheLimitsIsRefusedWithAReason(String query) {
        assertThat(news.search().search(SearchRequest.of(query)))
                .isInstanceOfSatisfying(
                        SearchAnswer.Problem.class,
                        problem -> assertThat(problem.message()).isNotBlank());
    }

    static Stream<String> much() {
        return Stream.of(
                "co* OR go* ".repeat(50),
                "зэс OR алт ".repeat(50),
                "copper near/50 gold ".repeat(60),
                "\"copper price\" ".repeat(100),
                "(copper OR (gold OR (coal OR (зэс))))",
                "after:1900 before:2099",
                "after:2099 before:1900",
                "last:9999y",
                "&|!@#$%^",
                "a".repeat(5_000),
                "\ud83d\ude00 \u0000 \uffff \ud800");
    }

    @ParameterizedTest
    @MethodSource("much")
    void whatIsWithinTheLimitsIsAnswered(String query) {
        assertThat(news.search().search(SearchRequest.of(query))).isNotNull();
    }

    @Test
    void aTopicWhoseQueryIsBrokenSaysWhereItIsWritten() {
        news.addTopic("broken", "copper (gold");

        assertThat(news.search().search(SearchRequest.of("topic:broken")))
                .isInstanceOfSatisfying(
                        SearchAnswer.Problem.class,
                        problem -> assertThat(problem.message())
                                .isEqualTo(
                                        "topics.yaml:1: the query of topic \"broken\" is not understood at 7: the \"(\" is not"
                                                + " closed; put a \")\" after the group; did you mean: copper (gold)"));
    }

    @Test
    void aTopicThatNamesItselfSaysSo() {
        news.addTopic("ring", "copper topic:ring");

        assertThat(news.search().search(SearchRequest.of("topic:ring")))
                .isInstanceOfSatisfying(
                        SearchAnswer.Problem.class,
                        problem -> assertThat(problem.message()).contains("names the topic itself"));
    }
}
