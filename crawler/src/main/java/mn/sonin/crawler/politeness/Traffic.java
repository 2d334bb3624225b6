package mn.sonin.crawler.politeness;

/**
 * What requests came to together.
 *
 * @param requests sent, robots.txt and redirects included
 * @param notModified answers 304
 * @param bytes received, heads included
 * @param bytesSaved sizes of the bodies that a 304 spared the site
 * @param refused requests not made because robots.txt or a limit of ours forbade them
 */
public record Traffic(int requests, int notModified, long bytes, long bytesSaved, int refused) {
    public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0);

    public Traffic plus(Traffic other) {
        return new Traffic(
                requests + other.requests,
                notModified + other.notModified,
                bytes + other.bytes,
                bytesSaved + other.bytesSaved,
                refused + other.refused);
    }

    /** What came after an earlier count. */
    public Traffic since(Traffic earlier) {
        return new Traffic(
                requests - earlier.requests,
                notModified - earlier.notModified,
                bytes - earlier.bytes,
                bytesSaved - earlier.bytesSaved,
                refused - earlier.refused);
    }
}
