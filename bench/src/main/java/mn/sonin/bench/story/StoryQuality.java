package mn.sonin.bench.story;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Attested;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.story.StoryIndex;
import mn.sonin.sample.LabelledPair;
import mn.sonin.sample.SampleArticle;
import mn.sonin.sample.SampleWeb;

/** Compares the stories of a harvested sample web with its own truth, and with two simpler ways to find them. */
public final class StoryQuality {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");

    private final Map<String, String> events = new HashMap<>();
    private final List<LabelledPair> pairs;
    private final List<Change> articles = new ArrayList<>();

    /**
     * What one way of finding stories came to.
     *
     * @param right labelled pairs that were decided right, by their sort
     * @param of all labelled pairs of each sort
     */
    public record Figures(String way, BCubed stories, Map<String, Integer> right, Map<String, Integer> of) {
        @Override
        public String toString() {
            String sorts = of.entrySet().stream()
                    .map(entry -> "%n  %-28s %d of %d"
                            .formatted(entry.getKey(), right.getOrDefault(entry.getKey(), 0), entry.getValue()))
                    .collect(Collectors.joining());
            return String.format(
                    Locale.ROOT,
                    "%-14s B³ precision %.3f, recall %.3f, F1 %.3f%s",
                    way,
                    stories.precision(),
                    stories.recall(),
                    stories.f1(),
                    sorts);
        }
    }

    /** The articles of this archive, which was harvested from this sample web. */
    public StoryQuality(Archive archive, SampleWeb web) {
        for (SampleArticle article : web.articles()) {
            events.put(article.url(), article.event());
        }
        this.pairs = web.pairs();
        archive.articles().changesAfter(0, 1_000_000).changes().stream()
                .filter(change -> change.revision().number() == 1 && events.containsKey(change.url()))
                .forEach(articles::add);
    }

    /** Sonin's stories, written to a folder. */
    public Figures sonin(Archive archive, Expansions expansions, Path folder) {
        try (StoryIndex stories = StoryIndex.open(folder, archive, Analyzers.bundled(), () -> expansions, ZONE)) {
            stories.follow((done, sequence, end) -> {});
            return figures(
                    "Sonin",
                    change -> stories.of(change.revision().article())
                            .orElseThrow()
                            .story()
                            .value());
        }
    }

    /** Articles of one address are a story, and no others. */
    public Figures sameAddress() {
        return figures("same address", Change::url);
    }

    /** Articles are joined where MinHash says that half of their runs of three words are the same. */
    public Figures minHash() {
        Map<String, String> joined = joined();
        return figures("MinHash", change -> joined.getOrDefault(change.url(), change.url()));
    }

    private Map<String, String> joined() {
        int[] leader =
                MinHash.leaders(articles.stream().map(StoryQuality::sketch).toList());
        Map<String, String> joined = new HashMap<>();
        for (int i = 0; i < leader.length; i++) {
            joined.put(articles.get(i).url(), articles.get(leader[i]).url());
        }
        return joined;
    }

    /** Of its headline and text. */
    static int[] sketch(Change change) {
        return MinHash.of(change.revision().content().title().value() + " "
                + change.revision().content().text().map(Attested::value).orElse(""));
    }

    private Figures figures(String way, Function<Change, String> story) {
        Map<String, String> clusters = new HashMap<>();
        articles.forEach(change -> clusters.put(change.url(), story.apply(change)));
        Map<String, Integer> right = new TreeMap<>();
        Map<String, Integer> of = new TreeMap<>();
        for (LabelledPair pair : pairs) {
            String first = clusters.get(pair.first());
            String second = clusters.get(pair.second());
            if (first != null && second != null) {
                of.merge(pair.why(), 1, Integer::sum);
                right.merge(pair.why(), first.equals(second) == pair.same() ? 1 : 0, Integer::sum);
            }
        }
        return new Figures(way, BCubed.of(clusters, events), right, of);
    }
}
