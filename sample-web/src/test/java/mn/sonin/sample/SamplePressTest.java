package mn.sonin.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo's figures may count on. */
class SamplePressTest {
    private static SampleWeb web;

    @BeforeAll
    static void start() throws IOException {
        web = SampleWeb.start();
    }

    @AfterAll
    static void close() {
        web.close();
    }

    @Test
    void atLeastFourHundredArticlesAreOpenToRobots() {
        assertThat(firstEdition()).hasSizeGreaterThan(400);
    }

    @Test
    void eachLanguageHasAtLeastFourTenthsOfTheArticles() {
        List<SampleArticle> all = firstEdition();
        for (String language : List.of("en", "mn")) {
            assertThat(count(all, article -> article.language().equals(language)) * 10L)
                    .as(language)
                    .isGreaterThanOrEqualTo(all.size() * 4L);
        }
    }

    @Test
    void everyArticleOfTheFirstEditionIsFromTheTwoYearsBeforeTheSixthOfDecember() {
        assertThat(firstEdition().stream().map(SampleArticle::published))
                .allMatch(at -> at.isAfter(Instant.parse("2023-12-06T00:00:00Z")))
                .allMatch(at -> at.isBefore(Instant.parse("2025-12-06T00:00:00Z")));
    }

    @Test
    void atLeastSixtyEventsAreToldInBothLanguages() {
        Set<String> english = events(article -> article.language().equals("en"));
        Set<String> both = events(article -> article.language().equals("mn"));
        both.retainAll(english);
        assertThat(both).hasSizeGreaterThanOrEqualTo(60).contains("pope-president", "ubd-2024", "ubd-2025");
    }

    @Test
    void aWideEventIsToldOnSeveralSitesInDifferentWords() {
        List<SampleArticle> tellings = firstEdition().stream()
                .filter(article ->
                        article.event().equals("pope-president") && article.kind() == SampleArticle.Kind.ORIGINAL)
                .toList();
        assertThat(tellings.stream().map(SampleArticle::site).distinct()).hasSizeGreaterThan(10);
        assertThat(tellings.stream().map(article -> article.titles().getFirst()).distinct())
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void everyInstalmentOfASeriesIsAnEventOfItsOwn() {
        List<String> instalments = firstEdition().stream()
                .filter(article -> article.kind() == SampleArticle.Kind.SERIES)
                .map(SampleArticle::event)
                .toList();
        assertThat(instalments).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    }

    @Test
    void reprintsAndTranslationsNameWhereTheyCameFrom() {
        assertThat(firstEdition().stream()
                        .filter(article -> article.kind() == SampleArticle.Kind.REPRINT
                                || article.kind() == SampleArticle.Kind.TRANSLATION))
                .hasSizeGreaterThan(50)
                .allSatisfy(article -> assertThat(
                                web.site(article.credit().orElseThrow()).id())
                        .isNotEqualTo(article.site()));
    }

    @Test
    void theSecondEditionBringsEditsRemovalsAndNewArticles() {
        List<SampleArticle> all =
                web.articles().stream().filter(SampleArticle::open).toList();
        assertThat(count(all, article -> article.titles().size() == 2)).isGreaterThan(15);
        assertThat(count(all, article -> article.removed().isPresent())).isGreaterThan(3);
        assertThat(count(all, article -> article.edition() == 2)).isGreaterThan(10);
    }

    @Test
    void noTwoArticlesShareAnAddress() {
        assertThat(web.articles().stream().map(SampleArticle::url)).doesNotHaveDuplicates();
    }

    @Test
    void theSameSeedGivesTheSameArticlesAndAnotherSeedOthers() throws IOException {
        try (SampleWeb again = SampleWeb.start();
                SampleWeb other = SampleWeb.start(7, 0)) {
            assertThat(lines(again)).isEqualTo(lines(web));
            assertThat(lines(other)).isNotEqualTo(lines(web));
        }
    }

    @Test
    void pairsOfEverySortAreLabelled() {
        List<LabelledPair> pairs = web.pairs();
        assertThat(pairs.stream().filter(LabelledPair::same)).hasSizeGreaterThan(100);
        assertThat(pairs.stream().filter(pair -> !pair.same())).hasSizeGreaterThan(100);
        assertThat(pairs.stream().map(LabelledPair::why).distinct())
                .containsExactlyInAnyOrder(
                        "across languages",
                        "other words",
                        "reprint",
                        "translation",
                        "same subject, other event",
                        "same day, other event",
                        "instalments of a series");
    }

    @Test
    void aPairNamesTwoArticlesThatAreShown() {
        Set<String> shown = firstEdition().stream().map(SampleArticle::url).collect(Collectors.toSet());
        assertThat(web.pairs()).allSatisfy(pair -> {
            assertThat(pair.first()).isNotEqualTo(pair.second()).isIn(shown);
            assertThat(pair.second()).isIn(shown);
        });
    }

    @Test
    void atLeastOneHundredAndTwentyQueriesAreJudgedHalfInEachLanguage() {
        List<JudgedQuery> queries = SampleWeb.judgedQueries();
        assertThat(queries).hasSizeGreaterThanOrEqualTo(120);
        assertThat(queries.stream().filter(query -> query.language().equals("en")))
                .hasSize(queries.size() / 2);
        assertThat(queries.stream().map(JudgedQuery::kind).distinct())
                .containsExactlyInAnyOrder("topic", "person", "place", "company", "event");
        assertThat(queries.stream().map(JudgedQuery::id)).doesNotHaveDuplicates();
    }

    @Test
    void everyJudgedEventIsToldInBothLanguagesInTheFirstEdition() {
        Set<String> english = events(article -> article.language().equals("en"));
        Set<String> mongolian = events(article -> article.language().equals("mn"));
        assertThat(SampleWeb.judgedQueries()).allSatisfy(query -> {
            assertThat(english).containsAll(query.grades().keySet());
            assertThat(mongolian).containsAll(query.grades().keySet());
            assertThat(query.grades().values()).allMatch(grade -> grade >= 1 && grade <= 3);
        });
    }

    @Test
    void aSourceFileIsWrittenForEverySiteWithItsAddress(@TempDir Path folder) throws IOException {
        web.writeSources(folder.resolve("sources"));
        for (SampleSite site : web.sites()) {
            String text = Files.readString(folder.resolve("sources").resolve(site.id() + ".yaml"));
            assertThat(text).contains("home: " + site.home()).doesNotContain("{base}", "{mirror}");
        }
        try (Stream<Path> files = Files.list(folder.resolve("sources"))) {
            assertThat(files).hasSize(web.sites().size());
        }
    }

    private static List<SampleArticle> firstEdition() {
        return web.articles().stream()
                .filter(article -> article.open() && article.edition() == 1)
                .toList();
    }

    private static Set<String> events(Predicate<SampleArticle> wanted) {
        return firstEdition().stream().filter(wanted).map(SampleArticle::event).collect(Collectors.toSet());
    }

    private static long count(List<SampleArticle> articles, Predicate<SampleArticle> wanted) {
        return articles.stream().filter(wanted).count();
    }

    private static List<String> lines(SampleWeb of) {
        return of.articles().stream()
                .map(article ->
                        article.site() + URI.create(article.url()).getPath() + article.titles() + article.published())
                .sorted()
                .toList();
    }
}
