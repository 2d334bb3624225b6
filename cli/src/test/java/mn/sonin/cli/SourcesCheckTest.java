package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mn.sonin.sample.SampleWeb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesCheckTest {
    @Test
    void aCheckOfTheSampleWebTellsWhatEachStepFoundAndWhyNot(@TempDir Path config) throws IOException {
        for (String name : new String[] {"sonin.yaml", "topics.yaml"}) {
            Files.copy(Program.CONFIG.resolve(name), config.resolve(name));
        }
        try (SampleWeb web = SampleWeb.start()) {
            web.writeSources(Files.createDirectories(config.resolve("sources")));

            Program.Ran ran = Program.run("sources", "check", "gobi", "manaa", "toim", "--config", config.toString());

            assertThat(ran.out().lines().filter(line -> line.startsWith("gobi")))
                    .as(ran.out() + ran.err())
                    .anyMatch(line -> line.matches("gobi +json +ok .*"))
                    .anyMatch(line -> line.matches("gobi +article +ok .*characters, language mn"));
            assertThat(ran.out().lines().filter(line -> line.startsWith("manaa")))
                    .anyMatch(line ->
                            line.matches("manaa .* NO .*403 +the site lets no robot in: write to its editors.*"));
            assertThat(ran.out().lines().filter(line -> line.startsWith("toim")))
                    .anyMatch(line -> line.matches("toim +digest +ok .*20 headlines of other outlets.*"))
                    .anyMatch(line -> line.matches("toim +rule +NO .* take it out of the source's file"));
            assertThat(ran.out())
                    .endsWith(
                            "1 of 3 sources are as they should be; the lines with NO say what to do about manaa, toim.\n");
            assertThat(ran.code()).isEqualTo(1);
        }
    }
}
