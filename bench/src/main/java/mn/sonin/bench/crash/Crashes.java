package mn.sonin.bench.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import mn.sonin.config.Configuration;
import mn.sonin.sample.SampleWeb;

/**
 * Kills a program that harvests and indexes the sample web, so many times, and looks each time at what the next start finds: everything that
 * was acknowledged, once; WARC files that parse; rows, captures and index that agree. A home is harvested on through its kills until it is
 * whole, and must then hold what a harvest without any kill holds.
 *
 * <p>Usage: {@code Crashes CONFIG-FOLDER [KILLS [SEED]]}; ends with 1 where anything was lost.
 */
public final class Crashes {
    private static final long PATIENCE_MILLIS = 120_000;
    private static final int MOST_LINES = 120;
    private static final int A_MOMENT_MILLIS = 60;
    private static final int LONGEST_START_MILLIS = 2_500;

    private final Path folder;
    private final Path config;
    private final Configuration configuration;
    private final RandomGenerator random;
    private final PrintStream out;
    private final Map<FaultPoint, Integer> kills = new EnumMap<>(FaultPoint.class);
    private final List<String> faults = new ArrayList<>();
    private Optional<Map<String, String>> undisturbed = Optional.empty();
    private long takenOver;
    private int cuts;
    private int whole;
    private int homes;
    private Path home;
    private Acknowledged acknowledged = Acknowledged.nothing();

    private Crashes(Path folder, Path config, long seed, PrintStream out) {
        this.folder = folder;
        this.config = config;
        this.configuration = Child.configuration(config);
        this.random = RandomGeneratorFactory.getDefault().create(seed);
        this.out = out;
        this.home = folder.resolve("home-0");
    }

    /**
     * What came of it.
     *
     * @param kills by the point at which the program was killed
     * @param whole homes that were harvested to the end through all their kills
     * @param takenOver captures that were on disk without a row
     * @param cuts torn ends of WARC files
     * @param faults what was not as promised
     */
    public record Sum(Map<FaultPoint, Integer> kills, int whole, long takenOver, int cuts, List<String> faults) {
        public int survived() {
            return kills.values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public String toString() {
            return "%d kills %s, %d homes whole, %d captures taken over, %d torn ends cut, %d faults"
                    .formatted(survived(), kills, whole, takenOver, cuts, faults.size());
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int kills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        Sum sum = run(Path.of(arguments[0]), kills, seed, true, System.out);
        System.exit(sum.faults().isEmpty() ? 0 : 1);
    }

    /**
     * Kills so often, each point in its turn.
     *
     * @param whole whether a harvest without kills is made first, which those with kills are compared with
     */
    public static Sum run(Path shipped, int kills, long seed, boolean whole, PrintStream out)
            throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("crashes");
        try (SampleWeb web = SampleWeb.start()) {
            Path config = folder.resolve("config");
            Files.createDirectories(config.resolve("sources"));
            for (String name : List.of("sonin.yaml", "topics.yaml")) {
                Files.copy(shipped.resolve(name), config.resolve(name));
            }
            web.writeSources(config.resolve("sources"));
            Crashes crashes = new Crashes(folder, config, seed, out);
            if (whole) {
                crashes.harvestUndisturbed();
            }
            crashes.killUntil(kills);
            Sum sum = crashes.sum();
            out.println(sum);
            return sum;
        } finally {
            delete(folder);
        }
    }

    private Sum sum() {
        return new Sum(kills, whole, takenOver, cuts, List.copyOf(faults));
    }

    private void harvestUndisturbed() throws IOException, InterruptedException {
        try (Run run = start(FaultPoint.RANDOM, 0)) {
            int code = run.exit();
            if (code != 0) {
                throw new IllegalStateException(
                        "the harvest without a kill ended with %d: %s".formatted(code, run.complaint()));
            }
        }
        Map<String, String> titles = look("undisturbed").titles();
        undisturbed = Optional.of(titles);
        out.printf(Locale.ROOT, "undisturbed: %d articles%n", titles.size());
        nextHome();
    }

    private void killUntil(int most) throws IOException, InterruptedException, SQLException {
        FaultPoint[] points = FaultPoint.values();
        for (int number = 0; sum().survived() < most; number++) {
            FaultPoint point = points[number % points.length];
            try (Run run = start(point, random.nextInt(point == FaultPoint.CAPTURE_WITHOUT_ARTICLE ? 20 : 8))) {
                if (killed(run, point)) {
                    kills.merge(point, 1, Integer::sum);
                    look("kill %d %s".formatted(sum().survived(), point));
                } else {
                    ended(run);
                }
            }
        }
    }

    private Run start(FaultPoint point, int before) throws IOException {
        return Run.start(home, config, point, before, acknowledged);
    }

    /** Whether the child was killed before its work was done. */
    private boolean killed(Run run, FaultPoint point) throws InterruptedException, SQLException, IOException {
        if (point == FaultPoint.RANDOM && random.nextInt(5) == 0) {
            Optional<String> early = run.next(random.nextInt(LONGEST_START_MILLIS));
            if (early.isEmpty()) {
                run.kill();
                return true;
            }
        } else if (!run.next(PATIENCE_MILLIS).equals(Optional.of("started"))) {
            return false;
        }
        if (point == FaultPoint.WARC_WITHOUT_ROW) {
            return killedWithRowsHeld(run);
        }
        Optional<String> heard = point.waits() ? run.next(PATIENCE_MILLIS) : progressed(run);
        if (heard.isEmpty() || heard.get().startsWith("at ")) {
            run.kill();
            return true;
        }
        return false;
    }

    /** Lets the child say some lines and go on for a moment; what it says of note ends that. */
    private Optional<String> progressed(Run run) throws InterruptedException {
        int enough = run.heard() + 1 + random.nextInt(MOST_LINES);
        Optional<String> heard = Optional.empty();
        while (heard.isEmpty() && run.heard() < enough) {
            heard = run.next(5);
        }
        return heard.isPresent() ? heard : run.next(random.nextInt(A_MOMENT_MILLIS));
    }

    /** Holds the rows as another writer would, so that what is fsynced now gets no row, and kills. */
    private boolean killedWithRowsHeld(Run run) throws InterruptedException, SQLException, IOException {
        if (progressed(run).isPresent()) {
            return false;
        }
        try (Connection rows = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("rows.sqlite"));
                Statement statement = rows.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("BEGIN IMMEDIATE");
            long before = warcBytes();
            for (int i = 0; i < 100 && warcBytes() == before; i++) {
                if (run.next(30).isPresent()) {
                    return false;
                }
            }
            run.kill();
            statement.execute("ROLLBACK");
        }
        return true;
    }

    private long warcBytes() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("warc"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** A child that came to the end of its work before its kill. */
    private void ended(Run run) throws IOException, InterruptedException {
        int code = run.exit();
        if (code != 0) {
            fault("the child ended with %d: %s".formatted(code, run.complaint()));
        }
        Aftermath.Found found = look("whole");
        undisturbed
                .filter(titles -> !titles.equals(found.titles()))
                .ifPresent(titles -> fault("%s is whole and has other articles than a harvest without kills: %s"
                        .formatted(home.getFileName(), difference(titles, found.titles()))));
        whole++;
        nextHome();
    }

    private static String difference(Map<String, String> expected, Map<String, String> found) {
        long missing =
                expected.keySet().stream().filter(id -> !found.containsKey(id)).count();
        long more =
                found.keySet().stream().filter(id -> !expected.containsKey(id)).count();
        long other = found.entrySet().stream()
                .filter(entry -> expected.containsKey(entry.getKey()))
                .filter(entry -> !entry.getValue().equals(expected.get(entry.getKey())))
                .count();
        return "%d missing, %d more, %d with another headline".formatted(missing, more, other);
    }

    private Aftermath.Found look(String what) throws IOException {
        Aftermath.Found found = new Aftermath(home, configuration).look(acknowledged);
        takenOver += found.recovery().takenOver();
        cuts += found.recovery().cuts().size();
        found.faults().forEach(fault -> fault(what + ": " + fault));
        out.printf(
                Locale.ROOT,
                "%s: acknowledged %d captures and %d articles, %d taken over, %d cut, %d faults%n",
                what,
                acknowledged.captures().size(),
                acknowledged.articles().size(),
                found.recovery().takenOver(),
                found.recovery().cuts().size(),
                found.faults().size());
        return found;
    }

    private void fault(String words) {
        out.println("FAULT " + words);
        faults.add(words);
    }

    private void nextHome() throws IOException {
        delete(home);
        homes++;
        home = folder.resolve("home-" + homes);
        acknowledged = Acknowledged.nothing();
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> inside = Files.walk(folder)) {
            all = inside.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
