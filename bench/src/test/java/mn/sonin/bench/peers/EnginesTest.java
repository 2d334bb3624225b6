package mn.sonin.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mn.sonin.bench.index.GeneratedArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times are compared of engines that did the same work. */
class EnginesTest {
    private static final int ARTICLES = 400;

    @TempDir
    Path folder;

    @Test
    void everyEngineFindsEveryQuestion() throws IOException {
        GeneratedArchive archive = GeneratedArchive.of(ARTICLES);
        BareLucene.index(archive, folder.resolve("lucene"));
        SqliteFts.index(archive, folder.resolve("sqlite"));
        PostgresFts.Made made = PostgresFts.index(archive, folder.resolve("postgresql"));
        assertThat(made.bytes()).isPositive();
        assertThat(made.worked()).isPositive();
        Questions questions = new Questions(ARTICLES);
        List<String> asked = Stream.concat(questions.words(40).stream(), questions.phrases(40).stream())
                .toList();
        try (BareLucene bare = BareLucene.open(folder.resolve("lucene"));
                SqliteFts sqlite = SqliteFts.open(folder.resolve("sqlite"));
                PostgresFts postgresql = PostgresFts.open(folder.resolve("postgresql"));
                SoninEngine sonin = SoninEngine.open(archive, folder.resolve("sonin"), Path.of("../config"))) {
            for (String question : asked) {
                int literal = bare.best(question).size();
                assertThat(literal).as(question).isPositive();
                assertThat(sqlite.best(question)).as(question).hasSize(literal);
                assertThat(postgresql.best(question)).as(question).hasSize(literal);
                assertThat(sonin.plain().best(question))
                        .as(question)
                        .hasSizeGreaterThanOrEqualTo(literal)
                        .doesNotHaveDuplicates();
                assertThat(sonin.best(question)).as(question).isNotEmpty();
            }
        }
    }
}
