package mn.sonin.crawler.discovery;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;

/** A sitemap or an index of sitemaps, gzipped or not, with or without news entries. */
final class SitemapWay implements Way {
    /** How deep an index may point; the protocol knows one level, sites two. */
    private static final int DEPTH = 3;
    /**
     * Sitemaps of one index read in an ordinary harvest: the newest of those of which it tells a date, for older ones hold no news, and
     * as many of the others.
     */
    private static final int NEWEST = 10;
    /** Sitemaps read in a backfill, against indexes without end. */
    private static final int WHOLE = 5000;

    /** What a sitemap says of itself that has news entries, and how far into it that may stand. */
    private static final String NEWS = "/schemas/sitemap-news/";

    private static final int HEAD = 4096;

    private final Discovery.Sitemap sitemap;
    private final ZoneId zone;
    private final Set<String> asked = new HashSet<>();
    private boolean filled;

    SitemapWay(Discovery.Sitemap sitemap, ZoneId zone) {
        this.sitemap = sitemap;
        this.zone = zone;
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
        return Shape.same(sitemap.url(), url);
    }

    @Override
    public List<Ask> begin(Span span) {
        return ask(sitemap.url(), 1).toList();
    }

    /** The sitemap at this address, unless it has been asked for. */
    Stream<Ask> ask(String url, int depth) {
        return asked.add(url) ? Stream.of(new Ask(url, Purpose.SITEMAP, depth)) : Stream.empty();
    }

    @Override
    public Reading read(Answer answer, Span span) {
        return switch (Gunzip.of(answer.body())) {
            case Gunzip.Plain plain -> parse(answer, plain.bytes(), span);
            case Gunzip.Refused refused -> new Reading.Unusable(refused.reason());
        };
    }

    /** A sitemap of news is empty when there were none for two days. */
    @Override
    public Optional<String> nothingShown() {
        return filled ? Optional.empty() : Optional.of("the sitemap has no entries");
    }

    private Reading parse(Answer answer, byte[] bytes, Span span) {
        filled |= new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1).contains(NEWS);
        try {
            return switch (parser().parseSiteMap(bytes, URI.create(answer.url()).toURL())) {
                case SiteMapIndex index -> new Reading.Stories(List.of(), children(index, answer.ask(), span));
                case SiteMap map -> stories(map, span);
                case AbstractSiteMap other -> new Reading.Unusable("no sitemap of a known kind: " + other.getType());
            };
        } catch (UnknownFormatException | IOException | IllegalArgumentException e) {
            return new Reading.Unusable("expected a sitemap, got a text that begins \"%s\""
                    .formatted(Json.beginning(Decoding.text(answer))));
        }
    }

    private static SiteMapParser parser() {
        SiteMapParser parser = new SiteMapParser(false, true);
        parser.enableExtension(Extension.NEWS);
        return parser;
    }

    private List<Ask> children(SiteMapIndex index, Ask ask, Span span) {
        if (ask.step() >= DEPTH) {
            return List.of();
        }
        List<AbstractSiteMap> listed = SitemapSeries.outerFirst(index.getSitemaps());
        int most = span.whole() ? WHOLE : NEWEST;
        Stream<AbstractSiteMap> dated = listed.stream()
                .filter(SitemapWay::isDated)
                .filter(child -> changedSince(child, span))
                .sorted(Comparator.comparing(SitemapWay::changed).reversed())
                .limit(most);
        Stream<AbstractSiteMap> others =
                listed.stream().filter(child -> !isDated(child)).limit(most);
        return Stream.concat(dated, others)
                .flatMap(child -> ask(child.getUrl().toString(), ask.step() + 1))
                .filter(child -> asked.size() <= WHOLE)
                .toList();
    }

    /** A child last changed before the first wanted day holds nothing wanted. */
    private boolean changedSince(AbstractSiteMap child, Span span) {
        return !span.isBefore(changed(child).atZone(zone).toLocalDate());
    }

    private static boolean isDated(AbstractSiteMap child) {
        return child.getLastModified() != null;
    }

    private static Instant changed(AbstractSiteMap child) {
        return child.getLastModified().toInstant();
    }

    private Reading stories(SiteMap map, Span span) {
        filled |= !map.getSiteMapUrls().isEmpty();
        List<Entry> entries = map.getSiteMapUrls().stream()
                .map(SitemapWay::entry)
                .filter(entry -> entry.time()
                        .map(at -> !span.isBefore(at.atZone(zone).toLocalDate()))
                        .orElse(true))
                .toList();
        return new Reading.Stories(entries, List.of());
    }

    private static Entry entry(SiteMapURL listed) {
        Entry entry = Entry.at(listed.getUrl().toString())
                .touched(Optional.ofNullable(listed.getLastModified()).map(Date::toInstant));
        return news(listed)
                .map(news -> entry.titled(Optional.ofNullable(news.getTitle()).flatMap(Words::plain))
                        .published(Optional.ofNullable(news.getPublicationDateTime())
                                .map(SitemapWay::moment)))
                .orElse(entry);
    }

    private static Optional<NewsAttributes> news(SiteMapURL listed) {
        return Optional.ofNullable(listed.getAttributesForExtension(Extension.NEWS))
                .filter(attributes -> attributes.length > 0)
                .map(attributes -> (NewsAttributes) attributes[0]);
    }

    /** A day without a time is read as midnight by the parser; no newsroom publishes to the second at midnight. */
    private static Moment moment(ZonedDateTime at) {
        boolean day = at.toLocalTime().equals(LocalTime.MIDNIGHT);
        return new Moment(at.toOffsetDateTime(), day ? Moment.Precision.DAY : Moment.Precision.SECOND);
    }
}
