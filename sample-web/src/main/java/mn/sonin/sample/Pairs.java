package mn.sonin.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Chooses pairs of articles that a story finder should join or must keep apart, a fair number of each sort. */
final class Pairs {
    private static final int OF_EACH_SORT = 60;

    private final List<SampleArticle> articles;
    private final List<LabelledPair> chosen = new ArrayList<>();

    Pairs(List<SampleArticle> articles) {
        this.articles = articles.stream()
                .filter(article -> article.open() && article.edition() == 1)
                .sorted(Comparator.comparing(SampleArticle::published).thenComparing(SampleArticle::url))
                .toList();
    }

    List<LabelledPair> chosen() {
        together("across languages", (a, b) -> original(a, b) && !a.language().equals(b.language()));
        together("other words", (a, b) -> original(a, b) && a.language().equals(b.language()));
        together(
                "reprint",
                (a, b) -> b.kind() == SampleArticle.Kind.REPRINT && b.language().equals(a.language()));
        together("translation", (a, b) -> b.kind() == SampleArticle.Kind.TRANSLATION);
        apart("same subject, other event", Pairs::sameSubject);
        apart("same day, other event", Pairs::sameDay);
        apart("instalments of a series", Pairs::sameSeries);
        return List.copyOf(chosen);
    }

    private static boolean original(SampleArticle a, SampleArticle b) {
        return a.kind() == SampleArticle.Kind.ORIGINAL && b.kind() == SampleArticle.Kind.ORIGINAL;
    }

    private static boolean sameSubject(SampleArticle a, SampleArticle b) {
        return original(a, b) && !Collections.disjoint(a.topics(), b.topics());
    }

    private static boolean sameDay(SampleArticle a, SampleArticle b) {
        return original(a, b)
                && Duration.between(a.published(), b.published()).abs().toDays() < 2
                && a.language().equals(b.language());
    }

    private static boolean sameSeries(SampleArticle a, SampleArticle b) {
        return a.kind() == SampleArticle.Kind.SERIES
                && b.kind() == SampleArticle.Kind.SERIES
                && a.topics().equals(b.topics())
                && a.language().equals(b.language());
    }

    /** At most one pair of each sort and event. */
    private void together(String why, BiPredicate<SampleArticle, SampleArticle> wanted) {
        Map<String, List<SampleArticle>> byEvent = articles.stream()
                .collect(Collectors.groupingBy(SampleArticle::event, TreeMap::new, Collectors.toList()));
        byEvent.values().stream()
                .flatMap(of -> first(of, of, wanted).stream())
                .limit(OF_EACH_SORT)
                .forEach(pair -> add(pair, true, why));
    }

    /** At most one pair for each first article. */
    private void apart(String why, BiPredicate<SampleArticle, SampleArticle> wanted) {
        int before = chosen.size();
        for (int n = 0; n < articles.size() && chosen.size() < before + OF_EACH_SORT; n += 2) {
            SampleArticle one = articles.get(n);
            List<SampleArticle> later = articles.subList(n + 1, articles.size());
            first(List.of(one), later, (a, b) -> !a.event().equals(b.event()) && wanted.test(a, b))
                    .forEach(pair -> add(pair, false, why));
        }
    }

    private static List<List<SampleArticle>> first(
            List<SampleArticle> ones, List<SampleArticle> others, BiPredicate<SampleArticle, SampleArticle> wanted) {
        for (SampleArticle one : ones) {
            for (SampleArticle other : others) {
                if (!one.url().equals(other.url()) && wanted.test(one, other)) {
                    return List.of(List.of(one, other));
                }
            }
        }
        return List.of();
    }

    private void add(List<SampleArticle> pair, boolean same, String why) {
        chosen.add(new LabelledPair(pair.getFirst().url(), pair.getLast().url(), same, why));
    }
}
