package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Which configuration counts: what the operator named, else the home's own, else the one beside the launcher. */
class ConfigurationFolderTest {
    @TempDir
    private Path folder;

    private Path home;
    private Path own;
    private Path named;
    private Path beside;

    @BeforeEach
    void write() throws IOException {
        home = folder.resolve("home");
        own = unusable(home.resolve("config"));
        named = unusable(folder.resolve("named"));
        beside = unusable(folder.resolve("beside"));
    }

    /** A folder that every command refuses by its name. */
    private static Path unusable(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("sources"));
        Files.writeString(folder.resolve("sonin.yaml"), "no-such-key: 1\n");
        return folder;
    }

    /** What each command that has a home is given, by its name. */
    private Map<String, List<String>> commands() {
        String file = own.resolve("sonin.yaml").toString();
        return Map.ofEntries(
                Map.entry("alerts run", List.of()),
                Map.entry("backfill", List.of("gobi", "--from", "2025-01-01")),
                Map.entry("backup", List.of(folder.resolve("copy").toString())),
                Map.entry("cite", List.of("copper")),
                Map.entry("digest", List.of("--mail", "editor@example.mn")),
                Map.entry("edited", List.of()),
                Map.entry("export", List.of("", folder.resolve("all.csv").toString())),
                Map.entry("harvest", List.of()),
                Map.entry("import digest", List.of(file)),
                Map.entry("import warc", List.of(file)),
                Map.entry("mcp", List.of()),
                Map.entry("rebuild articles", List.of()),
                Map.entry("rebuild index", List.of()),
                Map.entry("restore", List.of(folder.resolve("copy").toString())),
                Map.entry("saved add", List.of("Mine", "copper")),
                Map.entry("saved end", List.of("1")),
                Map.entry("saved list", List.of()),
                Map.entry("search", List.of("copper")),
                Map.entry("serve", List.of("--port", "0")),
                Map.entry("sources", List.of()),
                Map.entry("story", List.of("0123456789abcdef")),
                Map.entry("timeline", List.of()),
                Map.entry("topics test", List.of("mines")),
                Map.entry("verify", List.of()));
    }

    private String refusal(String command, Path at, String... further) {
        List<String> all = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
        all.addAll(commands().getOrDefault(command, List.of()));
        all.addAll(List.of("--home", at.toString()));
        all.addAll(List.of(further));
        return Program.run(all.toArray(String[]::new)).err();
    }

    private static String refused(Path folder) {
        return "sonin: the configuration in %s cannot be used:".formatted(folder);
    }

    @Test
    void everyCommandThatHasAHomeIsLookedAt() {
        assertThat(withHome("", new CommandLine(new Sonin())))
                .containsExactlyInAnyOrderElementsOf(commands().keySet());
    }

    /** The demonstration has a home too, but writes the configuration there itself. */
    private static Stream<String> withHome(String name, CommandLine command) {
        Stream<String> here = command.getSubcommands().isEmpty() || name.equals("sources")
                ? Stream.of(name).filter(known -> !known.equals("demo"))
                : Stream.of();
        boolean both = Stream.of("--home", "--config")
                .allMatch(option -> command.getCommandSpec().findOption(option) != null);
        return Stream.concat(
                both ? here : Stream.of(),
                command.getSubcommands().entrySet().stream()
                        .flatMap(sub -> withHome((name + " " + sub.getKey()).strip(), sub.getValue())));
    }

    @Test
    void whatWasNamedCountsBeforeTheHomesOwnForEveryCommand() {
        commands()
                .keySet()
                .forEach(command -> assertThat(refusal(command, home, "--config", named.toString()))
                        .as(command)
                        .startsWith(refused(named)));
    }

    @Test
    void theHomesOwnCountsForEveryCommandWhereNoneWasNamed() {
        commands()
                .keySet()
                .forEach(command ->
                        assertThat(refusal(command, home)).as(command).startsWith(refused(own)));
    }

    /** The variable is the operator's, and the property the launcher's. */
    @ParameterizedTest
    @CsvSource({
        "home,  named, named",
        "home,  '',    own",
        "home,  ,      own",
        "empty, named, named",
        "empty, ,      beside",
        ",      named, named",
        ",      ,      beside"
    })
    void theVariableNamesOneAsTheOptionDoesAndTheLaunchersOwnComesLast(String at, String variable, String read)
            throws IOException, InterruptedException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Map<String, Path> folders = Map.of("home", home, "empty", empty, "own", own, "named", named, "beside", beside);
        List<String> arguments = at == null
                ? List.of("topics")
                : List.of("sources", "--home", folders.get(at).toString());
        ProcessBuilder program = Program.process(arguments.toArray(String[]::new));
        program.command().add(1, "-Dsonin.default-config=" + beside);
        if (variable != null) {
            program.environment()
                    .put(
                            "SONIN_CONFIG",
                            variable.isEmpty() ? "" : folders.get(variable).toString());
        }

        Process process = program.start();

        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).startsWith(refused(folders.get(read)));
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void aNamedFolderThatIsNotThereIsToldAndNoOtherTaken() {
        Path none = folder.resolve("nowhere");

        assertThat(refusal("sources", home, "--config", none.toString())).contains(none.toString());
    }

    @Test
    void theDictionaryIsThatOfTheConfigurationThatCounts() throws IOException {
        usable(own, "word\tbridge\tгүүр\n");
        usable(named, "");
        Path digest = Files.writeString(folder.resolve("digest.txt"), """
                1 BRIDGE OPENS WWW.TENGER.EXAMPLE PUBLISHED:2026/08/01
                1 ШИНЭ ГҮҮР НЭЭГДЛЭЭ WWW.TAL.EXAMPLE НИЙТЭЛСЭН:2026/08/01
                """);
        assertThat(Program.run("import", "digest", digest.toString(), "--home", home.toString())
                        .code())
                .isZero();

        assertThat(searched()).contains("2 of 2", "Searched too: гүүр for bridge");
        assertThat(searched("--config", named.toString())).contains("1 of 1").doesNotContain("Searched too");
    }

    private String searched(String... further) {
        Program.Ran ran =
                Program.run(Stream.concat(Stream.of("search", "bridge", "--home", home.toString()), Stream.of(further))
                        .toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out();
    }

    private static void usable(Path config, String dictionary) throws IOException {
        Files.writeString(config.resolve("sonin.yaml"), "zone: Asia/Ulaanbaatar\n");
        Files.writeString(config.resolve("topics.yaml"), "{}\n");
        Files.writeString(config.resolve("expansions.tsv"), dictionary);
    }
}
