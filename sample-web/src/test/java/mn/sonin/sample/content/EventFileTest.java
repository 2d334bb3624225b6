package mn.sonin.sample.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventFileTest {
    private static final String SNOW = """
            # a comment
            @ snow 2025-01-02 capital weather reach=3 follows=rain
            [en]
            H Snow falls
            L Snow fell on Thursday.
            F It was deep.
            [mn]
            H Цас оров
            L Пүрэв гарагт цас оров.
            """;

    @Test
    void anEventIsReadWithItsSentencesInBothLanguages() {
        List<Event> events = EventFile.read("test.txt", SNOW);
        assertThat(events).hasSize(1);
        Event snow = events.getFirst();
        assertThat(snow.id()).isEqualTo("snow");
        assertThat(snow.follows()).contains("rain");
        assertThat(snow.reach()).isEqualTo(3);
        assertThat(snow.in(Language.ENGLISH).facts()).containsExactly("It was deep.");
        assertThat(snow.in(Language.MONGOLIAN).headlines()).containsExactly("Цас оров");
    }

    @Test
    void aLineThatIsNoPartOfAnEventIsNamedWithItsPlace() {
        assertThatThrownBy(() -> EventFile.read("test.txt", SNOW + "Snow again\n"))
                .hasMessage(
                        "test.txt:10: \"Snow again\" is no line of an event; begin it with H, L, F or Q under [en] or [mn]");
    }

    @Test
    void anEventInOneLanguageIsRefused() {
        String english = SNOW.substring(0, SNOW.indexOf("[mn]"));
        assertThatThrownBy(() -> EventFile.read("test.txt", english))
                .hasMessage("event \"snow\" must be told in en and mn");
    }
}
