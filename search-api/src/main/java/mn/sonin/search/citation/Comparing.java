package mn.sonin.search.citation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Citation;
import mn.sonin.archive.Citation.Item;
import mn.sonin.archive.Revision;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.search.citation.Replay.Change;
import mn.sonin.search.citation.Replay.Comparison;
import mn.sonin.search.citation.Replay.Difference;
import mn.sonin.search.citation.Replay.Fate;
import mn.sonin.search.citation.Replay.Reason;
import mn.sonin.search.library.Library;

/** Finds why a citation's list is another one now. */
final class Comparing {
    /** Articles told of one by one. */
    static final int MOST = 1000;

    private final Library library;
    private final Citation.Cited cited;
    private final Map<String, String> meanings;
    private final String analysis;
    private final Optional<SearchAnswer.Problem> refused;

    /**
     * Compares with what was cited.
     *
     * @param meanings what the names in the search stand for now
     * @param analysis the version that the search is read by now
     * @param refused why the search can no longer be read
     */
    Comparing(
            Library library,
            Citation.Cited cited,
            Map<String, String> meanings,
            String analysis,
            Optional<SearchAnswer.Problem> refused) {
        this.library = library;
        this.cited = cited;
        this.meanings = meanings;
        this.analysis = analysis;
        this.refused = refused;
    }

    /** With another list. */
    Comparison with(Listed now) {
        List<Change> changes = changes();
        if (cited.grounds().list().isEmpty() || now.items().isEmpty()) {
            return new Comparison(false, changes, 0, 0, 0, List.of());
        }
        Function<Item, Object> key =
                key(cited.grounds().list().get(), now.items().get());
        Map<Object, Item> before = by(key, cited.grounds().list().get());
        Map<Object, Item> after = by(key, now.items().get());
        List<Item> missing = without(before, after);
        List<Item> added = without(after, before);
        List<Difference> moved = moved(before, after);
        List<Difference> differences = new ArrayList<>();
        missing.stream().limit(MOST).forEach(item -> differences.add(missing(item, changes)));
        added.stream().limit(MOST - differences.size()).forEach(item -> differences.add(added(item, changes)));
        moved.stream().limit(MOST - differences.size()).forEach(differences::add);
        return new Comparison(true, changes, missing.size(), added.size(), moved.size(), differences);
    }

    /** An article stands once, unless past revisions were searched too. */
    private static Function<Item, Object> key(List<Item> before, List<Item> after) {
        return once(before) && once(after) ? Item::article : item -> List.of(item.article(), item.revision());
    }

    private static boolean once(List<Item> items) {
        Set<ArticleId> seen = new HashSet<>();
        return items.stream().allMatch(item -> seen.add(item.article()));
    }

    private static Map<Object, Item> by(Function<Item, Object> key, List<Item> items) {
        Map<Object, Item> all = new LinkedHashMap<>();
        items.forEach(item -> all.put(key.apply(item), item));
        return all;
    }

    private static List<Item> without(Map<Object, Item> these, Map<Object, Item> others) {
        return these.entrySet().stream()
                .filter(entry -> !others.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<Difference> moved(Map<Object, Item> before, Map<Object, Item> after) {
        List<Difference> moved = new ArrayList<>();
        before.forEach((key, item) -> Optional.ofNullable(after.get(key))
                .map(now -> published(item, now.published()))
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> moved.add(new Difference(item.article(), Fate.MOVED, why))));
        return moved;
    }

    private Difference missing(Item item, List<Change> changes) {
        List<Change> why = new ArrayList<>(ofArticle(item));
        why.addAll(changes);
        return new Difference(item.article(), Fate.MISSING, known(why, "revision " + item.revision(), ""));
    }

    private static Difference added(Item item, List<Change> changes) {
        return new Difference(item.article(), Fate.ADDED, known(changes, "", "revision " + item.revision()));
    }

    private static List<Change> known(List<Change> why, String then, String now) {
        return why.isEmpty() ? List.of(new Change(Reason.ARCHIVE, "article", then, now)) : why;
    }

    /** What the archive has of an article at the cited place, where that is not what was cited. */
    private List<Change> ofArticle(Item item) {
        Optional<Revision> standing = library.history(item.article()).stream()
                .filter(revision -> revision.sequence() <= cited.sequence() && revision.until() > cited.sequence())
                .findFirst();
        if (standing.isEmpty()) {
            return List.of(new Change(Reason.ABSENT, "article", "revision " + item.revision(), ""));
        }
        Revision revision = standing.get();
        List<Change> changes = new ArrayList<>();
        if (revision.number() != item.revision()) {
            changes.add(new Change(
                    Reason.REVISION,
                    "revision",
                    Integer.toString(item.revision()),
                    Integer.toString(revision.number())));
        }
        Optional<Instant> stated = revision.content()
                .published()
                .map(published -> published.value().instant());
        stated.ifPresent(instant -> changes.addAll(published(item, instant)));
        return changes;
    }

    private static List<Change> published(Item item, Instant now) {
        return now.equals(item.published())
                ? List.of()
                : List.of(new Change(
                        Reason.PUBLISHED, "published", item.published().toString(), now.toString()));
    }

    /** What the search is read by, where that is not what it was. */
    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        String[] then = cited.analysis().split("\\+", -1);
        String[] now = analysis.split("\\+", -1);
        if (!then[0].equals(now[0])) {
            changes.add(new Change(Reason.ANALYSIS, "analysis", then[0], now[0]));
        }
        changes.addAll(meaningsChanged(Reason.TOPIC, Meanings.TOPIC));
        changes.addAll(meaningsChanged(Reason.COLLECTION, Meanings.COLLECTION));
        if (then.length > 1 && now.length > 1 && !then[1].equals(now[1])) {
            changes.addAll(meaningsChanged(Reason.DICTIONARY, Meanings.EXPANSION));
        }
        refused.ifPresent(problem -> changes.add(new Change(Reason.QUERY, "query", cited.query(), problem.message())));
        if (library.indexed() < cited.sequence()) {
            changes.add(new Change(
                    Reason.INDEX, "index", Long.toString(cited.sequence()), Long.toString(library.indexed())));
        }
        return changes;
    }

    private List<Change> meaningsChanged(Reason reason, String prefix) {
        Map<String, String> before = cited.grounds().meanings();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(meanings.keySet());
        return names.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> before.isEmpty() && reason != Reason.DICTIONARY
                        ? new Change(Reason.DEFINITION, name, "", meanings.getOrDefault(name, ""))
                        : new Change(reason, name, before.getOrDefault(name, ""), meanings.getOrDefault(name, "")))
                .filter(change -> !change.then().equals(change.now()))
                .toList();
    }
}
