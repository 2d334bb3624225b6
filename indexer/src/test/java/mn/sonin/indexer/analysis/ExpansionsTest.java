package mn.sonin.indexer.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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
            assertThat(m.others()).extracting(Expansions.Form::text).contains("coal exports");
            assertThat(m.entry().id()).isEqualTo("commodity-coal-export");
            assertThat(m.entry().origin()).isEqualTo("expansions.tsv");
        });
    }

    @Test
    void aWordAskedForAgainAfterManyOthersFindsTheSame() throws IOException {
        Expansions expansions = loaded("commodity\tcoal export|coal exports\tнүүрсний экспорт\n");
        List<String> asked = List.of("Нүүрсний", "экспортыг", "нүүрсний", "экспорт");
        List<Expansions.Match> first = expansions.of(asked);

        List<Expansions.Match> again = expansions.of(asked);
        for (int word = 0; word < 40_000; word++) {
            assertThat(expansions.of(List.of("x" + word))).isEmpty();
        }

        assertThat(first).extracting(Expansions.Match::from).contains(0, 2);
        assertThat(again).isEqualTo(first);
        assertThat(expansions.of(asked)).isEqualTo(first);
    }

    @Test
    void namesOfCountriesComeWithTheProgram() {
        assertThat(Expansions.bundled().of(List.of("Польшид"))).anySatisfy(m -> {
            assertThat(m.others()).extracting(Expansions.Form::text).contains("Poland");
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
        ExpansionFile file = ExpansionFile.at(path, InstantSource.system());
        assertThat(file.reload()).isEmpty();
        Files.writeString(path, "x\tfelt\n");

        assertThat(file.reload()).hasSize(1);

        assertThat(file.get().of(List.of("felt"))).isNotEmpty();
    }

    @Test
    void anEditedFileCountsASecondLater() throws IOException {
        Path path = file("x\tfelt\tэсгий\n");
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-12-05T04:00:00Z"));
        ExpansionFile file = ExpansionFile.at(path, now::get);
        assertThat(file.get().of(List.of("felt"))).isNotEmpty();
        Files.writeString(path, "x\tsaddle\tэмээл\n");
        Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2025-12-05T04:00:01Z")));
        assertThat(file.get().of(List.of("felt"))).isNotEmpty();

        now.set(Instant.parse("2025-12-05T04:00:01Z"));

        assertThat(file.get().of(List.of("эмээлээ"))).isNotEmpty();
        assertThat(file.get().of(List.of("felt"))).isEmpty();
    }

    @Test
    void withoutAFileThereAreTheNamesOfTheProgram() {
        ExpansionFile file = ExpansionFile.at(folder.resolve("none.tsv"), InstantSource.system());

        assertThat(file.get().of(List.of("Польшид"))).isNotEmpty();
    }

    @Test
    void aWordWithOtherMeaningsIsKnownInOneDirectionOnly() throws IOException {
        Expansions expansions = loaded("x\turanium\t=ураны|<уран|>ураны орд\n");

        assertThat(expansions.of(List.of("uranium")))
                .anySatisfy(m -> assertThat(m.others())
                        .containsExactly(
                                new Expansions.Form("ураны", true, true, true),
                                new Expansions.Form("ураны орд", false, false, true)));
        assertThat(expansions.of(List.of("уран"))).isNotEmpty();
    }

    @Test
    void anAcronymThatIsAWordWantsItsCapitals() throws IOException {
        Expansions expansions = loaded("x\tHunters\t=ЗӨВЖ\n");

        assertThat(expansions.of(List.of("ЗӨВЖ"))).isNotEmpty();
        assertThat(expansions.of(List.of("ЗӨВЖ-ийн"))).isNotEmpty();
        assertThat(expansions.of(List.of("зөвж"))).isEmpty();
        assertThat(expansions.of(List.of("зөвжийн"))).isEmpty();
        assertThat(expansions.of(List.of("ЗӨВЖ-4"))).isEmpty();
    }

    @Test
    void monthsAndCurrenciesAreKnownInBothLanguages() {
        assertThat(Expansions.bundled().of(List.of("January")))
                .anySatisfy(m ->
                        assertThat(m.others()).extracting(Expansions.Form::text).contains("нэгдүгээр сар"));
        assertThat(Expansions.bundled().of(List.of("Mongolian", "tugrik")))
                .anySatisfy(m -> assertThat(m.entry().id()).isEqualTo("currency-mnt"));
        assertThat(Expansions.bundled().of(List.of("may"))).isEmpty();
    }

    @Test
    void monthsAndCurrenciesAreThoseThatTheBuildRead() {
        assertThat(Bundle.monthsAndMoney()).isEqualTo(MonthsAndMoney.entries());
    }

    @Test
    void theShippedFileIsUnderstood() {
        assertThat(Expansions.read(Path.of("../config/expansions.tsv"))).isInstanceOf(Expansions.Result.Loaded.class);
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
