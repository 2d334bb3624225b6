package mn.sonin.crawler;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mn.sonin.archive.Article;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Content;

/**
 * Headlines without a link that turn out to be an article: the same source, the same words in any case and punctuation, and
 * days of publication close to one another. For one pass over one source; used by one thread.
 */
final class Absorption {
    /** A digest names a story on the day it appeared or a weekend later. */
    private static final Duration CLOSE = Duration.ofDays(3);

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
     * came first: passes over a digest and over the sites that it names run at once.
     */
    static void since(Articles articles, long sequence, Collection<String> sources) {
        Map<String, Absorption> bySource = sources.stream()
                .map(source -> new Absorption(articles, source))
                .filter(absorption -> !absorption.headlines().isEmpty())
                .collect(Collectors.toMap(absorption -> absorption.source, absorption -> absorption));
        if (!bySource.isEmpty()) {
            since(articles, sequence, source -> Optional.ofNullable(bySource.get(source)));
        }
    }

    /** Absorbs whatever can be in the whole archive. */
    static void everywhere(Articles articles) {
        Map<String, Absorption> bySource = new HashMap<>();
        since(articles, 0, source -> Optional.of(bySource.computeIfAbsent(source, id -> new Absorption(articles, id))));
    }

    private static void since(Articles articles, long sequence, Function<String, Optional<Absorption>> concerned) {
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
                                    .filter(article -> !hasNoLink(article))
                                    .ifPresent(absorption::by)));
        }
    }

    /** Absorbs the headlines that this article is; returns how many. */
    int by(Article article) {
        List<Article> same = headlines().getOrDefault(key(article), List.of()).stream()
                .filter(headline -> close(headline, article))
                .toList();
        same.forEach(headline -> articles.absorb(headline.id(), article.id()));
        return same.size();
    }

    private Map<String, List<Article>> headlines() {
        if (headlines.isEmpty()) {
            Map<String, List<Article>> byWords = new HashMap<>();
            articles.headlinesOf(source, Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z")).stream()
                    .filter(Absorption::hasNoLink)
                    .forEach(headline -> byWords.computeIfAbsent(key(headline), words -> new ArrayList<>())
                            .add(headline));
            headlines = Optional.of(byWords);
        }
        return headlines.get();
    }

    static boolean hasNoLink(Article article) {
        return article.url().startsWith("urn:sonin:headline:");
    }

    static String key(Article article) {
        return key(article.current().content().title().value());
    }

    /** The words of a headline, and nothing of how they are set. */
    static String key(String title) {
        String folded = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(folded).replaceAll(" ").strip();
    }

    static boolean close(Article headline, Article article) {
        return Duration.between(day(headline), day(article)).abs().compareTo(CLOSE) <= 0;
    }

    private static Instant day(Article article) {
        Content content = article.current().content();
        return content.published().map(published -> published.value().instant()).orElse(article.firstSeen());
    }
}
