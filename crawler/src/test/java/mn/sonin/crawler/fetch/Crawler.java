package mn.sonin.crawler.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Addresses;
import mn.sonin.config.Between;
import mn.sonin.config.Names;
import mn.sonin.config.Place;
import mn.sonin.config.Politeness;
import mn.sonin.config.Rhythm;
import mn.sonin.config.Selectors;
import mn.sonin.config.Settings;
import mn.sonin.config.Source;
import mn.sonin.crawler.HandSetClock;
import mn.sonin.crawler.politeness.HostTurns;
import mn.sonin.crawler.url.CanonicalUrl;

/** A real fetcher over a real archive; sites live at 127.0.0.5, and no other address of this machine may be asked. */
final class Crawler implements AutoCloseable {
    static final String SITE_ADDRESS = "127.0.0.5";
    static final Duration WHOLE = Duration.ofSeconds(3);
    static final long BODY_BYTES = 200_000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");

    final HandSetClock clock = new HandSetClock(Instant.parse("2026-09-26T02:00:00Z"));
    final List<Duration> slept = new CopyOnWriteArrayList<>();
    final Archive archive;
    final HostTurns turns;
    final Map<String, List<String>> names = new HashMap<>();
    private Network network;
    Fetcher fetcher;

    Crawler(Path home) {
        archive = LocalArchive.open(home, Options.standard(clock));
        turns = new HostTurns(
                clock.withZone(ZONE),
                duration -> {
                    slept.add(duration);
                    clock.advance(duration);
                },
                new Random(7));
        network = Network.of(AddressPolicy.allowing(address(SITE_ADDRESS))).withResolver(this::lookup);
        fetcher = fresh();
    }

    private Fetcher fresh() {
        return new Fetcher(archive, settings(), "0.1", network, turns, clock, new Random(7));
    }

    /** Another address of this machine may be asked too. */
    void alsoAllow(String numbers) {
        network = Network.of(AddressPolicy.allowing(address(SITE_ADDRESS), address(numbers)))
                .withResolver(this::lookup);
        restart();
    }

    /** The program is started again on the same archive. */
    void restart() {
        fetcher.close();
        fetcher = fresh();
    }

    FetchResult page(String url) {
        return fetch(url, Purpose.LIST);
    }

    FetchResult article(String url) {
        return fetch(url, Purpose.ARTICLE);
    }

    FetchResult fetch(String url, Purpose purpose) {
        return fetcher.fetch(FetchRequest.place(source(url), exact(url), purpose));
    }

    FetchResult fetch(Source source, String url) {
        return fetcher.fetch(FetchRequest.place(source, exact(url), Purpose.LIST));
    }

    static CanonicalUrl exact(String url) {
        return CanonicalUrl.exact(url).canonical().orElseThrow();
    }

    /** Captures of an address, oldest first. */
    List<Capture> captures(String url) {
        return archive.captures().history(exact(url).value());
    }

    /** What a harvest says once it has read the leads out of a page. */
    void settle(String url) {
        captures(url).forEach(capture -> archive.captures().settle(capture.id()));
    }

    static String text(FetchResult result) {
        return ((FetchResult.Fetched) result).answer().body().decode(UTF_8);
    }

    static Source source(String url) {
        return source(url, Duration.ofSeconds(5), 10_000, Addresses.plain());
    }

    static Source source(String url, Duration delay, int budget, Addresses addresses) {
        URI home = exact(url).uri().resolve("/");
        return new Source(
                "alfa",
                new Names("Alfa", "Альфа"),
                home,
                Set.of(),
                List.of("mn", "en"),
                Set.of(),
                true,
                ZONE,
                List.of(),
                Set.of(),
                new Rhythm.Every(Duration.ofHours(1)),
                new Politeness(
                        delay,
                        budget,
                        List.of(),
                        new Between(Duration.ofMinutes(30), Duration.ofDays(1)),
                        Politeness.Noarchive.HEADLINE_ONLY),
                addresses,
                Selectors.none(),
                Optional.empty(),
                false,
                new Place("sources/alfa.yaml", 1));
    }

    static Settings settings() {
        return new Settings(
                new Settings.UserAgent("SoninBot", URI.create("https://sonin.example/bot")),
                ZONE,
                4,
                new Settings.Limits(Duration.ofSeconds(2), WHOLE, BODY_BYTES, 5),
                1 << 30,
                Settings.LogFormat.TEXT,
                new Settings.SourceDefaults(
                        "0 0 2 * * ?",
                        Duration.ofSeconds(5),
                        1000,
                        List.of(),
                        new Between(Duration.ofMinutes(30), Duration.ofDays(1)),
                        Politeness.Noarchive.HEADLINE_ONLY),
                new Settings.Server("127.0.0.1", 0, Optional.empty(), Optional.empty()),
                Settings.Alerts.NONE,
                Map.of());
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        List<String> known = names.get(host);
        if (known == null && !host.matches("[0-9.]+")) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String numbers : known == null ? List.of(host) : known) {
            addresses.add(InetAddress.getByName(numbers));
        }
        return addresses;
    }

    static InetAddress address(String numbers) {
        try {
            return InetAddress.getByName(numbers);
        } catch (UnknownHostException notNumbers) {
            throw new AssertionError(notNumbers);
        }
    }

    @Override
    public void close() {
        fetcher.close();
        archive.close();
    }
}
