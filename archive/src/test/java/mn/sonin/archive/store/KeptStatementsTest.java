package mn.sonin.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mn.sonin.archive.ArchiveException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStatementsTest {
    @TempDir
    private Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("rows.sqlite"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aQuestionAskedAgainIsNotPreparedAnew() {
        PreparedStatement first = database.read(handle -> statement(handle, 1));
        PreparedStatement again = database.read(handle -> statement(handle, 2));

        assertThat(again).isSameAs(first);
    }

    private static PreparedStatement statement(Handle handle, int number) {
        return handle.createQuery("SELECT :number AS number")
                .bind("number", number)
                .map((row, context) -> {
                    assertThat(row.getInt("number")).isEqualTo(number);
                    return context.getStatement();
                })
                .one();
    }

    @Test
    void aValueThatIsMissingIsNotTheOneOfTheLastUse() {
        database.read(handle -> statement(handle, 1));

        assertThatThrownBy(() -> database.read(handle -> handle.createQuery("SELECT :number AS number")
                        .mapTo(Integer.class)
                        .one()))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("number");
        assertThat(database.<Optional<Integer>>read(handle -> handle.createQuery("SELECT :number AS number")
                        .bind("number", Optional.<Integer>empty())
                        .mapTo(Integer.class)
                        .findOne()))
                .isEmpty();
    }

    @Test
    void aQuestionAskedWithinItselfHasAnAnswerOfItsOwn() {
        List<Integer> numbers =
                database.read(handle -> handle.createQuery("SELECT :from AS n UNION ALL SELECT :from + 1")
                        .bind("from", 1)
                        .map((row, context) -> row.getInt("n") * 100 + twice(handle, row.getInt("n")))
                        .list());

        assertThat(numbers).containsExactly(103, 205);
    }

    private static int twice(Handle handle, int from) {
        return handle
                .createQuery("SELECT :from AS n UNION ALL SELECT :from + 1")
                .bind("from", from)
                .mapTo(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Test
    void moreQuestionsThanAreKeptAreAllAnswered() {
        List<Integer> asked = IntStream.range(0, 200).boxed().toList();

        List<Integer> answers = database.read(handle -> asked.stream()
                .map(number -> handle.createQuery("SELECT " + number)
                        .mapTo(Integer.class)
                        .one())
                .toList());

        assertThat(answers).isEqualTo(asked);
    }

    @Test
    void whatFailedOnceCanBeAskedAgain() {
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> database.read(handle -> handle.createQuery("SELECT number FROM nowhere")
                            .mapTo(Integer.class)
                            .one()))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("no such table: nowhere");
        }

        assertThat(database.<Integer>read(handle ->
                        handle.createQuery("SELECT 1").mapTo(Integer.class).one()))
                .isEqualTo(1);
    }
}
