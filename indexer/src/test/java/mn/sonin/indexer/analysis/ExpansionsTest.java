package mn.sonin.indexer.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpansionsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void anInflectedWordFindsItsEntry() throws IOException {
        Expansions expansions = loaded("commodity\tcoal export|coal exports\tнүүрсний экспорт\n");

        List<Expansions.Match> matches = expansions.of(List.of("нүүрсний", "экспортыг", "нэмнэ"));

        assertThat(matches).anySatisfy(m -> {
            assertThat(m.from()).isZero();
            assertThat(m.to()).isEqualTo(2);
            assertThat(m.others()).contains("coal exports");
            assertThat(m.entry().id()).isEqualTo("commodity-coal-export");
            assertThat(m.entry().origin()).isEqualTo("expansions.tsv");
        });
    }

    @Test
    void namesOfCountriesComeWithTheProgram() {
        assertThat(Expansions.bundled().of(List.of("Польшид"))).anySatisfy(m -> {
            assertThat(m.others()).contains("Poland");
            assertThat(m.entry().origin()).isEqualTo(Expansions.BUNDLED);
        });
    }

    @Test
    void everyProblemIsToldWithItsLine() throws IOException {
        Path file = file("# remark\ncommodity\tcoal\nplace\tTuul|\tТуул\nx\tgold\tалт\nx\tgold\tалтны\n");

        Expansions.Result result = Expansions.read(file);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Expansions.Result.Refused.class,
                        r -> assertThat(r.problems())
                                .containsExactly(
                                        file
                                                + ":2: \"commodity\tcoal\" has 2 cells; expected kind, English forms, Mongolian forms with a tab between them",
                                        file
                                                + ":3: \"place\tTuul|\tТуул\" has an empty kind or form; remove the | or fill the cell",
                                        file
                                                + ":5: \"gold\" of kind \"x\" stands on an earlier line too; put all its forms on one line"));
    }

    @Test
    void aBrokenFileLeavesWhatWasReadBefore() throws IOException {
        Path path = file("x\tfelt\tэсгий\n");
        ExpansionFile file = ExpansionFile.at(path);
        assertThat(file.reload()).isEmpty();
        Files.writeString(path, "x\tfelt\n");

        assertThat(file.reload()).hasSize(1);

        assertThat(file.current().of(List.of("felt"))).isNotEmpty();
    }

    @Test
    void anEditedFileCountsAfterReload() throws IOException {
        Path path = file("x\tfelt\tэсгий\n");
        ExpansionFile file = ExpansionFile.at(path);
        file.reload();
        Files.writeString(path, "x\tsaddle\tэмээл\n");

        file.reload();

        assertThat(file.current().of(List.of("эмээлээ"))).isNotEmpty();
        assertThat(file.current().of(List.of("felt"))).isEmpty();
    }

    private Expansions loaded(String lines) throws IOException {
        return Expansions.read(file(lines)) instanceof Expansions.Result.Loaded loaded
                ? loaded.expansions()
                : Expansions.bundled();
    }

    private Path file(String lines) throws IOException {
        return Files.writeString(folder.resolve("expansions.tsv"), lines);
    }
}
