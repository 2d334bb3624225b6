package mn.sonin.crawler.fetch;

/** What came of drawing a page with a browser. Reasons are for a person. */
public sealed interface Rendering {
    /**
     * The page as its scripts left it.
     *
     * @param page whose answer's body is the drawn page in UTF-8; its capture is that of the drawn page
     */
    record Rendered(FetchResult.Fetched page) implements Rendering {}

    /** The page itself did not come. */
    record NotFetched(FetchResult result) implements Rendering {}

    /** There is no browser to draw it with. */
    record Unavailable(String reason) implements Rendering {}

    /** The browser did not finish. */
    record Failed(String reason) implements Rendering {}
}
