package mn.sonin.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mn.sonin.sample.content.Newsroom;
import mn.sonin.sample.content.Press;
import mn.sonin.sample.content.Telling;

/**
 * The sample web: news sites of ours on loopback, each a host of its own where the machine allows it. The same seed gives
 * the same articles, word for word; the same port gives the same addresses.
 *
 * <p>It has two editions. The second, after {@link #advance}, shows changed headlines, new articles, and 404 or 410 where
 * some articles were.
 */
public final class SampleWeb implements AutoCloseable {
    /** The seed of the demo, of its labelled pairs and of its figures. */
    public static final long SEED = 2025;

    private final List<SampleSite> sites;
    private final LoopbackServer server;
    private final AtomicInteger edition = new AtomicInteger(1);

    private SampleWeb(List<SampleSite> sites, LoopbackServer server) {
        this.sites = List.copyOf(sites);
        this.server = server;
    }

    /** Starts all sites on any free port with the demo's seed. */
    public static SampleWeb start() throws IOException {
        return start(SEED, 0);
    }

    /**
     * Starts all sites.
     *
     * @param seed of everything that is chosen by chance
     * @param port the port of every site; 0 takes any free one. Where one port cannot serve all sites, as on systems whose
     *     only loopback address is 127.0.0.1, the sites take this port and those after it.
     * @throws IOException where a port is taken
     */
    public static SampleWeb start(long seed, int port) throws IOException {
        Press press = Press.shipped();
        List<Telling> tellings = Newsroom.tellings(press, seed);
        LoopbackServer server = LoopbackServer.bind(press.outlets().size() + 1, port);
        try {
            List<SampleSite> sites = IntStream.range(0, press.outlets().size())
                    .mapToObj(n -> new SampleSite(press.outlets().get(n), server.home(n), tellings))
                    .toList();
            server.serve(n -> sites.get(n < sites.size() ? n : mirrored(sites)));
            return new SampleWeb(sites, server);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The last address is a mirror: another host with the same pages. */
    private static int mirrored(List<SampleSite> sites) {
        return IntStream.range(0, sites.size())
                .filter(n -> sites.get(n).id().equals("uurkhai"))
                .findFirst()
                .orElseThrow();
    }

    /** All sites, also those that keep robots out. */
    public List<SampleSite> sites() {
        return sites;
    }

    /** The site with this id. */
    public SampleSite site(String id) {
        return sites.stream()
                .filter(site -> site.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the sample web has no site \"" + id + "\"; it has "
                        + sites.stream().map(SampleSite::id).toList()));
    }

    /** Another host that shows the pages of {@code uurkhai}. */
    public URI mirror() {
        return server.home(sites.size());
    }

    /** The edition that is shown, from 1. */
    public int edition() {
        return edition.get();
    }

    /** Shows the next edition: changed headlines, removed and new articles. */
    public void advance() {
        int next = edition.incrementAndGet();
        sites.forEach(site -> site.show(next));
    }

    /** The truth about every article of all editions, newest first. */
    public List<SampleArticle> articles() {
        return sites.stream()
                .flatMap(site -> site.articles().stream())
                .sorted(Comparator.comparing(SampleArticle::published)
                        .reversed()
                        .thenComparing(SampleArticle::url))
                .toList();
    }

    /** Pairs of articles with the truth whether they tell one event; at least 200, hard ones among them. */
    public List<LabelledPair> pairs() {
        return new Pairs(articles()).chosen();
    }

    /** Queries with the events that answer them, judged by hand; half English, half Mongolian. */
    public static List<JudgedQuery> judgedQueries() {
        return Judgements.read();
    }

    /**
     * Writes a source file per site in the product's format, with the addresses of this moment.
     *
     * @param folder made where it is missing; files of the same names are replaced
     */
    public void writeSources(Path folder) throws IOException {
        new SourceFiles(this).write(folder);
    }

    @Override
    public void close() {
        server.close();
    }
}
