package mn.sonin.crawler;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.extract.Extraction;
import mn.sonin.crawler.extract.evidence.Found;

/**
 * Whether each of a source's selectors still earns its place: its pages are read with all of them and with all but that
 * kind, and a kind without which every page says the same may go.
 */
final class RuleWorth {
    /** Texts that share so many of their words differ by a caption or a button, which is no reason for a rule. */
    private static final double SAME = 0.98;

    private enum Kind {
        TITLE,
        BYLINE,
        PUBLISHED,
        BODY,
        REMOVE;

        List<String> of(Selectors rules) {
            return switch (this) {
                case TITLE -> rules.title();
                case BYLINE -> rules.byline();
                case PUBLISHED -> rules.published();
                case BODY -> rules.body();
                case REMOVE -> rules.remove();
            };
        }

        Selectors without(Selectors rules) {
            return new Selectors(
                    this == TITLE ? List.of() : rules.title(),
                    this == BYLINE ? List.of() : rules.byline(),
                    this == PUBLISHED ? List.of() : rules.published(),
                    this == BODY ? List.of() : rules.body(),
                    this == REMOVE ? List.of() : rules.remove());
        }
    }

    private final Selectors rules;
    private final Map<Kind, Integer> missed = new EnumMap<>(Kind.class);
    private int pages;

    RuleWorth(Selectors rules) {
        this.rules = rules;
    }

    /** Reads one more page; {@code reading} gives what it says under some selectors. */
    void page(Function<Selectors, Extraction> reading) {
        if (rules.equals(Selectors.none())) {
            return;
        }
        pages++;
        Extraction all = reading.apply(rules);
        for (Kind kind : Kind.values()) {
            if (!kind.of(rules).isEmpty() && !same(all, reading.apply(kind.without(rules)))) {
                missed.merge(kind, 1, Integer::sum);
            }
        }
    }

    /** One line for each kind of selector; none where no page could be read. */
    List<SourceCheck.Line> verdicts() {
        List<SourceCheck.Line> lines = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (pages > 0 && !kind.of(rules).isEmpty()) {
                lines.add(verdict(kind, missed.getOrDefault(kind, 0)));
            }
        }
        return lines;
    }

    private SourceCheck.Line verdict(Kind kind, int differing) {
        String name = "selectors: %s %s".formatted(kind.name().toLowerCase(Locale.ROOT), kind.of(rules));
        return differing > 0
                ? SourceCheck.Line.good(
                        "rule",
                        name,
                        "earns its place: %d of %d pages read otherwise without it".formatted(differing, pages))
                : SourceCheck.Line.bad(
                        "rule",
                        name,
                        "no longer earns its place: %d of %d pages read the same without it".formatted(pages, pages),
                        "take it out of the source's file");
    }

    private static boolean same(Extraction a, Extraction b) {
        return equal(a, b, Extraction::title)
                && equal(a, b, Extraction::byline)
                && equal(a, b, Extraction::published)
                && common(text(a), text(b)) >= SAME;
    }

    private static <T> boolean equal(Extraction a, Extraction b, Function<Extraction, Found<T>> field) {
        return field.apply(a).value().equals(field.apply(b).value());
    }

    private static String text(Extraction extraction) {
        return extraction.text().value().orElse("");
    }

    /** The share of words that two texts have in common, from 0 to 1. */
    private static double common(String a, String b) {
        Map<String, Integer> counts = new HashMap<>();
        String[] first = a.strip().split("\\s+", -1);
        String[] second = b.strip().split("\\s+", -1);
        for (String word : first) {
            counts.merge(word, 1, Integer::sum);
        }
        int both = 0;
        for (String word : second) {
            if (counts.merge(word, -1, Integer::sum) >= 0) {
                both++;
            }
        }
        return 2.0 * both / (first.length + second.length);
    }
}
