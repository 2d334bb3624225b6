package mn.sonin.crawler;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Captures;
import mn.sonin.crawler.robots.Robots;
import mn.sonin.crawler.robots.RobotsAnswer;
import mn.sonin.crawler.robots.RobotsVerdict;
import mn.sonin.crawler.url.CanonicalUrl;

/** What the robots.txt files in the archive say; asks no site. */
final class KeptRobots {
    private final Robots robots;
    private final Captures captures;
    private final Clock clock;

    KeptRobots(String product, Parts parts) {
        this.robots = new Robots(product, parts.clock());
        this.captures = parts.archive().captures();
        this.clock = parts.clock();
    }

    boolean forbid(String url) {
        Optional<CanonicalUrl> canonical = CanonicalUrl.exact(url).canonical();
        return canonical
                .filter(known -> robots.verdict(known, (address, crawlDelay) -> kept(address))
                        instanceof RobotsVerdict.Disallowed)
                .isPresent();
    }

    private RobotsAnswer kept(String url) {
        List<Capture> kept = captures.history(url).reversed().stream()
                .filter(capture -> capture.status() == 200)
                .toList();
        // One that is too large is never whole, and counts as far as it goes.
        return Stream.concat(kept.stream().filter(Capture::whole), kept.stream())
                .filter(captures::here)
                .findFirst()
                .<RobotsAnswer>map(capture ->
                        new RobotsAnswer.Found(captures.read(capture).body(), capture.mediaType(), clock.instant()))
                .orElseGet(() -> new RobotsAnswer.Absent("none is kept"));
    }
}
