package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator gets who unpacks the distribution on a machine without Maven. */
class DistributionIT {
    @TempDir
    static Path folder;

    private static Path unpacked;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        unpacked = Distribution.unpack(folder);
    }

    @Test
    void theShippedConfigurationIsFound() throws IOException, InterruptedException {
        Program.Ran ran = sonin("config", "check");

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out()).doesNotContain("building the program");
    }

    @Test
    void theFirstCommandLeavesACacheOfClassesThatLaterOnesStartFrom() throws IOException, InterruptedException {
        sonin("config", "check");
        List<String> caches;
        try (Stream<Path> files = Files.list(unpacked)) {
            caches = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("sonin-\\d+\\..*"))
                    .toList();
        }

        assertThat(caches).singleElement().asString().matches("sonin-\\d+\\.(aot|jsa)");
        assertThat(sonin("--version").out()).doesNotContain("learning to start quickly");
    }

    @Test
    void theDemonstrationHarvestsAndItsPageFindsBothLanguages() throws IOException, InterruptedException {
        ProcessBuilder demo = new ProcessBuilder(command("demo", "--home", "demo", "--port", "0"));
        try (Served served = Served.start(demo.directory(folder.toFile()))) {
            HttpResponse<String> page = served.page("/?q=Rio%20Tinto");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("lang=\"en\"")
                    .contains("lang=\"mn\"")
                    .contains("Рио Тинто");
        }

        Program.Ran found = sonin("search", "Рио Тинто", "--home", "demo");

        assertThat(found.out()).contains("  en  ").contains("  mn  ");
    }

    @Test
    void everyLibraryIsListedWithItsLicence() throws IOException {
        JsonNode bom = JsonMapper.shared().readTree(Files.readString(unpacked.resolve("sbom.cdx.json")));
        List<String> listed = bom.path("components")
                .valueStream()
                .map(component -> component.path("name").asString() + "-"
                        + component.path("version").asString() + ".jar")
                .toList();

        assertThat(bom.path("bomFormat").asString()).isEqualTo("CycloneDX");
        try (Stream<Path> jars = Files.list(unpacked.resolve("lib"))) {
            assertThat(listed)
                    .containsAll(jars.map(jar -> jar.getFileName().toString())
                            .filter(name -> name.endsWith(".jar") && !name.startsWith("cli-"))
                            .toList());
        }
        assertThat(bom.path("components")
                        .valueStream()
                        .filter(component -> component.path("name").asString().startsWith("lucene")))
                .allSatisfy(component ->
                        assertThat(component.path("licenses").toString()).contains("Apache-2.0"));
    }

    @Test
    void oneMachineLoadsNothingThatOnlySeveralNeed() throws IOException {
        List<String> several = List.of("cluster", "postgresql", "flyway-database-postgresql", "s3", "sdk-core");

        assertThat(Distribution.libraries(unpacked.resolve("cluster"))).containsAll(several);
        assertThat(Distribution.libraries(unpacked.resolve("lib")))
                .contains("archive", "sqlite-jdbc", "reactive-streams")
                .doesNotContainAnyElementsOf(several)
                .noneMatch(name -> name.contains("opensearch"));
    }

    @Test
    void whatAnOperatorNeedsIsThere() {
        assertThat(unpacked.resolve("systemd/sonin.service")).content().contains("ExecStart=/opt/sonin/sonin serve");
        assertThat(unpacked.resolve("LICENSE")).exists();
        assertThat(unpacked.resolve("docs/operating.md")).exists();
        assertThat(unpacked.resolve("opensearch-plugin/README.md")).exists();
        assertThat(unpacked.resolve("config/sources/montsame.yaml")).exists();
    }

    @Test
    void everyLinkOfItsDocumentsLeadsToAFileThatIsThere() throws IOException {
        List<Path> documents;
        try (Stream<Path> files = Files.walk(unpacked)) {
            documents = files.filter(file -> file.toString().endsWith(".md")).toList();
        }

        assertThat(documents)
                .extracting(document -> unpacked.relativize(document).toString())
                .contains("README.md", "docs/cluster.md", "opensearch-plugin/README.md");
        for (Path document : documents) {
            assertThat(links(document))
                    .as(document.toString())
                    .allSatisfy(
                            link -> assertThat(document.resolveSibling(link)).exists());
        }
        assertThat(unpacked.resolve("docs/defaults.yaml")).exists();
    }

    /** What a document links to in the same folder tree, without the places in it. */
    private static List<String> links(Path document) throws IOException {
        return Pattern.compile("]\\(([^)#\\s]+)")
                .matcher(Files.readString(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    private static Program.Ran sonin(String... arguments) throws IOException, InterruptedException {
        return Distribution.run(folder, command(arguments));
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(unpacked.resolve("sonin").toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
