package mn.sonin.crawler.discovery;

import crawlercommons.sitemaps.AbstractSiteMap;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sitemaps of one index whose addresses differ in numbers alone, as in {@code posts-1.xml} and {@code posts-2.xml}. New stories stand
 * at one end of such a series, and nothing but its dates tells at which.
 */
final class SitemapSeries {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private SitemapSeries() {}

    /** The last and the first sitemap of each series, series by series, then those next to them, and so on to the middle. */
    static List<AbstractSiteMap> outerFirst(Collection<AbstractSiteMap> index) {
        Map<String, List<AbstractSiteMap>> series = index.stream()
                .collect(Collectors.groupingBy(SitemapSeries::name, LinkedHashMap::new, Collectors.toList()));
        return series.values().stream()
                .flatMap(SitemapSeries::ranked)
                .sorted(Comparator.comparingInt(Ranked::rank))
                .map(Ranked::sitemap)
                .toList();
    }

    private record Ranked(int rank, AbstractSiteMap sitemap) {}

    private static Stream<Ranked> ranked(List<AbstractSiteMap> series) {
        List<AbstractSiteMap> inOrder = series.stream()
                .sorted(Comparator.comparing(SitemapSeries::numbered))
                .toList();
        int last = inOrder.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(rank -> new Ranked(rank, inOrder.get(rank % 2 == 0 ? last - rank / 2 : rank / 2)));
    }

    private static String name(AbstractSiteMap sitemap) {
        return NUMBER.matcher(sitemap.getUrl().toString()).replaceAll("#");
    }

    /** The address as text that sorts by its numbers. */
    private static String numbered(AbstractSiteMap sitemap) {
        return NUMBER.matcher(sitemap.getUrl().toString())
                .replaceAll((MatchResult number) -> "%20s".formatted(number.group()));
    }
}
