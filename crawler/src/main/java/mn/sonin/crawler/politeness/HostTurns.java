package mn.sonin.crawler.politeness;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Leases;
import mn.sonin.archive.Leases.Lease;
import mn.sonin.archive.Leases.Taking;

/**
 * The turns of all hosts: one request at a time at each host and at each address behind several hosts, with the pause between
 * them that the site is owed. Safe for use by several threads; waiting ones may be virtual.
 */
public final class HostTurns {
    /** A Retry-After up to this long is waited for; for a longer one nobody stands in the queue. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Hosts remembered at most, as long as nothing is owed to them. */
    private static final int REMEMBERED = 10_000;

    /** How soon a node asks again where another one has the turn. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    /** An answer takes milliseconds; one that took this long stood still on its way. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Leases leases;
    private final Duration longest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<String, Spending> spending = new HashMap<>();
    private final AddressTurns addresses = new AddressTurns();
    private final RequestLog log;

    /** Turns of a program that has the sites to itself. */
    public HostTurns(Clock clock, Sleeper sleeper, RandomGenerator random) {
        this(clock, sleeper, random, Leases.ALONE, Duration.ZERO, Optional.empty());
    }

    /**
     * @param clock its zone says where a day of the budget begins
     * @param random spreads the end of rests; used by several threads
     * @param leases by which nodes keep out of each other's way
     * @param longest what one request can take; after that, the turn of a node that died is over
     * @param requests folder of the files in which all requests are noted; empty where only the newest are remembered
     */
    public HostTurns(
            Clock clock,
            Sleeper sleeper,
            RandomGenerator random,
            Leases leases,
            Duration longest,
            Optional<Path> requests) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.leases = leases;
        this.longest = longest;
        this.log = new RequestLog(clock, requests.map(folder -> new RequestFiles(folder, clock)));
    }

    /** Waits for a turn; a Retry-After or a rest that is too long to wait for is told at once. */
    public TurnAnswer take(TurnRequest request) throws InterruptedException {
        Host host = enter(request.host());
        return orGiveBack(() -> leave(host), () -> atHost(host, request));
    }

    private TurnAnswer atHost(Host host, TurnRequest request) throws InterruptedException {
        Optional<TurnAnswer.Later> closed = host.closed(PATIENCE);
        if (closed.isPresent()) {
            return closed.get();
        }
        host.turn.acquire();
        return orGiveBack(host.turn::release, () -> whenRested(host, request));
    }

    private TurnAnswer whenRested(Host host, TurnRequest request) throws InterruptedException {
        Optional<TurnAnswer.Later> closed = host.closed(PATIENCE);
        if (closed.isPresent()) {
            return closed.get();
        }
        for (Duration rest = rest(host, request); rest.isPositive(); rest = rest(host, request)) {
            sleeper.sleep(rest);
        }
        Runnable leave = addresses.take(request.addresses(), request.port());
        return orGiveBack(leave, () -> amongNodes(host, request, leave));
    }

    /** What is still asked for with something in hand. */
    @FunctionalInterface
    private interface Step {
        TurnAnswer ask() throws InterruptedException;
    }

    /** Gives what is in hand back unless the turn is granted: the turn itself gives it back at its end. */
    private static TurnAnswer orGiveBack(Runnable back, Step step) throws InterruptedException {
        boolean granted = false;
        try {
            TurnAnswer answer = step.ask();
            granted = answer instanceof TurnAnswer.Yours;
            return answer;
        } finally {
            if (!granted) {
                back.run();
            }
        }
    }

    private Duration rest(Host host, TurnRequest request) {
        Instant ready = host.ready(request.pause());
        Instant now = clock.instant();
        return now.isBefore(ready) ? Duration.between(now, ready) : Duration.ZERO;
    }

    /** It is this program's turn; now that of the node among others. */
    private TurnAnswer amongNodes(Host host, TurnRequest request, Runnable leave) throws InterruptedException {
        Map<String, Duration> names = names(request);
        Taking taking = ask(names);
        while (taking instanceof Taking.Later later) {
            if (!later.held() && later.free().compareTo(PATIENCE) > 0) {
                return new TurnAnswer.Later(
                        clock.instant().plus(later.free()), request.host() + " is left alone, as was found before");
            }
            sleeper.sleep(later.held() ? ASK_AGAIN : later.free());
            taking = ask(names);
        }
        Lease lease = ((Taking.Yours) taking).lease();
        return spend(request) ? turn(host, lease, leave) : spent(request, lease);
    }

    /** Asks once. What was granted when nobody could tell it for long may be over: it has to be confirmed first. */
    private Taking ask(Map<String, Duration> names) {
        Instant began = clock.instant();
        Taking taking = leases.take(names, longest);
        boolean late = Duration.between(began, clock.instant()).compareTo(LATE) > 0;
        if (late && taking instanceof Taking.Yours yours && !yours.lease().renew()) {
            yours.lease().close();
            return new Taking.Later(true, ASK_AGAIN);
        }
        return taking;
    }

    private static Map<String, Duration> names(TurnRequest request) {
        Map<String, Duration> names = new HashMap<>();
        AddressTurns.names(request.addresses(), request.port())
                .forEach(address -> names.put("address " + address, Duration.ZERO));
        names.put("host " + request.host(), request.pause());
        return names;
    }

    private TurnAnswer turn(Host host, Lease lease, Runnable leave) {
        return new TurnAnswer.Yours(new HostTurn(host, () -> {
            host.ended();
            try (lease) {
                host.state()
                        .leftAloneUntil()
                        .ifPresent(until -> lease.leaveAlone(Duration.between(clock.instant(), until)));
            } finally {
                leave.run();
                host.turn.release();
                leave(host);
            }
        }));
    }

    /**
     * Notes what a request came to, or that it was not made.
     *
     * @throws ArchiveException where that cannot be written down
     */
    public void note(String source, LoggedRequest request) {
        log.add(source, request);
    }

    /** What one source's requests came to since the program started. */
    public Traffic traffic(String source) {
        return log.traffic(source);
    }

    /**
     * How one source's hosts were treated of late.
     *
     * @throws ArchiveException where the files of requests cannot be read
     */
    public PolitenessReport report(String source) {
        RequestLog.Done done = log.done(source);
        lock.lock();
        try {
            List<PolitenessReport.HostState> states = done.newest().stream()
                    .map(LoggedRequest::host)
                    .distinct()
                    .sorted()
                    .flatMap(name -> Optional.ofNullable(hosts.get(name)).stream())
                    .map(Host::state)
                    .toList();
            return new PolitenessReport(source, done.since(), done.traffic(), states, done.newest());
        } finally {
            lock.unlock();
        }
    }

    /** Counts requests of today that were made before the program started. */
    public void alreadySpent(String source, int requests) {
        lock.lock();
        try {
            spending.put(source, new Spending(today(), requests));
        } finally {
            lock.unlock();
        }
    }

    /** How many requests were made for this source today. */
    public int spent(String source) {
        lock.lock();
        try {
            return spentToday(source);
        } finally {
            lock.unlock();
        }
    }

    private int spentToday(String source) {
        Spending before = spending.getOrDefault(source, new Spending(today(), 0));
        return before.day().equals(today()) ? before.requests() : 0;
    }

    /** A host of which somebody wants something is not forgotten. */
    private Host enter(String name) {
        lock.lock();
        try {
            if (hosts.size() >= REMEMBERED) {
                hosts.values().removeIf(host -> host.interested == 0 && host.forgettable());
            }
            Host host = hosts.computeIfAbsent(name, fresh -> new Host(fresh, clock, random));
            host.interested++;
            return host;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Host host) {
        lock.lock();
        try {
            host.interested--;
        } finally {
            lock.unlock();
        }
    }

    private boolean spend(TurnRequest request) {
        lock.lock();
        try {
            int spent = spentToday(request.source());
            if (spent >= request.dailyBudget()) {
                return false;
            }
            spending.put(request.source(), new Spending(today(), spent + 1));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private TurnAnswer.Spent spent(TurnRequest request, Lease unneeded) {
        unneeded.close();
        Instant tomorrow = today().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        return new TurnAnswer.Spent(
                tomorrow, "%s has made its %d requests of today".formatted(request.source(), request.dailyBudget()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private record Spending(LocalDate day, int requests) {}
}
