package mn.sonin.bench.harvest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import mn.sonin.bench.Report;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.harvest.GeneratedPages.Size;
import mn.sonin.bench.harvest.LocalWeb.Counts;
import mn.sonin.bench.harvest.LocalWeb.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Harvests a local web, the whole way to searchable, beside Scrapy, which only looks at titles and links of the same pages, these taken by an
 * expression, and again found by its own LinkExtractor;
 * then harvests it again unchanged, and with stories, and again with pauses, then 2,000 hosts, and last 10,000 small pages and their unchanged
 * feeds again. Each crawl is a process of its own; the sites run in this one.
 *
 * <p>Usage: {@code HarvestBench PAGES-PER-HOST OUTPUT.json ROUNDS [CRAWL…]}; without names of crawls, all of them, in so many rounds of all. Scrapy
 * is Debian's {@code python3-scrapy}. SONIN_OPTS holds further options for the Java machine that is measured.
 */
public final class HarvestBench {
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int HOSTS = 50;
    private static final int MANY_HOSTS = 2000;
    private static final int KNOWN_ON_A_HOST = 200;
    private static final double KIB = 1024;
    private static final String SONIN = "sonin";
    private static final String STORIES = "sonin-stories";
    private static final String SCRAPY = "scrapy";
    private static final String EXTRACTOR = "scrapy-extractor";

    /** As the launcher starts the program, on Java 22 or newer. */
    private static final List<String> JAVA = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-DisplayVMOutput",
            "-XX:CompilerDirectivesFile=cli/src/assembly/compiled.json",
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=5000",
            "-XX:Tier4CompileThreshold=40000",
            "-XX:Tier4BackEdgeThreshold=200000",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=memlimit,*.*,15M",
            "--enable-native-access=ALL-UNNAMED");

    private final ObjectMapper json = new ObjectMapper();
    private final Report report;
    private final List<ObjectNode> rounds = new ArrayList<>();
    private final Path folder;
    private final int pages;
    private final List<String> wanted;

    private HarvestBench(Report report, Path folder, int pages, List<String> wanted) {
        this.report = report;
        this.folder = folder;
        this.pages = pages;
        this.wanted = wanted;
    }

    /**
     * What stands in the file.
     *
     * @param figures with the spread over all rounds, and with ratios to Scrapy
     * @param rounds all that each crawl said of itself, by its name
     */
    private record Run(String machine, List<Report.Figure> figures, List<ObjectNode> rounds) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 3) {
            System.err.println("usage: HarvestBench PAGES-PER-HOST OUTPUT.json ROUNDS [CRAWL...]");
            System.exit(2);
        }
        try (Scratch scratch = Scratch.make("harvest-bench")) {
            Report report = Report.begin();
            HarvestBench bench = new HarvestBench(
                    report,
                    scratch.path(),
                    Integer.parseInt(arguments[0]),
                    List.of(arguments).subList(3, arguments.length));
            for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
                bench.round();
            }
            report.beside(SONIN, SCRAPY);
            report.beside(STORIES, SCRAPY);
            report.beside(EXTRACTOR, SCRAPY);
            System.out.println(report);
            Report.write(Path.of(arguments[1]), new Run(report.machine(), report.figures(), bench.rounds));
        }
    }

    private void round() throws IOException, InterruptedException {
        rounds.add(json.createObjectNode());
        try (LocalWeb web = LocalWeb.start(new Shape(HOSTS, pages, Size.USUAL, LATENCY, Duration.ZERO))) {
            Path config = configuration("off", web, Duration.ZERO);
            Path home = folder.resolve("home-off");
            crawl(SONIN, web, sonin(config, home));
            crawl("sonin-again", web, sonin(config, home));
            crawl(SCRAPY, web, scrapy(web, Duration.ZERO, "expression"));
            crawl(EXTRACTOR, web, scrapy(web, Duration.ZERO, "extractor"));
            List<String> withStories = sonin(config, folder.resolve("home-stories"));
            withStories.add("config/expansions.tsv");
            crawl(STORIES, web, withStories);
        }
        try (LocalWeb web = LocalWeb.start(new Shape(HOSTS, Math.max(pages / 10, 1), Size.USUAL, LATENCY, PAUSE))) {
            crawl("sonin-polite", web, sonin(configuration("on", web, PAUSE), folder.resolve("home-on")));
            crawl("scrapy-polite", web, scrapy(web, PAUSE, "expression"));
        }
        try (LocalWeb web =
                LocalWeb.start(new Shape(MANY_HOSTS, Math.max(pages / 40, 1), Size.USUAL, LATENCY, Duration.ZERO))) {
            crawl("sonin-2000", web, sonin(configuration("many", web, Duration.ZERO), folder.resolve("home-many")));
        }
        try (LocalWeb web = LocalWeb.start(new Shape(HOSTS, KNOWN_ON_A_HOST, Size.SMALL, LATENCY, Duration.ZERO))) {
            Path config = configuration("known", web, Duration.ZERO);
            crawl("sonin-10000", web, sonin(config, folder.resolve("home-known")));
            crawl("sonin-10000-again", web, sonin(config, folder.resolve("home-known")));
        }
        // The next round begins with nothing known.
        for (String home : List.of("off", "stories", "on", "many", "known")) {
            Scratch.delete(folder.resolve("home-" + home));
        }
    }

    private Path configuration(String name, LocalWeb web, Duration delay) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config-" + name));
        Path sources = Files.createDirectories(config.resolve("sources"));
        Files.writeString(config.resolve("sonin.yaml"), """
                harvests-at-once: 50
                user-agent: {product: SoninBot, contact: "https://example.org/bot"}
                """);
        Files.writeString(config.resolve("topics.yaml"), "{}\n");
        List<String> homes = web.homes();
        List<String> places = web.places();
        for (int host = 0; host < homes.size(); host++) {
            Files.writeString(sources.resolve("host-%04d.yaml".formatted(host)), """
                    name: {en: Host %d, mn: Host %d}
                    home: %s
                    languages: [%s]
                    discovery: [{%s: "%s"}]
                    politeness: {delay: %dms, daily-budget: 100000}
                    """.formatted(
                            host,
                            host,
                            homes.get(host),
                            GeneratedWords.language(host),
                            LocalWeb.hasFeed(host) ? "feed" : "sitemap",
                            places.get(host),
                            delay.toMillis()));
        }
        return config;
    }

    private static List<String> sonin(Path config, Path home) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(JAVA);
        String more = System.getenv("SONIN_OPTS");
        command.addAll(more == null || more.isBlank() ? List.of() : List.of(more.split(" ", -1)));
        command.addAll(List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath(), HarvestRun.class.getName()));
        command.addAll(List.of(config.toString(), home.toString()));
        return command;
    }

    /**
     * One at a time at each host, robots.txt obeyed, as Sonin does; the queue that Scrapy's manual advises for many hosts.
     *
     * @param linksBy {@code expression} for the values of an expression, joined to the page's address; {@code extractor} for Scrapy's own LinkExtractor
     */
    private List<String> scrapy(LocalWeb web, Duration delay, String linksBy) throws IOException {
        Path spider = folder.resolve("headlines.py");
        try (InputStream script =
                Objects.requireNonNull(HarvestBench.class.getResourceAsStream("headlines.py"), "headlines.py")) {
            Files.write(spider, script.readAllBytes());
        }
        Path places = folder.resolve("places.txt");
        Files.write(places, web.places());
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/python3",
                "-m",
                "scrapy",
                "runspider",
                spider.toString(),
                "-a",
                "places=" + places,
                "-a",
                "links_by=" + linksBy));
        Stream.of(
                        "LOG_LEVEL=WARNING",
                        "TELNETCONSOLE_ENABLED=False",
                        "COOKIES_ENABLED=False",
                        "ROBOTSTXT_OBEY=True",
                        "CONCURRENT_REQUESTS=" + HOSTS,
                        "CONCURRENT_REQUESTS_PER_DOMAIN=1",
                        "SCHEDULER_PRIORITY_QUEUE=scrapy.pqueues.DownloaderAwarePriorityQueue",
                        "RANDOMIZE_DOWNLOAD_DELAY=False",
                        "DOWNLOAD_DELAY=" + delay.toMillis() / 1000.0)
                .forEach(setting -> command.addAll(List.of("-s", setting)));
        return command;
    }

    /** Runs one crawl and puts down what it says of itself and what the servers say of it. */
    private void crawl(String name, LocalWeb web, List<String> command) throws IOException, InterruptedException {
        if (!wanted.isEmpty() && !wanted.contains(name)) {
            return;
        }
        ProcessBuilder crawl = new ProcessBuilder(command)
                .redirectError(folder.resolve(name + ".err").toFile());
        crawl.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = crawl.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int ended = process.waitFor();
        String last = printed.lines().filter(line -> line.startsWith("{")).reduce("", (before, line) -> line);
        if (ended != 0 || last.isEmpty()) {
            throw new IllegalStateException("%s ended with %d: %s%s"
                    .formatted(name, ended, printed, Files.readString(folder.resolve(name + ".err"))));
        }
        ObjectNode figures = (ObjectNode) json.readTree(last);
        Counts counts = web.counted();
        figures.put("requestsServed", counts.requests());
        figures.put("pagesServed", counts.pages());
        figures.put("notModified", counts.notModified());
        figures.put("atOnce", counts.atOnce());
        figures.put("tooSoon", counts.tooSoon());
        figures.put("closed", counts.closed());
        figures.put("violations", counts.violations());
        figures.put("bytesServed", counts.bytes());
        figures.put(
                "pagesPerCpuSecond", counts.pages() / figures.get("cpuSeconds").asDouble());
        rounds.getLast().set(name, figures);
        tell(name, figures);
        System.err.println(name + " " + figures);
    }

    private void tell(String crawl, JsonNode figures) {
        long pages = figures.get("pagesServed").asLong();
        report.add(crawl, "pages", pages);
        report.add(crawl, "CPU s", figures.get("cpuSeconds").asDouble());
        report.add(crawl, "pages a CPU second", figures.get("pagesPerCpuSecond").asDouble());
        report.add(crawl, "peak memory, MiB", figures.get("peakKib").asDouble() / KIB);
        report.add(crawl, "requests", figures.get("requestsServed").asLong());
        report.add(crawl, "violations", figures.get("violations").asLong());
        if (figures.has("warcBytes") && pages > 0) {
            report.add(
                    crawl,
                    "WARC bytes a page",
                    (double) figures.get("warcBytes").asLong() / pages);
        }
    }
}
