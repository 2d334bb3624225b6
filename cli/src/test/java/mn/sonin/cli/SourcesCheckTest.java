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

            Program.Ran ran = Program.run("sources", "check", "gobi", "manaa", "--config", config.toString());

            assertThat(ran.out().lines().filter(line -> line.startsWith("gobi")))
                    .as(ran.out() + ran.err())
                    .anyMatch(line -> line.matches("gobi +json +ok .*"))
                    .anyMatch(line -> line.matches("gobi +article +ok .*characters, language mn"));
            assertThat(ran.out().lines().filter(line -> line.startsWith("manaa")))
                    .anyMatch(line -> line.matches("manaa .* NO .*403.*"));
            assertThat(ran.code()).isEqualTo(1);
        }
    }
}
