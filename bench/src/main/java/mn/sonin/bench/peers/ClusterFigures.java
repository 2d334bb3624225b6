package mn.sonin.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mn.sonin.bench.Machine;
import mn.sonin.bench.Report;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.Worked;
import mn.sonin.bench.index.GeneratedArchive;
import mn.sonin.config.Settings;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.answer.SharedIndex;
import mn.sonin.indexer.index.Wording;
import mn.sonin.shards.OpenSearchIndex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ClusterFigures URL N} makes an index of the first N generated articles in a folder and one in the OpenSearch node at that address, which has
 * the plugin, asks both the same words and phrases in turns, and prints times and sizes; after a few articles to warm both up, and all of it twice,
 * since a node goes on compiling what it runs for long. The node's indexes go when this ends.
 */
public final class ClusterFigures implements AutoCloseable {
    private static final Path CONFIG = Path.of("config");
    private static final String HOME = "in a folder";
    private static final String CLUSTER = "in OpenSearch";
    private static final Path RESULTS = Path.of("bench/target/cluster.json");
    private static final int QUESTIONS = 200;
    private static final int WARM_UP = 2_000;
    private static final int ROUNDS = 2;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String name = "figures-" + UUID.randomUUID();
    private final URI node;
    private final GeneratedArchive archive;
    private final SharedIndex cluster;

    private ClusterFigures(URI node, long articles) {
        this.node = node;
        this.archive = GeneratedArchive.of(articles);
        this.cluster = new OpenSearchIndex.Located()
                .at(
                        new Settings.OpenSearch(List.of(node), name, 1, 0, Optional.empty()),
                        Optional.empty(),
                        new Wording(Analyzers.bundled()));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            System.err.println("usage: ClusterFigures URL N");
            System.exit(2);
        }
        URI node = URI.create(arguments[0]);
        String machine = Machine.described();
        System.out.println(machine);
        // The compilers of both Java machines do their work first.
        measure(node, WARM_UP);
        List<PeerFigures> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(measure(node, Long.parseLong(arguments[1])));
            System.out.println(rounds.getLast().table());
        }
        Report.write(RESULTS, new PeerFigures.Run(machine, rounds));
    }

    private static PeerFigures measure(URI node, long articles) throws IOException, InterruptedException {
        try (ClusterFigures figures = new ClusterFigures(node, articles);
                Scratch scratch = Scratch.make("cluster")) {
            return figures.measured(scratch.path());
        }
    }

    private PeerFigures measured(Path folder) throws IOException, InterruptedException {
        PeerFigures.Making inFolder = madeInFolder(folder);
        double seconds = secondsInCluster();
        try (SoninEngine home = SoninEngine.open(archive, folder, CONFIG);
                SoninEngine shared = SoninEngine.over(cluster.searchable(), () -> {}, CONFIG)) {
            Map<String, SearchEngine> engines = new LinkedHashMap<>();
            engines.put(HOME, home);
            engines.put(CLUSTER, shared);
            Questions questions = new Questions(Math.toIntExact(archive.count()));
            List<PeerFigures.Asking> asked =
                    new ArrayList<>(new Turns(engines, questions.words(QUESTIONS)).figures("word"));
            asked.addAll(new Turns(engines, questions.phrases(QUESTIONS)).figures("phrase"));
            // The node looks at sizes once in ten seconds only, so they are asked for when all else is done.
            PeerFigures.Making inCluster = new PeerFigures.Making(CLUSTER, seconds, bytesInCluster() / archive.count());
            return new PeerFigures(archive.count(), HOME, List.of(inFolder, inCluster), asked);
        }
    }

    private PeerFigures.Making madeInFolder(Path folder) throws IOException {
        Worked worked = Worked.fromNow();
        SoninEngine.open(archive, folder, CONFIG).close();
        return new PeerFigures.Making(HOME, worked.seconds(), (double) Scratch.bytes(folder) / archive.count());
    }

    /** The node's processor time counts too. */
    private double secondsInCluster() throws IOException, InterruptedException {
        Worked worked = Worked.fromNow();
        double before = nodeSeconds();
        cluster.following(archive, SoninEngine.ZONE).follow((revisions, sequence, end) -> {});
        double seconds = worked.seconds() + nodeSeconds() - before;
        ask("POST", "/" + name + "/_flush");
        return seconds;
    }

    private double bytesInCluster() throws IOException, InterruptedException {
        return ask("GET", "/" + name + "/_stats/store")
                .at("/_all/primaries/store/size_in_bytes")
                .asDouble();
    }

    private double nodeSeconds() throws IOException, InterruptedException {
        return ask("GET", "/_nodes/stats/process")
                        .path("nodes")
                        .valueStream()
                        .mapToDouble(stats ->
                                stats.at("/process/cpu/total_in_millis").asDouble())
                        .sum()
                / 1e3;
    }

    private JsonNode ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return JsonMapper.shared()
                .readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        try {
            for (String index : ask("GET", "/_alias/" + name).propertyNames()) {
                ask("DELETE", "/" + index);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cluster.close();
            client.close();
        }
    }
}
