package mn.sonin.search.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import mn.sonin.archive.Basis;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern PLACES = Pattern.compile("\\{\\d\\}");

    @Test
    void everyTextStandsInBothLanguages() {
        assertThat(Words.MONGOLIAN.texts().keySet())
                .containsExactlyInAnyOrderElementsOf(Words.ENGLISH.texts().keySet());
    }

    @Test
    void aTextHasTheSamePlacesForValuesInBothLanguages() {
        Words.ENGLISH
                .texts()
                .forEach((key, text) -> assertThat(
                                PLACES.matcher(Words.MONGOLIAN.texts().getOrDefault(key, ""))
                                        .results()
                                        .map(match -> match.group())
                                        .toList())
                        .as(key)
                        .containsExactlyInAnyOrderElementsOf(PLACES.matcher(text)
                                .results()
                                .map(match -> match.group())
                                .toList()));
    }

    @Test
    void aValueStandsAsItIsWhateverIsInIt() {
        assertThat(Words.ENGLISH.say("fault.name", "a {1} $1 b", "c")).isEqualTo("there is no a {1} $1 b \"c\"");
    }

    @Test
    void everyBasisHasAName() {
        for (Basis basis : Basis.values()) {
            assertThat(Words.ENGLISH.texts()).containsKey("basis." + basis.word());
        }
    }

    @Test
    void mongolianTextsAreMongolian() {
        Words.MONGOLIAN.texts().forEach((key, text) -> {
            if (!key.equals("nav.api") && !key.equals("take.api") && !key.equals("api.title")) {
                assertThat(text).as(key).containsPattern("[а-яөүА-ЯӨҮ]");
            }
        });
    }
}
