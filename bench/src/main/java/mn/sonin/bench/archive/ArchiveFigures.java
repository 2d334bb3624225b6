package mn.sonin.bench.archive;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mn.sonin.archive.Articles.Changes;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Revision.Kind;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.archive.local.Verification;
import mn.sonin.archive.store.Store;
import mn.sonin.bench.Report;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.Worked;
import mn.sonin.bench.harvest.GeneratedPages;
import mn.sonin.bench.index.GeneratedNews;

/**
 * {@code FOLDER PAGES WRITERS} fills archives with made-up pages and articles, in turns one with its rows in its home and one with them in a
 * PostgreSQL that is started for it, with {@code fsync}; prints what each step cost and what is on disk. All of it goes from the folder again.
 */
public final class ArchiveFigures implements AutoCloseable {
    private static final Path RESULTS = Path.of("bench/target/archive.json");
    private static final String EMBEDDED = "embedded";
    private static final String POSTGRESQL = "PostgreSQL";
    private static final List<String> STORES = List.of(EMBEDDED, POSTGRESQL);
    private static final int ROUNDS = 3;

    /** Pages of the round before those that count, in which the compilers of the Java machine do their work. */
    private static final int WARM_UP = 500;

    /** Made before the clock runs; each is kept under many addresses. */
    private static final int BODIES = 64;

    private static final String PACKED_PAGE =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n";
    private static final int CHANGES = 1_000;
    private static final int READ = 1_000;

    private final Clock clock = Clock.systemUTC();
    private final Path folder;
    private final EmbeddedPostgres server;
    private final GeneratedNews news = new GeneratedNews();
    private final List<byte[]> bodies;

    private ArchiveFigures(Path folder) throws IOException {
        this.folder = folder;
        GeneratedPages pages = new GeneratedPages(GeneratedPages.Size.USUAL);
        this.bodies = IntStream.range(0, BODIES)
                .mapToObj(number -> pages.packed(number, number))
                .toList();
        // The library would let it go without.
        this.server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("usage: ArchiveFigures FOLDER PAGES WRITERS");
            System.exit(2);
        }
        int writers = Integer.parseInt(arguments[2]);
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        measured(folder, WARM_UP, writers, 1);
        Report report = measured(folder, Integer.parseInt(arguments[1]), writers, ROUNDS);
        System.out.println(report);
        report.write(RESULTS);
    }

    /** So many rounds of both in turns. */
    static Report measured(Path folder, int pages, int writers, int rounds) throws Exception {
        if (writers < 1 || pages <= writers) {
            throw new IllegalArgumentException(
                    "expected more pages than writers and at least one of these, got %d pages and %d writers"
                            .formatted(pages, writers));
        }
        Report report = Report.begin();
        try (ArchiveFigures figures = new ArchiveFigures(folder)) {
            report.add("PostgreSQL", "version", figures.number("SHOW server_version_num", "postgres") / 10_000.0);
            for (int round = 0; round < rounds; round++) {
                for (String store : STORES) {
                    figures.new Filling(report, store, pages / (writers + 1), writers).run();
                }
            }
        }
        return report;
    }

    @Override
    public void close() throws IOException {
        server.close();
        Scratch.delete(folder.resolve("postgresql"));
    }

    private long number(String sql, String database) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One archive, filled: a share of the pages by one writer, then as many by each of all. */
    private final class Filling {
        private static final String DATABASE = "figures";

        private final Report report;
        private final String rows;
        private final int share;
        private final int writers;
        private final Path home = folder.resolve("home");
        private final Options options;

        Filling(Report report, String rows, int share, int writers) {
            this.report = report;
            this.rows = rows;
            this.share = share;
            this.writers = writers;
            Options plain = Options.standard(clock);
            this.options = rows.equals(POSTGRESQL) ? plain.sharing(store(), home.resolve("warc")) : plain;
        }

        private Store store() {
            return ServiceLoader.load(Store.Shared.class)
                    .findFirst()
                    .orElseThrow()
                    .at(
                            "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), DATABASE),
                            "postgres",
                            Optional.empty(),
                            "bench");
        }

        void run() throws Exception {
            Scratch.delete(home);
            execute("DROP DATABASE IF EXISTS " + DATABASE);
            execute("CREATE DATABASE " + DATABASE);
            int pages = share * (writers + 1);
            LocalArchive.open(home, options).close();
            long empty = rowBytes();
            try (LocalArchive archive = LocalArchive.open(home, options)) {
                List<Capture> captures =
                        new ArrayList<>(timed("keep captures, one writer", share, () -> append(archive, 0)));
                timed(
                                "keep captures, %d writers".formatted(writers),
                                share * writers,
                                () -> together(writer -> append(archive, writer)))
                        .forEach(captures::addAll);
                timed("record articles, one writer", share, () -> record(archive, captures, 0));
                timed(
                        "record articles, %d writers".formatted(writers),
                        share * writers,
                        () -> together(writer -> record(archive, captures, writer)));
                timed("follow changes", pages, () -> follow(archive));
                timed("read captures", READ, () -> read(archive, captures));
            }
            timed("open the full archive", 1, () -> {
                LocalArchive.open(home, options).close();
                return pages;
            });
            Verification.Report verified =
                    timed("verify captures", pages, () -> Verification.of(home, options, (bytes, all) -> {}));
            if (!verified.problems().isEmpty()) {
                throw new IllegalStateException(rows + ": the archive has problems: " + verified.problems());
            }
            report.add("WARC files", "bytes a page", (double) verified.bytes() / pages);
            report.add(named("rows"), "bytes an article", (double) (rowBytes() - empty) / pages);
            report.beside(named("rows"), "rows: " + EMBEDDED);
            Scratch.delete(home);
        }

        private String named(String step) {
            return step + ": " + rows;
        }

        private long rowBytes() throws IOException, SQLException {
            if (rows.equals(POSTGRESQL)) {
                return number("SELECT pg_database_size(current_database())", DATABASE);
            }
            try (Stream<Path> files = Files.list(home)) {
                return files.filter(file -> file.getFileName().toString().startsWith("rows."))
                        .mapToLong(file -> file.toFile().length())
                        .sum();
            }
        }

        private List<Capture> append(LocalArchive archive, int writer) {
            List<Capture> captures = new ArrayList<>();
            for (int i = writer * share; i < (writer + 1) * share; i++) {
                Exchange exchange = new Exchange(
                        "https://bench.example/" + i,
                        Instant.EPOCH.plusSeconds(i),
                        Duration.ZERO,
                        Optional.of("192.0.2.1"),
                        Bytes.utf8("GET /" + i + " HTTP/1.1\r\nHost: bench.example\r\n\r\n"),
                        Bytes.utf8(PACKED_PAGE),
                        Bytes.owning(bodies.get(i % BODIES)),
                        Optional.empty());
                captures.add(archive.captures()
                        .append(exchange, new CaptureNote("bench", Purpose.ARTICLE, Optional.empty())));
            }
            return captures;
        }

        private int record(LocalArchive archive, List<Capture> captures, int writer) {
            for (int i = writer * share; i < (writer + 1) * share; i++) {
                Capture capture = captures.get(i);
                archive.articles()
                        .record(new Observation(
                                "bench",
                                capture.url(),
                                capture.id(),
                                capture.at(),
                                Kind.FIRST,
                                news.article(i + 1L).revision().content()));
            }
            return share;
        }

        /** What each writer comes to, in their order. */
        private <T> List<T> together(IntFunction<T> work) throws InterruptedException, ExecutionException {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<T>> all = IntStream.rangeClosed(1, writers)
                        .mapToObj(writer -> threads.submit(() -> work.apply(writer)))
                        .toList();
                List<T> done = new ArrayList<>();
                for (Future<T> each : all) {
                    done.add(each.get());
                }
                return done;
            }
        }

        private long follow(LocalArchive archive) {
            Changes step = archive.articles().changesAfter(0, CHANGES);
            while (step.upTo() < archive.sequence()) {
                step = archive.articles().changesAfter(step.upTo(), CHANGES);
            }
            return step.upTo();
        }

        private long read(LocalArchive archive, List<Capture> captures) {
            Random random = new Random(2);
            long bytes = 0;
            for (int i = 0; i < READ; i++) {
                Capture capture = captures.get(random.nextInt(captures.size()));
                bytes += archive.captures().read(capture).body().length();
            }
            return bytes;
        }

        /** Wall time tells what the disk, the database and other programs cost as well; CPU time is this program's own. */
        private <T> T timed(String step, int count, Step<T> work) throws Exception {
            long start = System.nanoTime();
            Worked worked = Worked.fromNow();
            T result = work.take();
            report.add(named(step), "a second", count / ((System.nanoTime() - start) / 1e9));
            report.add(named(step), "CPU ms of the program for each", worked.seconds() * 1e3 / count);
            report.beside(named(step), step + ": " + EMBEDDED);
            return result;
        }
    }

    /** Something that is timed. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws Exception;
    }
}
