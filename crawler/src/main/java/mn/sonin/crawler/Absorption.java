package mn.sonin.crawler;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mn.sonin.archive.Article;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Articles.Titled;
import mn.sonin.archive.Content;

/**
 * Headlines without a link that turn out to be an article: the same source, the same words in any case and punctuation, and
 * days of publication close to one another. For one pass over one source; used by one thread.
 */
final class Absorption {
    /** A digest names a story on the day it appeared or a weekend later. */
    private static final Duration CLOSE = Duration.ofDays(3);

    /** A day that was published is no moment: by the clocks of some zone, an article is seen before it. */
    private static final Duration ZONES = Duration.ofDays(1);

    /** Places of the sequence looked at in one step. */
    private static final int STEP = 1000;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Articles articles;
    private final String source;
    private Optional<Map<String, List<Article>>> headlines = Optional.empty();

    Absorption(Articles articles, String source) {
        this.articles = articles;
        this.source = source;
    }

    /**
     * Absorbs what the archive has got of these sources since this place in its sequence, whichever of headline and article
     * came first: passes over a digest and over the sites that it names run at once, and a digest may name what was read days ago.
     */
    static void since(Articles articles, long sequence, Collection<String> sources) {
        Map<String, Absorption> bySource = sources.stream()
                .map(source -> new Absorption(articles, source))
                .filter(absorption -> !absorption.headlines().isEmpty())
                .collect(Collectors.toMap(absorption -> absorption.source, absorption -> absorption));
        if (!bySource.isEmpty()) {
            Map<Absorption, List<Article>> named = new HashMap<>();
            since(articles, sequence, source -> Optional.ofNullable(bySource.get(source)), (absorption, article) -> {
                if (hasNoLink(article.url())) {
                    named.computeIfAbsent(absorption, fresh -> new ArrayList<>())
                            .add(article);
                } else {
                    absorption.by(article);
                }
            });
            named.forEach(Absorption::intoEarlier);
        }
    }

    /** Absorbs whatever can be in the whole archive. */
    static void everywhere(Articles articles) {
        Map<String, Absorption> bySource = new HashMap<>();
        since(
                articles,
                0,
                source -> Optional.of(bySource.computeIfAbsent(source, id -> new Absorption(articles, id))),
                (absorption, article) -> {
                    if (!hasNoLink(article.url())) {
                        absorption.by(article);
                    }
                });
    }

    private static void since(
            Articles articles,
            long sequence,
            Function<String, Optional<Absorption>> concerned,
            BiConsumer<Absorption, Article> each) {
        long at = sequence;
        for (Articles.Changes step = articles.changesAfter(at, STEP);
                step.upTo() > at;
                step = articles.changesAfter(at, STEP)) {
            at = step.upTo();
            step.changes().stream()
                    .filter(change -> change.revision().current())
                    .forEach(change -> concerned
                            .apply(change.source())
                            .filter(absorption -> !absorption.headlines().isEmpty())
                            .ifPresent(absorption -> articles.find(
                                            change.revision().article())
                                    .ifPresent(article -> each.accept(absorption, article))));
        }
    }

    /** Absorbs these headlines where they are articles that were there before them. */
    private void intoEarlier(List<Article> named) {
        Instant first = named.stream()
                .map(Absorption::day)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Map<String, List<Titled>> byWords = articles
                .titled(source, first.minus(CLOSE).minus(ZONES))
                .stream()
                .filter(titled -> !hasNoLink(titled.url()))
                .collect(Collectors.groupingBy(titled -> key(titled.title())));
        for (Article headline : named) {
            byWords.getOrDefault(key(headline), List.of()).stream()
                    .filter(titled -> close(day(headline), titled.at()))
                    .findFirst()
                    .filter(titled -> stands(headline))
                    .ifPresent(titled -> articles.absorb(headline.id(), titled.id()));
        }
    }

    /** Whether a headline was not absorbed meanwhile. */
    private boolean stands(Article headline) {
        return articles.find(headline.id())
                .map(now -> now.absorbedBy().isEmpty())
                .orElse(false);
    }

    /** Absorbs the headlines that this article is; returns how many. */
    int by(Article article) {
        List<Article> same = headlines().getOrDefault(key(article), List.of()).stream()
                .filter(headline -> close(day(headline), day(article)))
                .toList();
        same.forEach(headline -> articles.absorb(headline.id(), article.id()));
        return same.size();
    }

    private Map<String, List<Article>> headlines() {
        if (headlines.isEmpty()) {
            Map<String, List<Article>> byWords = new HashMap<>();
            articles.headlinesOf(source, Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z")).stream()
                    .filter(headline -> hasNoLink(headline.url()))
                    .forEach(headline -> byWords.computeIfAbsent(key(headline), words -> new ArrayList<>())
                            .add(headline));
            headlines = Optional.of(byWords);
        }
        return headlines.get();
    }

    private static boolean hasNoLink(String url) {
        return url.startsWith("urn:sonin:headline:");
    }

    static String key(Article article) {
        return key(article.current().content().title().value());
    }

    /** The words of a headline, and nothing of how they are set. */
    static String key(String title) {
        String folded = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(folded).replaceAll(" ").strip();
    }

    private static boolean close(Instant headline, Instant article) {
        return Duration.between(headline, article).abs().compareTo(CLOSE) <= 0;
    }

    private static Instant day(Article article) {
        Content content = article.current().content();
        return content.published().map(published -> published.value().instant()).orElse(article.firstSeen());
    }
}
