package mn.sonin.indexer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.Search.Suggestion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the search offers while somebody types, and after a slip. */
final class CompletionTest {
    private Newsroom news;

    @BeforeEach
    void open(@TempDir Path folder) {
        news = new Newsroom(folder);
    }

    @AfterEach
    void close() {
        news.close();
    }

    private List<Suggestion> suggested(String typed) {
        news.index().follow(Newsroom.SILENT);
        return news.search().suggest(typed, 8);
    }

    @Test
    void topicsSourcesAndWordsComplete() {
        news.addTopic("copper", "copper");
        news.publish("Copper exports", "");

        assertThat(suggested("co"))
                .extracting(suggestion -> suggestion.kind() + " " + suggestion.query())
                .contains("topic topic:copper", "word copper");
        assertThat(suggested("mon")).extracting(Suggestion::query).contains("source:montsame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Khurel", "khurel", "hürel", "хүрэл", "ХҮРЭЛ", "Хурэл"})
    void aNameIsOfferedInBothScripts(String typed) {
        news.publish("Ерөнхийлөгч Хүрэлсүх Ватиканд айлчиллаа", "");

        assertThat(suggested(typed)).anySatisfy(suggestion -> {
            assertThat(suggestion.kind()).isEqualTo("name");
            assertThat(suggestion.text()).containsAnyOf("Khurelsukh", "Хүрэлсүх");
            assertThat(news.titles(suggestion.query())).hasSize(1);
        });
    }

    /** Anything that stands before the word being typed means something. */
    @ParameterizedTest
    @CsvSource({
        "Copper NOT gol, Copper NOT gold",
        "coal OR copp, coal OR copper",
        "уран ЭСВЭЛ зэ, уран ЭСВЭЛ зэс",
        "=АН сон, =АН сонгууль",
        "copper -gol, copper -gold",
        "coal OR (copp, coal OR (copper"
    })
    void whatStandsBeforeTheLastWordStaysAsTyped(String typed, String completed) {
        news.publish("Copper and gold", "");
        news.publish("Зэс, сонгууль", "");

        assertThat(suggested(typed)).extracting(Suggestion::query).containsExactly(completed);
    }

    @Test
    void namesThatNoArticleHasAreNotOffered() {
        news.publish("Copper exports", "");

        assertThat(suggested("Alab")).isEmpty();
    }

    @Test
    void severalWordsOfANameAreCompleted() {
        news.publish("Оюу толгойн уурхай", "");

        assertThat(suggested("oyu to")).extracting(Suggestion::text).contains("Oyu Tolgoi");
        assertThat(suggested("оюу то")).extracting(Suggestion::text).contains("Оюу толгой");
    }

    @Test
    void wordsOfHeadlinesAreOfferedAsTheySound() {
        news.publish("Бямбацогт ном бичив", "");

        assertThat(suggested("byambats")).extracting(Suggestion::text).contains("бямбацогт");
        assertThat(suggested("шинэ бямба")).extracting(Suggestion::text).contains("шинэ бямбацогт");
    }

    @Test
    void aSlipOfTheKeyboardIsToldInBothLanguages() {
        news.publish("Parliament debates the budget", "");
        news.publish("Төсвийн тодотгол хэлэлцэв", "");

        assertThat(news.found("parlaiment budget").correction()).contains("parliament budget");
        assertThat(news.found("тодотголл").correction()).contains("тодотгол");
        assertThat(news.found("budget").correction()).isEmpty();
    }

    /** A word as an article has it, and as it was mistyped. */
    @ParameterizedTest
    @CsvFileSource(resources = "slips.tsv", delimiter = '\t')
    void whatIsOftenMistypedInMongolianIsUnderstood(String written, String typed) {
        news.publish(written, "");

        assertThat(news.found(typed).total() == 1
                        || news.found(typed)
                                .correction()
                                .filter(written::equals)
                                .isPresent())
                .as("%s for %s", written, typed)
                .isTrue();
    }
}
