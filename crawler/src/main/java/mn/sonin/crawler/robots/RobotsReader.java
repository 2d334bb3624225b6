package mn.sonin.crawler.robots;

/** Reads a robots.txt over the network. */
@FunctionalInterface
public interface RobotsReader {
    /**
     * Asks for the file, following redirects.
     *
     * @param url address of a robots.txt
     */
    RobotsAnswer read(String url);
}
