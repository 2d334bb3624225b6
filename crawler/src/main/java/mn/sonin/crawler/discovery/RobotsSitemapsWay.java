package mn.sonin.crawler.discovery;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;

/** The sitemaps that robots.txt names. */
final class RobotsSitemapsWay implements Way {
    private static final Pattern LINE = Pattern.compile("(?im)^\\h*sitemap\\h*:\\h*(\\S+)");

    private final Discovery.RobotsSitemaps robots;
    private final SitemapWay sitemaps;

    RobotsSitemapsWay(Discovery.RobotsSitemaps robots, ZoneId zone) {
        this.robots = robots;
        this.sitemaps = new SitemapWay(new Discovery.Sitemap(robots.url()), zone);
    }

    @Override
    public Basis basis() {
        return Basis.SITEMAP;
    }

    @Override
    public Purpose purpose() {
        return Purpose.SITEMAP;
    }

    @Override
    public boolean asksFor(String url) {
        return false;
    }

    @Override
    public List<Ask> begin(Span span) {
        return List.of(new Ask(URI.create(robots.url()).resolve("/robots.txt").toString(), Purpose.ROBOTS, 1));
    }

    @Override
    public Reading read(Answer answer, Span span) {
        return answer.ask().purpose() == Purpose.ROBOTS ? named(answer) : sitemaps.read(answer, span);
    }

    @Override
    public Optional<String> nothingShown() {
        return sitemaps.nothingShown();
    }

    private Reading named(Answer answer) {
        List<Ask> further = LINE.matcher(Decoding.text(answer))
                .results()
                .map((MatchResult line) -> line.group(1))
                .filter(url -> url.startsWith("http://") || url.startsWith("https://"))
                .flatMap(url -> sitemaps.ask(url, 1))
                .toList();
        return further.isEmpty()
                ? new Reading.Unusable("robots.txt names no sitemap")
                : new Reading.Stories(List.of(), further);
    }
}
