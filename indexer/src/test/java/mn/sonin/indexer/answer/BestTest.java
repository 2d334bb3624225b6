package mn.sonin.indexer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.index.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short page scores few documents, a page of everything all, and few are scored as they are found: all tell the same order. */
final class BestTest {
    private static final int ARTICLES = 400;
    private static final List<String> WORDS =
            List.of("copper", "зэс", "mine", "уурхай", "price", "Rio Tinto", "Оюу толгой", "сонгууль");

    @TempDir
    private static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static Newsroom news;

    /** The usual one first; of an index of this machine also one that scores all as found, and one that first finds all. */
    private static final List<Search> SEARCHES = new ArrayList<>();

    /** In several segments; words at random in headlines and texts, some of them several times, over five years. */
    @BeforeAll
    static void publish() {
        news = new Newsroom(folder.resolve("home"));
        Random random = new Random(5);
        List<ArticleId> published = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            String day =
                    LocalDate.of(2020, 12, 1).plusDays(random.nextInt(1_800)).toString();
            published.add(news.publish(
                    "ikon", day, i + " " + some(random, 1 + random.nextInt(3)), some(random, random.nextInt(20))));
            if (i % 90 == 0) {
                news.index().follow(Newsroom.SILENT);
            }
        }
        news.index().follow(Newsroom.SILENT);
        // What was edited is deleted from its segment.
        for (ArticleId id : published.subList(0, 9)) {
            news.edit(id, "copper зэс", some(random, 9));
        }
        news.index().follow(Newsroom.SILENT);
        SEARCHES.clear();
        SEARCHES.add(news.search());
        if (news.index() instanceof Views views) {
            SEARCHES.add(news.search(new LuceneViews(views, Newsroom.CLOCK, Integer.MAX_VALUE)));
            SEARCHES.add(news.search(new LuceneViews(views, Newsroom.CLOCK, 0)));
        }
    }

    private static String some(Random random, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(random.nextInt(3) == 0 ? WORDS.get(random.nextInt(WORDS.size())) : "word" + random.nextInt(50));
        }
        return String.join(" ", words);
    }

    @AfterAll
    static void close() {
        news.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copper",
                "зэс уурхай",
                "copper OR сонгууль",
                "\"Rio Tinto\"",
                "copper -mine",
                "-mine",
                "title:copper",
                "text:price",
                "wor*",
                "copper NEAR/3 mine",
                "title:copper OR \"Оюу толгой\"",
                "=зэс",
                "copper last:900d"
            })
    void pagesOfAnySizeTellTheSameOrder(String query) {
        SearchAnswer.Found all =
                found(SEARCHES.getFirst(), SearchRequest.of(query).page(ARTICLES, Optional.empty()));

        assertThat(all.hits()).hasSizeGreaterThan(4);
        for (Search search : SEARCHES) {
            assertThat(found(search, SearchRequest.of(query)).facets()).isEqualTo(all.facets());
            for (int size : new int[] {1, 7, 20, ARTICLES}) {
                assertThat(paged(search, query, size)).isEqualTo(all.hits());
            }
        }
    }

    private static List<Hit> paged(Search search, String query, int size) {
        List<Hit> hits = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            SearchAnswer.Found page = found(search, SearchRequest.of(query).page(size, next));
            hits.addAll(page.hits());
            next = page.next();
        } while (next.isPresent());
        return hits;
    }

    private static SearchAnswer.Found found(Search search, SearchRequest request) {
        return (SearchAnswer.Found) search.search(request);
    }
}
