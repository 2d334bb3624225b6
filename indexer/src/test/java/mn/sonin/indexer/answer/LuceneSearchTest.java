package mn.sonin.indexer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchAnswer.Count;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.indexer.TimelineAnswer;
import mn.sonin.indexer.TimelineRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneSearchTest {
    private Newsroom news;

    @BeforeEach
    void open(@TempDir Path folder) {
        news = new Newsroom(folder);
    }

    @AfterEach
    void close() {
        news.close();
    }

    @Test
    void aWordIsFoundInHeadlinesAndTexts() {
        news.publish("Copper exports rise", "Trucks queue at the border.");
        news.publish("Border opens", "Copper concentrate leaves the country.");
        news.publish("Wrestlers meet", "The festival begins.");

        assertThat(news.titles("copper")).containsExactly("Copper exports rise", "Border opens");
    }

    @Test
    void aMongolianWordIsFoundInItsOtherForms() {
        news.publish("Оюу толгойн уурхайд ажилчид буцаж ирлээ", "Ажил үргэлжилж байна.");

        assertThat(news.titles("толгой")).hasSize(1);
        assertThat(news.titles("\"Оюу толгой\"")).hasSize(1);
        assertThat(news.titles("=толгой")).isEmpty();
        assertThat(news.titles("=толгойн")).hasSize(1);
    }

    @Test
    void aMongolianNameTypedInLatinLettersIsFound() {
        news.publish("Хүрэлсүх Ватиканд айлчиллаа", "Ерөнхийлөгч өнөөдөр хүрлээ.");

        assertThat(news.titles("Khurelsukh")).hasSize(1);
    }

    @Test
    void aNameFindsBothLanguagesAndTheAnswerSaysHow() {
        news.publish("Рио Тинто шинэ захирал томиллоо", "");
        news.publish("Rio Tinto names a new head", "");

        SearchAnswer.Found found = news.found("Rio Tinto");

        assertThat(found.total()).isEqualTo(2);
        assertThat(found.expansions())
                .contains(new SearchAnswer.Expansion(
                        "name:rio-tinto", "Rio Tinto", "Рио Тинто, Риотинто", "translation", "names"));
    }

    @Test
    void anExpansionCanBeRemovedAndAllCanBeOff() {
        news.publish("Хүрэлсүх Ватиканд айлчиллаа", "");
        Set<String> all = new TreeSet<>();
        news.found("Khurelsukh").expansions().forEach(expansion -> all.add(expansion.id()));

        assertThat(all).contains("sound:hurelsuh");
        assertThat(news.found(expanding("Khurelsukh", new SearchRequest.Expanding(true, Set.of("sound:hurelsuh"))))
                        .expansions())
                .extracting(SearchAnswer.Expansion::id)
                .doesNotContain("sound:hurelsuh");
        assertThat(news.found(expanding("Khurelsukh", new SearchRequest.Expanding(true, all)))
                        .total())
                .isZero();
        assertThat(news.found(expanding("Khurelsukh", SearchRequest.Expanding.OFF))
                        .total())
                .isZero();
        assertThat(news.titles("Khurelsukh lang:mn")).isEmpty();
    }

    private static SearchRequest expanding(String query, SearchRequest.Expanding expansions) {
        return new SearchRequest(
                query,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Sort.RELEVANCE,
                10,
                Optional.empty(),
                false,
                false,
                expansions,
                false,
                OptionalLong.empty(),
                false);
    }

    @Test
    void theVeryFormComesBeforeOtherFormsAndTheHeadlineBeforeTheText() {
        for (int i = 0; i < 20; i++) {
            news.publish("ikon", "2025-12-01", "Хотын мэдээ", "Цаг агаар сайхан байна.");
        }
        news.publish("ikon", "2025-12-01", "Нийслэлд", "Говийн нэг уурхай нээгдсэн тухай энд бичив.");
        news.publish("ikon", "2025-12-01", "Уурхайд осол гарлаа", "нэг");
        news.publish("ikon", "2025-12-01", "Уурхай осол ихэслээ", "нэг");

        assertThat(news.titles("уурхай")).containsExactly("Уурхай осол ихэслээ", "Уурхайд осол гарлаа", "Нийслэлд");
    }

    @Test
    void freshNewsComesFirstAmongEquals() {
        news.publish("ikon", "2023-01-01", "Copper price in winter", "the same");
        news.publish("ikon", "2025-12-01", "Copper price in summer", "the same");

        assertThat(news.titles("copper price")).containsExactly("Copper price in summer", "Copper price in winter");
    }

    @Test
    void whyAHitStandsWhereItDoesIsToldWhereThatIsAskedFor() {
        news.publish("ikon", "2023-01-01", "Copper price in winter", "the same");
        news.publish("ikon", "2025-12-01", "Copper price in summer", "the same");
        SearchRequest asked = SearchRequest.of("copper");

        for (SearchAnswer.Hit hit : news.found(asked.explained()).hits()) {
            String why = hit.explanation().orElseThrow();
            // What the score is made of comes to the score.
            assertThat(Float.parseFloat(why.lines().findFirst().orElseThrow().split(" ", 2)[0]))
                    .isEqualTo(hit.score());
            assertThat(why).contains("copper", "freshness, published");
        }
        assertThat(news.found(asked).hits())
                .hasSize(2)
                .allSatisfy(hit -> assertThat(hit.explanation()).isEmpty());
    }

    @Test
    void aPhraseWantsItsWordsInOrder() {
        news.publish("Power plant opens", "It was built in two years.");
        news.publish("Plant gets power", "The line was cut.");

        assertThat(news.titles("\"power plant\"")).containsExactly("Power plant opens");
    }

    @Test
    void whatIsExcludedIsNotFound() {
        news.publish("Gold price climbs", "Traders are glad.");
        news.publish("Gold medal for wrestler", "Fans are glad.");

        assertThat(news.titles("gold -medal")).containsExactly("Gold price climbs");
        assertThat(news.titles("-medal")).containsExactly("Gold price climbs");
    }

    @Test
    void alternativesAndGroupsAreUnderstood() {
        news.publish("Copper up", "");
        news.publish("Gold up", "");
        news.publish("Gold down", "");

        assertThat(news.titles("(copper OR gold) up")).containsExactlyInAnyOrder("Copper up", "Gold up");
    }

    @Test
    void wordsNearEachOtherAreFoundInAnyOrder() {
        news.publish("Market", "The price of good copper fell.");
        news.publish("Fair", "Copper kettles were on show and in the end everyone agreed about the price.");

        assertThat(news.titles("copper near/2 price")).containsExactly("Market");
    }

    @Test
    void aBeginningWithAStarFindsAllItsWords() {
        news.publish("Mining law", "");
        news.publish("Miners strike", "");
        news.publish("Minister speaks", "");

        assertThat(news.titles("mine*")).containsExactly("Miners strike");
        assertThat(news.titles("min*")).hasSize(3);
    }

    @Test
    void fieldsChoose() {
        news.publish("montsame", "2025-11-30", "Copper in the north", "Words of the minister.");
        news.publish("ikon", "2025-12-02", "Steel in the south", "Copper too.");
        news.publish("ikon", "2025-12-03", "Зэсийн үнэ өслөө", "Зах зээл.");

        assertThat(news.titles("title:copper")).containsExactly("Copper in the north");
        assertThat(news.titles("text:copper")).containsExactly("Steel in the south");
        assertThat(news.titles("copper source:ikon")).containsExactly("Steel in the south");
        assertThat(news.titles("collection:agency")).containsExactly("Copper in the north");
        assertThat(news.titles("lang:mn")).containsExactly("Зэсийн үнэ өслөө");
        assertThat(news.titles("after:2025-12")).containsExactly("Зэсийн үнэ өслөө", "Steel in the south");
        assertThat(news.titles("before:2025-12")).containsExactly("Copper in the north");
        assertThat(news.titles("after:2025-12-02 before:2025-12-03")).containsExactly("Steel in the south");
        assertThat(news.titles("last:3d")).containsExactly("Зэсийн үнэ өслөө");
    }

    @Test
    void aTopicIsAQueryAndItsEditCountsAtOnce() {
        news.publish("Рио Тинто хөрөнгө оруулна", "");
        news.publish("Rio Tinto to invest", "");
        news.publish("Turquoise Hill sold", "");
        news.addTopic("rio-tinto", "\"Rio Tinto\" OR \"Рио Тинто\"");

        assertThat(news.titles("topic:rio-tinto")).containsExactly("Rio Tinto to invest", "Рио Тинто хөрөнгө оруулна");

        news.addTopic("rio-tinto", "\"Turquoise Hill\"");

        assertThat(news.titles("topic:rio-tinto")).containsExactly("Turquoise Hill sold");
        assertThat(news.found("").facets().get("topic")).containsExactly(new Count("rio-tinto", 1));
    }

    @Test
    void aTopicOfACollectionCountsItsNewSourceAtOnce() {
        news.publish("ikon", "2025-12-01", "Copper at ikon", "");
        news.publish("montsame", "2025-12-01", "Copper at montsame", "");
        news.addTopic("agencies", "collection:agency copper");
        news.index().follow(Newsroom.SILENT);
        Search search = news.search();
        assertThat(titles(search, "topic:agencies")).containsExactly("Copper at montsame");

        news.collect("ikon", "agency");

        assertThat(titles(search, "topic:agencies")).containsExactly("Copper at montsame", "Copper at ikon");
    }

    @Test
    void aTopicThatNamesAnotherFollowsItsEdit() {
        news.publish("Copper export", "");
        news.publish("Gold export", "");
        news.addTopic("metal", "copper");
        news.addTopic("sold", "topic:metal export");
        news.index().follow(Newsroom.SILENT);
        Search search = news.search();
        assertThat(titles(search, "topic:sold")).containsExactly("Copper export");

        news.addTopic("metal", "gold");

        assertThat(titles(search, "topic:sold")).containsExactly("Gold export");
    }

    @Test
    void topicsOfManyWordsTogetherAreFoundWithoutTheirMarks() {
        news.publish("Copper mine", "");
        for (String topic : List.of("one", "two", "three")) {
            String others =
                    IntStream.range(0, 199).mapToObj(i -> topic + "zyx" + i).collect(Collectors.joining(" OR "));
            news.addTopic(topic, "copper OR " + others);
        }

        SearchAnswer.Found found = news.found(ofTopics("mine", Set.of("one", "two", "three")));

        assertThat(found.hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.title().spans()).hasSize(1));
    }

    private static SearchRequest ofTopics(String query, Set<String> topics) {
        return new SearchRequest(
                query,
                Set.of(),
                Set.of(),
                Set.of(),
                topics,
                Optional.empty(),
                Optional.empty(),
                Sort.RELEVANCE,
                10,
                Optional.empty(),
                true,
                true,
                SearchRequest.Expanding.ALL,
                false,
                OptionalLong.empty(),
                false);
    }

    /** A topic is dated anew each day, and what names it with it. */
    @Test
    void aTopicThatNamesOneOfTheLastDaysMovesOnWithThem() {
        news.publish("ikon", "2025-12-03", "Copper export", "");
        news.addTopic("new", "last:3d");
        news.addTopic("sold", "topic:new export");
        news.index().follow(Newsroom.SILENT);
        Searchable index = news.searchable();
        Clock tomorrow = Clock.offset(Newsroom.CLOCK, Duration.ofDays(1));

        assertThat(titles(news.search(index, Newsroom.CLOCK), "topic:sold")).containsExactly("Copper export");
        assertThat(titles(news.search(index, tomorrow), "topic:sold")).isEmpty();
    }

    @Test
    void historyIsNotSaidOfAQueryThatIsCompared() {
        TimelineAnswer answer = news.search()
                .timeline(new TimelineRequest(
                        SearchRequest.of("copper"),
                        TimelineRequest.Interval.DAY,
                        Optional.empty(),
                        List.of("gold", "history:yes copper")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        TimelineAnswer.Refused.class,
                        refused -> assertThat(refused.problem().message())
                                .isEqualTo(
                                        "history: is said of the whole chart, not of a query that is compared in it"));
    }

    private static List<String> titles(Search search, String query) {
        return Newsroom.titles((SearchAnswer.Found) search.search(SearchRequest.of(query)));
    }

    @Test
    void countsTellLanguagesSourcesCollectionsTopicsAndMonths() {
        news.publish("montsame", "2025-11-30", "Copper one", "");
        news.publish("ikon", "2025-12-01", "Copper two", "");
        news.publish("ikon", "2025-12-01", "Зэс гурав", "");
        news.addTopic("copper", "copper OR зэс");

        assertThat(news.found("").facets())
                .containsEntry("language", List.of(new Count("en", 2), new Count("mn", 1)))
                .containsEntry("source", List.of(new Count("ikon", 2), new Count("montsame", 1)))
                .containsEntry("collection", List.of(new Count("daily", 3), new Count("agency", 1)))
                .containsEntry("topic", List.of(new Count("copper", 3)))
                .containsEntry("month", List.of(new Count("2025-11", 1), new Count("2025-12", 2)));
    }

    @Test
    void matchingWordsAreMarkedWhereTheyStand() {
        news.publish("Рио Тинтогийн шинэ төсөл", "Өглөө. Говьд Рио Тинто компани ажиллаж байна.");

        SearchAnswer.Hit hit = news.found("\"Рио Тинто\"").hits().getFirst();

        assertThat(marked(hit.title())).containsExactly("Рио Тинтогийн");
        assertThat(hit.snippet().map(LuceneSearchTest::marked)).contains(List.of("Рио Тинто"));
    }

    private static List<String> marked(SearchAnswer.Marked marked) {
        return marked.spans().stream()
                .map(span -> marked.text().substring(span.from(), span.to()))
                .toList();
    }

    @Test
    void aTopicAskedForIsMarkedToo() {
        news.publish("Rio Tinto to invest", "");
        news.addTopic("rio-tinto", "\"Rio Tinto\"");
        SearchRequest request = new SearchRequest(
                "",
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of("rio-tinto"),
                Optional.empty(),
                Optional.empty(),
                Sort.NEWEST,
                10,
                Optional.empty(),
                false,
                true,
                SearchRequest.Expanding.ALL,
                false,
                OptionalLong.empty(),
                false);

        assertThat(marked(news.found(request).hits().getFirst().title())).containsExactly("Rio Tinto");
    }

    @Test
    void pagesGoOnWhereTheyEndedWhateverHasArrivedSince() {
        for (Sort sort : Sort.values()) {
            List<String> before = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                String title = "Coal " + sort + " " + i;
                news.publish(title, "coal ".repeat(1 + i % 7) + "and more words about it");
                before.add(title);
            }
            List<String> seen = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                SearchAnswer.Found page = news.found(Newsroom.request("coal " + sort, sort, 4, cursor));
                assertThat(page.total()).isEqualTo(25);
                seen.addAll(Newsroom.titles(page));
                cursor = page.next();
                news.publish("Coal " + sort + " late " + seen.size(), "coal coal coal");
            } while (cursor.isPresent());
            assertThat(seen).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Test
    void aCursorOfAnotherSearchIsRefused() {
        for (int i = 0; i < 3; i++) {
            news.publish("Coal " + i, "");
        }
        Optional<String> cursor = news.found(Newsroom.request("coal", Sort.NEWEST, 2, Optional.empty()))
                .next();

        assertThat(news.search().search(Newsroom.request("gold", Sort.NEWEST, 2, cursor)))
                .isInstanceOfSatisfying(
                        SearchAnswer.Problem.class,
                        problem -> assertThat(problem.message()).contains("is not of this search"));
        assertThat(news.search().search(Newsroom.request("coal", Sort.NEWEST, 2, cursor.map(c -> "A" + c))))
                .isInstanceOf(SearchAnswer.Problem.class);
    }

    @Test
    void aSearchAsOfAPlaceReplaysAfterAdditionsEditsAndAbsorptions() {
        List<ArticleId> articles = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            articles.add(news.publish("Copper " + i, "copper ".repeat(1 + i % 5) + "mine number " + i));
        }
        ArticleId headline = news.headline("ikon", "Copper headline");
        SearchAnswer.Found before =
                news.found(Newsroom.asOf("copper mine OR headline", Sort.RELEVANCE, Long.MAX_VALUE));

        for (int i = 0; i < 60; i++) {
            news.publish("Copper later " + i, "mine mine copper " + "other ".repeat(i));
        }
        news.edit(articles.get(3), "Steel 3", "no more of it");
        news.archive().articles().absorb(headline, articles.get(5));
        SearchAnswer.Found after =
                news.found(Newsroom.asOf("copper mine OR headline", Sort.RELEVANCE, before.sequence()));

        assertThat(after.hits().stream().map(SearchAnswer.Hit::id).toList())
                .isEqualTo(before.hits().stream().map(SearchAnswer.Hit::id).toList());
        assertThat(after.hits().stream().map(SearchAnswer.Hit::score).toList())
                .isEqualTo(before.hits().stream().map(SearchAnswer.Hit::score).toList());
        assertThat(after.facets()).isEqualTo(before.facets());
        assertThat(news.titles("headline")).isEmpty();
        assertThat(news.titles("steel")).containsExactly("Steel 3");
    }

    @Test
    void pastHeadlinesAreFoundWhereHistoryIsAskedFor() {
        ArticleId id = news.publish("Minister denies", "A statement.");
        news.edit(id, "Minister admits", "A statement.");

        assertThat(news.titles("denies")).isEmpty();
        assertThat(news.titles("denies history:yes")).containsExactly("Minister denies");
        assertThat(news.found("denies history:yes").hits().getFirst().current()).isFalse();
        assertThat(news.titles("admits")).containsExactly("Minister admits");
    }

    @Test
    void aMalformedQueryIsAProblemWithItsPosition() {
        assertThat(news.search().search(SearchRequest.of("copper (gold")))
                .isEqualTo(new SearchAnswer.Problem(
                        7, 1, "the \"(\" is not closed; put a \")\" after the group", Optional.of("copper (gold)")));
    }

    @Test
    void aChartHasNoGapsAndSaysWhatAllTheNewsWas() {
        news.publish("montsame", "2025-09-30", "Copper one", "");
        news.publish("ikon", "2025-11-01", "Copper two", "");
        news.publish("ikon", "2025-10-01", "Gold", "");
        news.publish("ikon", "2025-11-30", "Gold again", "");
        news.index().follow(Newsroom.SILENT);

        TimelineAnswer answer = news.search()
                .timeline(new TimelineRequest(
                        SearchRequest.of("copper"), TimelineRequest.Interval.MONTH, Optional.of("source"), List.of()));

        assertThat(answer).isInstanceOfSatisfying(TimelineAnswer.Counted.class, counted -> {
            assertThat(counted.buckets())
                    .containsExactly(
                            LocalDate.parse("2025-09-01"),
                            LocalDate.parse("2025-10-01"),
                            LocalDate.parse("2025-11-01"));
            assertThat(counted.series())
                    .containsEntry("ikon", List.of(0L, 0L, 1L))
                    .containsEntry("montsame", List.of(1L, 0L, 0L));
            assertThat(counted.all())
                    .containsEntry("ikon", List.of(0L, 1L, 2L))
                    .containsEntry("montsame", List.of(1L, 0L, 0L));
        });
    }
}
