package mn.sonin.indexer.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DataLicencesTest {
    private static final String LIST = "licences.tsv";

    @Test
    void everyFileOfDataHasItsLicenceBesideIt() throws IOException, URISyntaxException {
        Set<String> licensed = lines().stream().map(cells -> cells[0]).collect(Collectors.toSet());
        assertThat(licensed).containsExactlyInAnyOrderElementsOf(data());
    }

    @Test
    void everyLicenceIsNamedWithItsSource() throws IOException, URISyntaxException {
        assertThat(lines()).allSatisfy(cells -> {
            assertThat(cells).hasSize(3);
            assertThat(cells[1]).isIn("Apache-2.0", "Unicode-3.0", "Apache-2.0 AND Unicode-3.0", "CC-BY-SA-4.0");
            assertThat(cells[2]).isNotBlank();
        });
    }

    private static List<String[]> lines() throws IOException, URISyntaxException {
        return Files.readAllLines(folder().resolve(LIST)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static List<String> data() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".class"))
                    .toList();
        }
    }

    private static Path folder() throws URISyntaxException {
        URL list = Objects.requireNonNull(Bundle.class.getResource(LIST), LIST);
        return Path.of(list.toURI()).getParent();
    }
}
