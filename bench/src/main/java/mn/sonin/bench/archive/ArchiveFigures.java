package mn.sonin.bench.archive;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import mn.sonin.archive.Articles.Changes;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Content;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Revision.Kind;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.archive.local.Verification;
import mn.sonin.archive.store.Store;

/**
 * Fills an archive with made-up pages and prints what each step cost.
 *
 * <pre>ArchiveFigures FOLDER PAGES WRITERS [DATABASE]</pre>
 *
 * With an address as in {@code jdbc:postgresql://localhost/bench?user=postgres}, the rows go into that empty database.
 */
public final class ArchiveFigures {
    private static final int PAGE_BYTES = 30_000;
    private static final int TEXT_CHARACTERS = 1_500;
    private final Path home;
    private final int pages;
    private final int writers;
    private final String words;
    private final Clock clock = Clock.systemUTC();
    private final Options options;

    private ArchiveFigures(Path home, int pages, int writers, Optional<String> database) {
        this.home = home;
        Options plain = Options.standard(clock);
        this.options = database.map(address -> plain.sharing(store(address), home.resolve("warc")))
                .orElse(plain);
        this.pages = pages;
        this.writers = writers;
        this.words = words(new Random(1));
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3 || arguments.length > 4) {
            throw new IllegalArgumentException("expected FOLDER PAGES WRITERS [DATABASE], got " + List.of(arguments));
        }
        new ArchiveFigures(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Stream.of(arguments).skip(3).findFirst())
                .run();
    }

    private static Store store(String address) {
        return ServiceLoader.load(Store.Shared.class)
                .findFirst()
                .orElseThrow()
                .at(address, "postgres", Optional.empty(), "bench");
    }

    /** Random syllables compress about as a page of news does, to a third. */
    private static String words(Random random) {
        String[] syllables = {"са", "ний ", "улс", "ын ", "бо", "лон ", "гүүр", " нээ", "гд", "лээ. ", "хот", "од "};
        StringBuilder text = new StringBuilder();
        while (text.length() < 4 * PAGE_BYTES) {
            text.append(syllables[random.nextInt(syllables.length)]);
        }
        return text.toString();
    }

    private void run() throws Exception {
        try (LocalArchive archive = timed("open an empty archive", 1, () -> LocalArchive.open(home, options))) {
            List<Capture> captures = timed("keep captures, one writer", pages / writers, () -> append(archive, 0, 1));
            captures.addAll(
                    timed("keep captures, " + writers + " writers", pages - captures.size(), () -> spread(archive)));
            timed("record articles, one writer", pages / writers, () -> record(archive, captures, 0, pages / writers));
            timed(
                    "record articles, " + writers + " writers",
                    pages - pages / writers,
                    () -> recordSpread(archive, captures));
            timed("follow changes", pages, () -> follow(archive));
            timed("read captures", 1000, () -> read(archive, captures));
        }
        timed("open the full archive", 1, () -> LocalArchive.open(home, options))
                .close();
        Verification.Report report =
                timed("verify captures", pages, () -> Verification.of(home, options, (bytes, all) -> {}));
        System.out.printf(
                Locale.ROOT,
                "problems %d, WARC %d MiB, rows %d MiB%n",
                report.problems().size(),
                report.bytes() >> 20,
                rowBytes() >> 20);
    }

    private long rowBytes() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().startsWith("rows."))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private List<Capture> append(LocalArchive archive, int writer, int share) {
        List<Capture> captures = new ArrayList<>();
        for (int i = 0; i < pages / writers / share; i++) {
            String url = "https://bench.example/" + writer + "/" + i;
            Exchange exchange = new Exchange(
                    url,
                    Instant.EPOCH.plusSeconds(i),
                    Duration.ZERO,
                    Optional.of("192.0.2.1"),
                    Bytes.utf8("GET /" + i + " HTTP/1.1\r\nHost: bench.example\r\n\r\n"),
                    Bytes.utf8("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"),
                    Bytes.utf8(url + text(writer * 7919 + i * 31, PAGE_BYTES / 2)),
                    Optional.empty());
            captures.add(
                    archive.captures().append(exchange, new CaptureNote("bench", Purpose.ARTICLE, Optional.empty())));
        }
        return captures;
    }

    private String text(int seed, int length) {
        int from = Math.floorMod(seed * 31, words.length() - length);
        return words.substring(from, from + length);
    }

    private List<Capture> spread(LocalArchive archive) throws InterruptedException, ExecutionException {
        List<Capture> captures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Capture>>> all = new ArrayList<>();
            for (int i = 1; i < writers; i++) {
                int writer = i;
                all.add(threads.submit(() -> append(archive, writer, 1)));
            }
            for (Future<List<Capture>> each : all) {
                captures.addAll(each.get());
            }
        }
        return captures;
    }

    private int record(LocalArchive archive, List<Capture> captures, int from, int to) {
        for (Capture capture : captures.subList(from, to)) {
            String words = capture.url() + text(capture.url().hashCode(), TEXT_CHARACTERS);
            Content content = new Content(
                    Attested.of(words.substring(0, 80), Basis.SELECTOR),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Attested.of(words, Basis.SELECTOR)),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Attested.of("mn", Basis.DETECTED));
            archive.articles()
                    .record(new Observation("bench", capture.url(), capture.id(), capture.at(), Kind.FIRST, content));
        }
        return to - from;
    }

    private int recordSpread(LocalArchive archive, List<Capture> captures)
            throws InterruptedException, ExecutionException {
        int share = pages / writers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 1; i < writers; i++) {
                int writer = i;
                all.add(threads.submit(() -> record(archive, captures, writer * share, (writer + 1) * share)));
            }
            for (Future<Integer> each : all) {
                each.get();
            }
        }
        return captures.size() - share;
    }

    private static long follow(LocalArchive archive) {
        Changes step = archive.articles().changesAfter(0, 1000);
        while (step.upTo() < archive.sequence()) {
            step = archive.articles().changesAfter(step.upTo(), 1000);
        }
        return step.upTo();
    }

    private static int read(LocalArchive archive, List<Capture> captures) {
        Random random = new Random(2);
        int bytes = 0;
        for (int i = 0; i < 1000; i++) {
            Capture capture = captures.get(random.nextInt(captures.size()));
            bytes += archive.captures().read(capture).body().length();
        }
        return bytes;
    }

    /** Wall time tells what the disk and other programs cost as well; CPU time is this program's own. */
    private <T> T timed(String what, long count, Step<T> step) throws Exception {
        long start = clock.millis();
        long cpu = cpu();
        T result = step.take();
        double seconds = (clock.millis() - start) / 1e3;
        double cpuSeconds = (cpu() - cpu) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-32s %9d in %8.2f s %9.0f /s   %8.2f CPU s %9.0f /CPU s%n",
                what,
                count,
                seconds,
                count / seconds,
                cpuSeconds,
                count / cpuSeconds);
        return result;
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Something that is timed. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws Exception;
    }
}
