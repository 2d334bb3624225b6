package mn.sonin.bench.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
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
import mn.sonin.bench.ClassPath;
import mn.sonin.config.Configuration;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.index.Wording;
import mn.sonin.sample.SampleWeb;

/**
 * Kills a program that harvests and indexes some sites of the sample web and sends alerts, so many times, and looks each time at what the next
 * start finds: everything that was acknowledged, once; WARC files that parse; rows, captures and index that agree; alerts that arrived under
 * one key. A home is harvested on through its kills until it is whole, and must then hold what a harvest without any kill holds.
 *
 * <p>Usage: {@code Crashes CONFIG-FOLDER [KILLS [SEED]]}; ends with 1 where anything was lost.
 */
public final class Crashes {
    /** Few, so that a home is whole after some kills: a feed, dated lists, and a site that speaks two languages. */
    private static final List<String> SITES = List.of("ireedui", "tsag", "tamga");

    private final Path folder;
    private final Run.Start start;
    private final Receiver receiver;
    private final Configuration configuration;
    private final Wording wording = new Wording(Analyzers.bundled());
    private final RandomGenerator random;
    private final PrintStream out;
    private final Map<FaultPoint, Integer> kills = new EnumMap<>(FaultPoint.class);
    private final List<String> faults = new ArrayList<>();
    private Optional<Map<String, String>> undisturbed = Optional.empty();
    private long takenOver;
    private long delivered;
    private long repeated;
    private int cuts;
    private int whole;
    private int homes;
    private Path home;
    private Acknowledged acknowledged;

    private Crashes(Path folder, Run.Start start, Receiver receiver, long seed, PrintStream out) {
        this.folder = folder;
        this.start = start;
        this.receiver = receiver;
        this.configuration = Child.configuration(start.config());
        this.random = RandomGeneratorFactory.getDefault().create(seed);
        this.out = out;
        this.home = folder.resolve("home-0");
        this.acknowledged = Acknowledged.nothing(receiver.inbox());
    }

    /**
     * What came of it.
     *
     * @param kills by the point at which the program was killed
     * @param whole homes that were harvested to the end through all their kills
     * @param takenOver captures that were on disk without a row
     * @param cuts torn ends of WARC files
     * @param delivered alerts that arrived, each under one key
     * @param repeated alerts that arrived once more under the same key
     * @param faults what was not as promised
     */
    public record Sum(
            Map<FaultPoint, Integer> kills,
            int whole,
            long takenOver,
            int cuts,
            long delivered,
            long repeated,
            List<String> faults) {
        public int survived() {
            return kills.values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public String toString() {
            return "%d kills %s, %d homes whole, %d captures taken over, %d torn ends cut, %d alerts, %d of them repeated, %d faults"
                    .formatted(survived(), kills, whole, takenOver, cuts, delivered, repeated, faults.size());
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
        try (SampleWeb web = SampleWeb.start();
                Receiver receiver = Receiver.start()) {
            Run.Start start = new Run.Start(
                    ClassPath.packed(folder.resolve("classes")),
                    folder.resolve("child.jsa"),
                    configure(shipped, folder.resolve("config"), web),
                    receiver.address());
            Crashes crashes = new Crashes(folder, start, receiver, seed, out);
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

    private static Path configure(Path shipped, Path config, SampleWeb web) throws IOException {
        Path sources = Files.createDirectories(config.resolve("sources"));
        for (String name : List.of("sonin.yaml", "topics.yaml")) {
            Files.copy(shipped.resolve(name), config.resolve(name));
        }
        Files.writeString(config.resolve("sonin.yaml"), "\nalerts: {secret: of-this-run}\n", StandardOpenOption.APPEND);
        web.writeSources(sources);
        List<Path> others;
        try (Stream<Path> all = Files.list(sources)) {
            others = all.filter(file ->
                            !SITES.contains(file.getFileName().toString().replace(".yaml", "")))
                    .toList();
        }
        for (Path file : others) {
            Files.delete(file);
        }
        return config;
    }

    private Sum sum() {
        int arrived = acknowledged.inbox().keys().size();
        int again = acknowledged.inbox().repeated();
        return new Sum(kills, whole, takenOver, cuts, delivered + arrived, repeated + again, List.copyOf(faults));
    }

    private void harvestUndisturbed() throws IOException, InterruptedException {
        try (Run run = start(FaultPoint.RANDOM)) {
            int code = run.exit();
            if (code != 0) {
                throw new IllegalStateException(
                        "the harvest without a kill ended with %d: %s".formatted(code, run.complaint()));
            }
        }
        Map<String, String> titles = whole("undisturbed").titles();
        undisturbed = Optional.of(titles);
        out.printf(Locale.ROOT, "undisturbed: %d articles%n", titles.size());
        nextHome();
    }

    private void killUntil(int most) throws IOException, InterruptedException, SQLException {
        FaultPoint[] points = FaultPoint.values();
        for (int number = 0; sum().survived() < most; number++) {
            FaultPoint point = points[number % points.length];
            try (Run run = start(point)) {
                if (new Killing(run, point, home, random).done()) {
                    kills.merge(point, 1, Integer::sum);
                    look("kill %d %s".formatted(sum().survived(), point));
                } else {
                    ended(run);
                }
            }
        }
    }

    private Run start(FaultPoint point) throws IOException {
        return Run.start(start, home, point, point.before(random), acknowledged);
    }

    /** A child that came to the end of its work before its kill. */
    private void ended(Run run) throws IOException, InterruptedException {
        int code = run.exit();
        if (code != 0) {
            fault("the child ended with %d: %s".formatted(code, run.complaint()));
        }
        Aftermath.Found found = whole("whole");
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

    /** Looks at a home whose program came to its end: then its receiver has heard of everything. */
    private Aftermath.Found whole(String what) throws IOException {
        Aftermath.Found found = look(what);
        if (found.untold() > 0) {
            fault("%s: the receiver never heard of %d articles".formatted(what, found.untold()));
        }
        return found;
    }

    private Aftermath.Found look(String what) throws IOException {
        Aftermath.Found found = new Aftermath(home, configuration, wording).look(acknowledged);
        takenOver += found.recovery().takenOver();
        cuts += found.recovery().cuts().size();
        found.faults().forEach(fault -> fault(what + ": " + fault));
        out.printf(
                Locale.ROOT,
                "%s: acknowledged %d captures, %d articles and %d alerts, %d taken over, %d cut, %d faults%n",
                what,
                acknowledged.captures().size(),
                acknowledged.articles().size(),
                acknowledged.inbox().keys().size(),
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
        delivered += acknowledged.inbox().keys().size();
        repeated += acknowledged.inbox().repeated();
        delete(home);
        homes++;
        home = folder.resolve("home-" + homes);
        receiver.begin(new Inbox());
        acknowledged = Acknowledged.nothing(receiver.inbox());
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
