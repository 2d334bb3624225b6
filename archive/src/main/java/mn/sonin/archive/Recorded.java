package mn.sonin.archive;

/** What an observation came to. */
public sealed interface Recorded {
    Article article();

    /** Nobody had seen this article before. */
    record Added(Article article) implements Recorded {}

    /** It says something else than before. */
    record Changed(Article article) implements Recorded {}

    /** It says what it said. */
    record Unchanged(Article article) implements Recorded {}
}
