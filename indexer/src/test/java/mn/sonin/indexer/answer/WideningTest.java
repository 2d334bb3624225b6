package mn.sonin.indexer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchAnswer.Expansion;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One query finds a story in both languages, and says how. */
final class WideningTest {
    private Newsroom news;

    @BeforeEach
    void open(@TempDir Path folder) {
        news = new Newsroom(folder);
        news.useDictionary(
                "commodity\tcopper\tзэс",
                "commodity\tcoal\tнүүрс",
                "commodity\tcoal export|coal exports\tнүүрсний экспорт",
                "economy\texport\tэкспорт",
                "economy\tpolicy rate\tбодлогын хүү",
                "politics\tpolicy\tбодлого",
                "economy\tcentral bank|Bank of Mongolia\tМонголбанк|Төв банк",
                "economy\tbank\tбанк",
                "society\tair pollution|smog\tагаарын бохирдол|утаа");
    }

    @AfterEach
    void close() {
        news.close();
    }

    @Test
    void aWordFindsTheOtherLanguageInAnyForm() {
        news.publish("Зэсийн үнэ өслөө", "");
        news.publish("Copper rallies", "");

        assertThat(news.titles("copper")).containsExactly("Copper rallies", "Зэсийн үнэ өслөө");
        assertThat(news.titles("зэсээс")).containsExactly("Зэсийн үнэ өслөө", "Copper rallies");
        assertThat(news.found("copper").expansions())
                .containsExactly(new Expansion("commodity-copper", "copper", "зэс", "translation", "expansions.tsv"));
    }

    @Test
    void severalWordsThatAreOneIdeaAreSearchedAsOne() {
        news.publish("Бодлогын хүүг бууруулав", "");
        news.publish("Гадаад бодлого", "Хүү нь эцгээ дууриав.");

        SearchAnswer.Found found = news.found("policy rate");

        assertThat(Newsroom.titles(found)).containsExactly("Бодлогын хүүг бууруулав");
        assertThat(found.expansions()).extracting(Expansion::id).containsExactly("economy-policy-rate");
    }

    @Test
    void wordsOfAnIdeaThatAreIdeasThemselvesFindMore() {
        news.publish("Нүүрс экспортлох боомт нээгдлээ", "Экспорт нэмэгдэнэ.");

        assertThat(news.titles("coal exports")).hasSize(1);
    }

    @Test
    void otherFormsAreSearchedWithinTheFieldAskedFor() {
        news.publish("Утаа", "Хотын тухай.");
        news.publish("Хот", "Утаа ихэслээ.");

        assertThat(news.titles("title:smog")).containsExactly("Утаа");
        assertThat(news.titles("smog OR gold")).hasSize(2);
        assertThat(news.titles("-smog")).isEmpty();
    }

    @Test
    void eachCanBeRemovedAndAllAreOffForTheLiteralQuery() {
        news.publish("Зэс, нүүрс", "");
        news.publish("Copper and coal", "");

        assertThat(news.titles("copper coal")).hasSize(2);
        assertThat(found("copper coal", new Expanding(true, Set.of("commodity-coal"))))
                .containsExactly("Copper and coal");
        assertThat(found("copper coal", Expanding.OFF)).containsExactly("Copper and coal");
        assertThat(news.titles("copper coal lang:mn")).isEmpty();
        assertThat(news.titles("\"copper\"")).containsExactly("Copper and coal");
        assertThat(news.titles("=copper")).containsExactly("Copper and coal");
    }

    private List<String> found(String query, Expanding expanding) {
        SearchRequest all = Newsroom.asOf(query, SearchRequest.Sort.RELEVANCE, Long.MAX_VALUE);
        return Newsroom.titles(news.found(all.bare().expanding(expanding)));
    }

    @Test
    void whatTheArchiveDoesNotHaveIsNotToldOf() {
        news.publish("Copper rallies", "");

        assertThat(news.found("copper").expansions()).isEmpty();
    }

    @Test
    void aSoundIsToldAsTheNewsSpellsIt() {
        news.publish("Бямбацогтын шинэ ном", "");
        news.publish("Бямбацогт ном бичив", "");

        assertThat(news.found("Byambatsogt").expansions())
                .extracting(Expansion::to)
                .contains("Бямбацогт");
    }

    @Test
    void aTopicsNameFindsItsOtherName() {
        news.addTopic("zuuvch", "Зөөвч");
        news.publish("Сэдэв zuuvch", "");

        assertThat(news.found("the zuuvch").expansions())
                .extracting(Expansion::kind)
                .contains("topic");
    }

    @Test
    void smallWordsNeedNotBeThereButInQuotesTheyMust() {
        news.publish("Flood hits capital", "");

        assertThat(news.titles("flood in the capital")).hasSize(1);
        assertThat(news.titles("\"flood in the capital\"")).isEmpty();
        assertThat(news.titles("in the")).isEmpty();
    }

    @Test
    void aMillionFormsAreRefusedOrAnsweredButNeverBreak() {
        news.publish("Copper rallies", "");

        assertThat(news.search().search(SearchRequest.of("copper OR coal ".repeat(99) + "copper")))
                .isInstanceOf(SearchAnswer.Found.class);
    }
}
