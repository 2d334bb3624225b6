package mn.sonin.indexer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.TimelineAnswer;
import mn.sonin.indexer.TimelineRequest;
import mn.sonin.indexer.analysis.Analyzers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operator of the query language, in both languages, over the same few articles; and what is beyond its limits. */
final class OperatorsTest {
    /** Source, day, headline that begins with a name for it, and text. */
    private static final Path ARTICLES = Path.of("src/test/resources/mn/sonin/indexer/answer/operators-articles.tsv");

    @TempDir
    private static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static Newsroom news;

    @SuppressWarnings("NullAway.Init")
    private static Search search;

    @BeforeAll
    static void publish() throws IOException {
        news = new Newsroom(folder.resolve("home"));
        for (String line : Files.readAllLines(ARTICLES)) {
            String[] cells = line.split("\t", -1);
            news.publish(cells[0], cells[1], cells[2], cells[3]);
        }
        news.addTopic("copper", "copper OR зэс");
        news.useDictionary(
                Files.readAllLines(Path.of("../config/expansions.tsv")).toArray(String[]::new));
        news.index().follow(Newsroom.SILENT);
        search = news.search();
    }

    @AfterAll
    static void close() {
        news.close();
    }

    /** A query, and the articles it finds without expansions, in any order. */
    @ParameterizedTest
    @CsvFileSource(resources = "operators.tsv", delimiter = '\t', quoteCharacter = '`')
    void anOperatorFindsJustWhatItSays(String query, String articles) {
        assertThat(found(literal(query))).isEqualTo(sorted(articles));
    }

    /** A query, and the articles it finds in both languages with the dictionary that comes with the program, in any order. */
    @ParameterizedTest
    @CsvFileSource(resources = "bilingual.tsv", delimiter = '\t', quoteCharacter = '`')
    void aWordFindsTheOtherLanguageToo(String query, String articles) {
        assertThat(found(SearchRequest.of(query))).isEqualTo(sorted(articles));
    }

    private static List<String> found(SearchRequest request) {
        return Newsroom.titles((SearchAnswer.Found) search.search(request)).stream()
                .map(title -> title.substring(0, 2))
                .sorted()
                .toList();
    }

    private static List<String> sorted(String articles) {
        return Arrays.stream(articles.split(" ", -1))
                .filter(name -> !name.equals("-"))
                .sorted()
                .toList();
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

    @ParameterizedTest
    @ValueSource(strings = {"Говь-Ал*", "Rio-Tin*", "ДЦС-4*"})
    void aStarBehindAWordOfTwoPiecesIsRefusedWithAReason(String query) {
        SearchAnswer.Problem problem = new SearchAnswer.Problem(
                0,
                0,
                "a star stands at the end of a word in one piece, got \"%s\"; put the pieces before the last in quotes, as in \"Rio\" Tin*"
                        .formatted(query),
                Optional.empty());

        assertThat(search.search(SearchRequest.of(query))).isEqualTo(problem);
        assertThat(search.timeline(new TimelineRequest(
                        SearchRequest.of(query), TimelineRequest.Interval.DAY, Optional.empty(), List.of())))
                .isEqualTo(new TimelineAnswer.Refused(problem));
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
    void aTopicOfTooManyWordsIsToldWhereItIsWritten() {
        String names = IntStream.range(0, 199)
                .mapToObj(i -> "Бат%sын".formatted(Character.toString('а' + i / 20) + Character.toString('а' + i % 20)))
                .collect(Collectors.joining(" OR "));
        String problem = "topics.yaml:1: the query of topic \"mps\" asks for more than 1024 words in all their forms;"
                + " leave some of them out";
        news.addTopic("mps", names);

        assertThat(news.search().search(SearchRequest.of("copper"))).isInstanceOf(SearchAnswer.Found.class);
        assertThat(news.search().search(SearchRequest.of("topic:mps")))
                .isInstanceOfSatisfying(
                        SearchAnswer.Problem.class,
                        told -> assertThat(told.message()).isEqualTo(problem));
        assertThat(TopicCheck.problems(news.configuration(), Analyzers.bundled(), LocalDate.EPOCH))
                .contains(problem);
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
