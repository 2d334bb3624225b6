package mn.sonin.archive.store;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mn.sonin.archive.ArticleId;
import org.jdbi.v3.core.Handle;

/** Looks whether the rows are as the archive promises, and says in words what is not. */
public final class RowCheck {
    private static final int MOST = 100;

    private static final List<Promise> PROMISES = List.of(
            new Promise("article %s: its current revision is not there", """
                    SELECT a.name FROM articles a LEFT JOIN revisions r ON r.article = a.id AND r.number = a.revision
                    WHERE r.article IS NULL"""),
            new Promise("article %s: a revision begins before the one before it ends", """
                    SELECT a.name FROM revisions r JOIN articles a ON a.id = r.article
                    LEFT JOIN revisions p ON p.article = r.article AND p.number = r.number - 1
                    WHERE r.number > 1 AND (p.until IS NULL OR p.until > r.sequence)"""),
            new Promise("article %s: its last revision is not the current one", """
                    SELECT a.name FROM articles a JOIN revisions r ON r.article = a.id AND r.number = a.revision
                    WHERE a.absorbed_by IS NULL AND r.until <> 9223372036854775807"""),
            new Promise("article %s: it was first seen at another time than its first revision", """
                    SELECT a.name FROM articles a JOIN revisions r ON r.article = a.id AND r.number = 1
                    WHERE r.observed <> a.first_seen"""),
            new Promise("article %s: its first revision is of another source's capture", """
                    SELECT a.name FROM articles a JOIN revisions r ON r.article = a.id AND r.number = 1
                    JOIN captures c ON c.id = r.capture WHERE c.purpose = 'article' AND c.source <> a.source"""),
            new Promise("the sequence has a hole: places and counter are %s", """
                    SELECT places || ' and ' || value FROM counters, (SELECT count(*) AS places FROM
                      (SELECT sequence AS place FROM revisions
                       UNION SELECT until FROM revisions WHERE until < 9223372036854775807) AS every) AS counted
                    WHERE name = 'sequence' AND value <> places"""),
            new Promise("articles and their counter are %s", """
                    SELECT articles || ' and ' || value FROM counters,
                      (SELECT count(*) AS articles FROM articles WHERE absorbed_by IS NULL) AS counted
                    WHERE name = 'articles' AND value <> articles"""));

    private final Database database;

    RowCheck(Database database) {
        this.database = database;
    }

    /** Looks at all rows; what is found goes to {@code problem}, at most a hundred of each kind. */
    public void run(Consumer<String> problem) {
        database.damage().forEach(problem);
        database.readWhole(handle -> {
            PROMISES.forEach(promise -> promise(handle, promise, problem));
            addresses(handle, problem);
            texts(handle, problem);
            contents(handle, problem);
            Seal.ALL.forEach(seal -> seal.check(handle, MOST, problem));
            return true;
        });
    }

    private static void promise(Handle handle, Promise promise, Consumer<String> problem) {
        handle.createQuery(promise.broken).mapTo(String.class).list().stream()
                .limit(MOST)
                .forEach(found -> problem.accept(promise.words.formatted(found)));
    }

    /** An article is named after its address. */
    private static void addresses(Handle handle, Consumer<String> problem) {
        try (Stream<String> changed = handle
                .createQuery("SELECT name, url FROM articles")
                .map((row, context) ->
                        ArticleId.of(row.getString("url")).value().equals(row.getString("name"))
                                ? ""
                                : "article %s: its address \"%s\" is not the one it was named after"
                                        .formatted(row.getString("name"), row.getString("url")))
                .stream()) {
            changed.filter(words -> !words.isEmpty()).limit(MOST).forEach(problem);
        }
    }

    private static void texts(Handle handle, Consumer<String> problem) {
        try (Stream<String> changed = handle
                .createQuery("""
                        SELECT a.name, t.digest, t.text FROM texts t
                        JOIN revisions r ON r.text = t.id JOIN articles a ON a.id = r.article""")
                .map((row, context) -> Arrays.equals(Keys.sha256(row.getString("text")), row.getBytes("digest"))
                        ? ""
                        : "article " + row.getString("name") + ": its text is not the one that was written")
                .stream()) {
            changed.filter(words -> !words.isEmpty()).limit(MOST).forEach(problem);
        }
    }

    private static void contents(Handle handle, Consumer<String> problem) {
        try (Stream<String> changed = handle
                .createQuery("""
                        SELECT a.name, r.number, r.content, r.checksum FROM revisions r
                        JOIN articles a ON a.id = r.article""")
                .map((row, context) -> Keys.checksum(row.getString("content")) == row.getInt("checksum")
                        ? ""
                        : "article %s: revision %d is not the one that was written"
                                .formatted(row.getString("name"), row.getInt("number")))
                .stream()) {
            changed.filter(words -> !words.isEmpty()).limit(MOST).forEach(problem);
        }
    }

    /**
     * What the rows promise.
     *
     * @param words said of each row that breaks it
     * @param broken finds those rows
     */
    private record Promise(String words, String broken) {}
}
