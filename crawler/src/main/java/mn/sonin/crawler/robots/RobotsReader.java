package mn.sonin.crawler.robots;

import java.time.Duration;

/** Reads a robots.txt over the network. */
@FunctionalInterface
public interface RobotsReader {
    /**
     * Asks for the file, following redirects.
     *
     * @param url address of a robots.txt
     * @param crawlDelay pause that the site's rules asked for when they were last read; zero where they are not known
     */
    RobotsAnswer read(String url, Duration crawlDelay);
}
