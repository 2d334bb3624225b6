package mn.sonin.indexer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short page scores few documents, a page of everything all: they must tell the same order. */
final class BestTest {
    private static final int ARTICLES = 400;
    private static final List<String> WORDS =
            List.of("copper", "зэс", "mine", "уурхай", "price", "Rio Tinto", "Оюу толгой", "сонгууль");

    @TempDir
    private static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static Newsroom news;

    @SuppressWarnings("NullAway.Init")
    private static Search search;

    /** In several segments; words at random in headlines and texts, some of them several times, over five years. */
    @BeforeAll
    static void publish() {
        news = new Newsroom(folder.resolve("home"));
        Random random = new Random(5);
        for (int i = 0; i < ARTICLES; i++) {
            String day =
                    LocalDate.of(2020, 12, 1).plusDays(random.nextInt(1_800)).toString();
            news.publish("ikon", day, i + " " + some(random, 1 + random.nextInt(3)), some(random, random.nextInt(20)));
            if (i % 90 == 0) {
                news.index().follow(Newsroom.SILENT);
            }
        }
        news.index().follow(Newsroom.SILENT);
        search = news.search();
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
        List<Hit> all =
                found(SearchRequest.of(query).page(ARTICLES, Optional.empty())).hits();

        assertThat(all).hasSizeGreaterThan(4);
        for (int size : new int[] {1, 7, 20}) {
            assertThat(paged(query, size)).isEqualTo(all);
        }
    }

    private static List<Hit> paged(String query, int size) {
        List<Hit> hits = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            SearchAnswer.Found page = found(SearchRequest.of(query).page(size, next));
            hits.addAll(page.hits());
            next = page.next();
        } while (next.isPresent());
        return hits;
    }

    private static SearchAnswer.Found found(SearchRequest request) {
        return (SearchAnswer.Found) search.search(request);
    }
}
