package mn.sonin.bench.crash;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Articles.Changes;
import mn.sonin.archive.Delivery;
import mn.sonin.archive.Revision;
import mn.sonin.archive.SavedSearch;

/** Compares what a receiver has with what the archive says was sent, and with the articles there are. */
record Told(Archive archive, Inbox inbox) {
    private static final Set<Revision.Kind> NO_NEWS = Set.of(Revision.Kind.REREAD, Revision.Kind.REMOVAL);
    private static final int ALL = 1_000_000;

    /**
     * Looks at keys and texts.
     *
     * @param faults where what is not as promised is said
     * @return articles whose newest revision the receiver has not heard of
     */
    long look(List<String> faults) {
        faults.addAll(inbox.faults());
        Set<String> arrived = inbox.keys();
        Set<String> unknown = new HashSet<>(arrived);
        Map<String, String> keys = new HashMap<>();
        for (SavedSearch search : archive.savedSearches().all()) {
            for (Delivery delivery : archive.savedSearches().of(search.id(), ALL)) {
                if (!search.targets().contains(delivery.target())) {
                    continue;
                }
                unknown.remove(delivery.key());
                if (delivery.arrived().isPresent() && !arrived.contains(delivery.key())) {
                    faults.add("the rows say that %s arrived, and it did not".formatted(delivery.key()));
                }
                String other = keys.put(revision(delivery.article().value(), delivery.revision()), delivery.key());
                if (other != null) {
                    faults.add("one match has two keys: %s and %s".formatted(other, delivery.key()));
                }
            }
        }
        unknown.forEach(key -> faults.add("%s was sent before it was written down".formatted(key)));
        return newest().stream()
                .filter(revision -> !arrived.contains(keys.getOrDefault(revision, "")))
                .count();
    }

    /** The newest revision of each article, where it is news. */
    private Set<String> newest() {
        Set<String> newest = new HashSet<>();
        long from = 0;
        Changes step = archive.articles().changesAfter(from, 1_000);
        while (step.upTo() > from) {
            for (Change change : step.changes()) {
                Revision revision = change.revision();
                if (revision.current() && !NO_NEWS.contains(revision.kind())) {
                    newest.add(revision(revision.article().value(), revision.number()));
                }
            }
            from = step.upTo();
            step = archive.articles().changesAfter(from, 1_000);
        }
        return newest;
    }

    private static String revision(String article, int number) {
        return article + "#" + number;
    }
}
