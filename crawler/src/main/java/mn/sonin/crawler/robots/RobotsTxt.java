package mn.sonin.crawler.robots;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRule;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mn.sonin.archive.Bytes;

/** The rules of one robots.txt for one crawler. */
final class RobotsTxt {
    /** «Crawlers MUST impose a parsing limit … at least 500 kibibytes», RFC 9309, 2.5. */
    static final int LIMIT = 500 * 1024;

    /** The library would turn a longer Crawl-delay into «disallow everything»; ours is obeyed whole. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(30);

    private final SimpleRobotRules rules;

    private RobotsTxt(SimpleRobotRules rules) {
        this.rules = rules;
    }

    static RobotsTxt parse(String url, Bytes content, String mediaType, String product) {
        byte[] bytes = content.toArray();
        byte[] within = bytes.length > LIMIT ? Arrays.copyOf(bytes, LIMIT) : bytes;
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(LONGEST_DELAY.toMillis(), 0);
        return new RobotsTxt(parser.parseContent(url, within, mediaType, List.of(product.toLowerCase(Locale.ROOT))));
    }

    static RobotsTxt none() {
        return new RobotsTxt(new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL));
    }

    RobotsVerdict verdict(String url) {
        return rules.isAllowed(url)
                ? new RobotsVerdict.Allowed(crawlDelay())
                : new RobotsVerdict.Disallowed(decisive(url));
    }

    List<String> sitemaps() {
        return List.copyOf(rules.getSitemaps());
    }

    Optional<Duration> crawlDelay() {
        long millis = rules.getCrawlDelay();
        return millis == BaseRobotRules.UNSET_CRAWL_DELAY || millis <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(millis));
    }

    /** «The most specific match found MUST be used», RFC 9309, 2.2.2: the longest. */
    private String decisive(String url) {
        return rules.getRobotRules().stream()
                .filter(rule -> !rule.isAllow() && forbids(rule, url))
                .map(RobotRule::getPrefix)
                .max(Comparator.comparingInt(String::length))
                .map(prefix -> "Disallow: " + prefix)
                .orElse("Disallow: /");
    }

    private static boolean forbids(RobotRule rule, String url) {
        SimpleRobotRules alone = new SimpleRobotRules();
        alone.addRule(rule.getPrefix(), false);
        return !alone.isAllowed(url);
    }
}
