package mn.sonin.search.alert;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Delivery;
import mn.sonin.archive.Leases;
import mn.sonin.archive.Leases.Lease;
import mn.sonin.archive.Leases.Taking;
import mn.sonin.archive.Revision;
import mn.sonin.archive.SavedSearch;
import mn.sonin.archive.SavedSearches;
import mn.sonin.config.Settings;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.search.alert.Sender.Outcome;
import mn.sonin.search.library.Library;
import okhttp3.Dns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches saved searches against what is new, then sends what is due. What matched is written before anything is sent, together with the place
 * that was reached, so a crash loses nothing; whether a target took a delivery is written after it did, so a crash in between sends it again
 * under the same key. A target that says nothing is not asked again in the same run: what else is on its way to it
 * waits with it, and nobody else does. Safe for several threads.
 */
public final class Alerts {
    /** The target whose deliveries a search's feeds show. */
    public static final String FEED = "feed:";

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final int PAGE = 200;
    private static final int SENT_AT_ONCE = 500;

    /** Waits between tries; after the last one a delivery is given up. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    /** Longer than any of them, whatever the clocks of two nodes say. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(25);

    /** What one node at a time has: else a reader would hear of everything from each. */
    private static final String LEASE = "alerts";

    /** Longer than the slowest target takes; begun again before each delivery. */
    private static final Duration SPAN = Duration.ofMinutes(5);

    private static final Set<String> NO_NEWS = Set.of("reread", "removal");

    private final Library library;
    private final SavedSearches searches;
    private final Leases leases;
    private final Reachable reachable;
    private final Supplier<URI> home;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    /** What saving a search came to. */
    public sealed interface Saving {
        record Saved(SavedSearch search) implements Saving {}

        /** It was not saved; each reason says what was given and what was expected. */
        record Refused(List<String> reasons) implements Saving {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** What one run came to. */
    public record Report(int matched, int arrived, int failed) {}

    /**
     * Alerts over these searches.
     *
     * @param leases by which one node at a time sends
     * @param allowed which machines webhooks may reach
     * @param home the address readers use
     */
    public Alerts(
            Library library,
            SavedSearches searches,
            Leases leases,
            Predicate<InetAddress> allowed,
            Supplier<URI> home,
            Clock clock) {
        this.library = library;
        this.searches = searches;
        this.leases = leases;
        this.reachable = new Reachable(Dns.SYSTEM, allowed);
        this.home = home;
        this.clock = clock;
    }

    /** Saves a search; it hears of what comes from now on. */
    public Saving save(String name, String query, List<String> targets) {
        List<String> reasons = new ArrayList<>();
        if (name.isBlank() || name.length() > 200) {
            reasons.add("name must have 1 to 200 characters, got %d"
                    .formatted(name.strip().length()));
        }
        if (library.search(request(query, Optional.empty(), OptionalLong.empty(), 0))
                instanceof SearchAnswer.Problem problem) {
            reasons.add("q:%d: %s".formatted(problem.position(), problem.message()));
        }
        Targets known = new Targets(settings(), reachable);
        targets.forEach(target -> known.problem(target).ifPresent(reasons::add));
        return reasons.isEmpty()
                ? new Saving.Saved(searches.save(name.strip(), query, targets, library.sequence(), clock.instant()))
                : new Saving.Refused(reasons);
    }

    /** Takes a search back; empty where there is none that lives. */
    public Optional<SavedSearch> end(long id) {
        Optional<SavedSearch> living =
                searches.find(id).filter(search -> search.ended().isEmpty());
        living.ifPresent(search -> searches.end(id, clock.instant()));
        return living;
    }

    /** Those that live, oldest first. */
    public List<SavedSearch> all() {
        return searches.all();
    }

    /** A search that lives. */
    public Optional<SavedSearch> find(long id) {
        return searches.find(id).filter(search -> search.ended().isEmpty());
    }

    /** What matched a search, newest first: what its feeds show. */
    public List<Item> items(SavedSearch search, int limit) {
        return searches.of(search.id(), limit * (1 + search.targets().size())).stream()
                .filter(delivery -> delivery.target().equals(FEED))
                .limit(limit)
                .map(delivery -> Item.read(delivery.text()))
                .toList();
    }

    /** What is on its way, or has arrived or failed, newest first. */
    public List<Delivery> deliveries(long search, int limit) {
        int targets = searches.find(search).map(found -> found.targets().size()).orElse(0);
        return targets == 0
                ? List.of()
                : searches
                        .of(search, (int) Math.min(Integer.MAX_VALUE, (long) limit * (targets + 1) / targets + 1))
                        .stream()
                        .filter(delivery -> !delivery.target().equals(FEED))
                        .limit(limit)
                        .toList();
    }

    /** Matches and sends; nothing where another node is at it. */
    public Report run() {
        turn.lock();
        try {
            return switch (leases.take(LEASE, SPAN)) {
                case Taking.Later later -> new Report(0, 0, 0);
                case Taking.Yours yours -> {
                    try (Lease lease = yours.lease()) {
                        yield deliver(match(), lease);
                    }
                }
            };
        } finally {
            turn.unlock();
        }
    }

    /** Writes down what matched since the last time; nothing is sent. */
    public int match() {
        long upTo = Math.min(library.indexed(), library.sequence());
        int matched = 0;
        for (SavedSearch search : searches.all()) {
            if (search.reached() < upTo) {
                matched += match(search, upTo);
            }
        }
        return matched;
    }

    /** Page by page, since a backfill matches more at once than memory holds; only with the last page is the place reached. */
    private int match(SavedSearch search, long upTo) {
        long reached = search.reached();
        AtomicInteger matched = new AtomicInteger();
        AtomicInteger fresh = new AtomicInteger();
        boolean whole = matches(search, reached, upTo, items -> {
            matched.addAndGet(items.size());
            fresh.addAndGet(searches.matched(search.id(), reached, deliveries(search, items, upTo)));
        });
        if (whole) {
            searches.matched(search.id(), upTo, List.of());
        }
        if (matched.get() > 0) {
            LOG.info("alert search={} reached={} deliveries={}", search.id(), whole ? upTo : reached, fresh);
        }
        return matched.get();
    }

    private List<Delivery> deliveries(SavedSearch search, List<Item> items, long upTo) {
        List<Delivery> deliveries = new ArrayList<>();
        Instant now = clock.instant();
        for (Item item : items) {
            ArticleId article = new ArticleId(item.article());
            deliveries.add(feed(search, item, article, upTo));
            for (String target : search.targets()) {
                deliveries.add(Delivery.of(search.id(), target, article, item.revision(), upTo, item.written(), now));
            }
        }
        return deliveries;
    }

    private static Delivery feed(SavedSearch search, Item item, ArticleId article, long upTo) {
        Delivery due = Delivery.of(search.id(), FEED, article, item.revision(), upTo, item.written(), Instant.EPOCH);
        return new Delivery(
                due.key(),
                due.search(),
                FEED,
                article,
                due.revision(),
                upTo,
                due.text(),
                0,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    /**
     * What a search finds of what became current in this window, oldest first, at most {@value #PAGE} at once.
     *
     * @return whether that was all; false where it cannot be asked now
     */
    boolean matches(SavedSearch search, long after, long upTo, Consumer<List<Item>> each) {
        Optional<String> cursor = Optional.empty();
        do {
            SearchRequest request = request(search.query(), cursor, OptionalLong.of(upTo), PAGE);
            switch (library.arrivals(request, after)) {
                case SearchAnswer.Found found -> {
                    if (found.partial()) {
                        LOG.info("alert search={} outcome=too-slow action=later", search.id());
                        return false;
                    }
                    each.accept(found.hits().stream()
                            .filter(hit -> !NO_NEWS.contains(hit.kind()))
                            .flatMap(hit -> revision(hit)
                                    .map(revision ->
                                            Item.of(search, hit, revision, found.expansions(), library, home.get()))
                                    .stream())
                            .toList());
                    cursor = found.next();
                }
                case SearchAnswer.Problem problem -> {
                    LOG.warn("alert search={} outcome=refused reason=\"{}\"", search.id(), problem.message());
                    return false;
                }
            }
        } while (cursor.isPresent());
        return true;
    }

    private Optional<Revision> revision(Hit hit) {
        return library.history(hit.id()).stream()
                .filter(revision -> revision.number() == hit.revision())
                .findFirst();
    }

    private static SearchRequest request(String query, Optional<String> cursor, OptionalLong asOf, int size) {
        return new SearchRequest(
                query,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Sort.OLDEST,
                size,
                cursor,
                false,
                true,
                Expanding.ALL,
                true,
                asOf,
                false);
    }

    private Report deliver(int matched, Lease lease) {
        int arrived = 0;
        int failed = 0;
        List<Delivery> due = searches.due(clock.instant(), LONGEST_WAIT, SENT_AT_ONCE);
        if (due.isEmpty()) {
            return new Report(matched, 0, 0);
        }
        Settings.Alerts settings = settings();
        Optional<Sender> webhook = settings.secret().map(secret -> new Webhook(secret, reachable, clock));
        Optional<Sender> mail = settings.mail().map(Mail::new);
        Map<String, Outcome> silent = new HashMap<>();
        for (Delivery delivery : due) {
            if (!lease.renew()) {
                LOG.info("alert outcome=left-to-another-node");
                break;
            }
            // All letters go through one server.
            boolean letter = delivery.target().startsWith("mailto:");
            String door = letter ? "mailto:" : delivery.target();
            Outcome outcome = Optional.ofNullable(silent.get(door))
                    .orElseGet(() -> (letter ? mail : webhook)
                            .map(sender -> sent(sender, delivery))
                            .orElseGet(() -> new Outcome.Failed("alerts.secret or alerts.mail-server is not set")));
            if (outcome instanceof Outcome.Silent) {
                silent.put(door, outcome);
            }
            arrived += outcome instanceof Outcome.Arrived ? 1 : 0;
            failed += outcome instanceof Outcome.Arrived ? 0 : 1;
            note(delivery, outcome);
        }
        return new Report(matched, arrived, failed);
    }

    /** What cannot be made of a delivery must not keep those behind it. */
    private static Outcome sent(Sender sender, Delivery delivery) {
        try {
            return sender.send(delivery);
        } catch (RuntimeException bug) {
            LOG.error("alert key={} outcome=failed", delivery.key(), bug);
            return new Outcome.Failed(String.valueOf(bug.getMessage()));
        }
    }

    private void note(Delivery delivery, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Outcome.Arrived arrived -> searches.arrived(delivery.key(), now);
            case Outcome.Failed failed -> later(delivery, failed.reason(), now);
            case Outcome.Silent silent -> later(delivery, silent.reason(), now);
            case Outcome.Hopeless hopeless -> {
                searches.failed(delivery.key(), hopeless.reason(), Optional.empty());
                LOG.info("alert key={} outcome=given-up reason=\"{}\"", delivery.key(), hopeless.reason());
            }
        }
    }

    private void later(Delivery delivery, String reason, Instant now) {
        Optional<Instant> again = delivery.attempt() < WAITS.size()
                ? Optional.of(now.plus(WAITS.get(delivery.attempt())))
                : Optional.empty();
        searches.failed(delivery.key(), reason, again);
        LOG.info("alert key={} outcome=failed reason=\"{}\" again={}", delivery.key(), reason, again);
    }

    private Settings.Alerts settings() {
        return library.configuration().settings().alerts();
    }
}
