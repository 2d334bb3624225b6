package mn.sonin.bench.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Attested;
import mn.sonin.bench.Machine;
import mn.sonin.bench.Report;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.Worked;
import mn.sonin.bench.index.GeneratedArchive;

/**
 * {@code Peers OUTPUT.json N…} makes an index of the first N generated articles with each engine, asks all of them the same words and
 * phrases in turns, and prints times and sizes for every N, each with its ratio to bare Lucene.
 */
public final class Peers {
    private static final Path CONFIG = Path.of("config");
    private static final int QUESTIONS = 200;
    private static final int STEP = 1_000;
    private static final String LIMIT = "bare Lucene";
    private static final String POSTGRESQL = "PostgreSQL full text";
    private static final int WARM_UP = 2_000;

    private final GeneratedArchive archive;
    private final Path folder;

    private Peers(long articles, Path folder) {
        this.archive = GeneratedArchive.of(articles);
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: Peers OUTPUT.json N...");
            System.exit(2);
        }
        String machine = Machine.described();
        System.out.println(machine);
        // The compilers of the Java machine do their work first.
        measure(WARM_UP);
        List<PeerFigures> sizes = new ArrayList<>();
        for (String articles : List.of(arguments).subList(1, arguments.length)) {
            sizes.add(measure(Long.parseLong(articles)));
            System.out.println(sizes.getLast().table());
        }
        Report.write(Path.of(arguments[0]), new PeerFigures.Run(machine, sizes));
    }

    private static PeerFigures measure(long articles) throws IOException {
        try (Scratch scratch = Scratch.make("peers")) {
            Peers peers = new Peers(articles, scratch.path());
            return new PeerFigures(articles, LIMIT, peers.make(), peers.ask());
        }
    }

    private List<PeerFigures.Making> make() throws IOException {
        Worked worked = Worked.fromNow();
        long letters = read();
        return List.of(
                new PeerFigures.Making("the texts alone", worked.seconds(), (double) letters / archive.count()),
                made(LIMIT, "lucene", inside -> BareLucene.index(archive, inside)),
                made("SQLite FTS5", "sqlite", inside -> SqliteFts.index(archive, inside)),
                postgres(),
                made(
                        "Sonin",
                        "sonin",
                        inside -> SoninEngine.open(archive, inside, CONFIG).close()));
    }

    /** Makes all texts once, as every engine has to; how many bytes they have in UTF-8. */
    private long read() {
        long bytes = 0;
        for (long at = 0; at < archive.count(); at += STEP) {
            for (Change change : archive.changesAfter(at, STEP).changes()) {
                bytes += length(change.revision().content().title());
                bytes += change.revision().content().text().map(Peers::length).orElse(0);
            }
        }
        return bytes;
    }

    private static int length(Attested<String> text) {
        return text.value().getBytes(StandardCharsets.UTF_8).length;
    }

    private PeerFigures.Making made(String engine, String name, Making work) throws IOException {
        Path inside = folder.resolve(name);
        Worked worked = Worked.fromNow();
        work.in(inside);
        double seconds = worked.seconds();
        return new PeerFigures.Making(engine, seconds, (double) Scratch.bytes(inside) / archive.count());
    }

    /** Its server works beside this program, and keeps much besides the articles in its folder. */
    private PeerFigures.Making postgres() throws IOException {
        Worked worked = Worked.fromNow();
        PostgresFts.Made made = PostgresFts.index(archive, folder.resolve("postgresql"));
        double seconds = worked.seconds() + made.worked().toNanos() / 1e9;
        return new PeerFigures.Making(POSTGRESQL, seconds, (double) made.bytes() / archive.count());
    }

    /** Something that makes an index in a folder. */
    private interface Making {
        void in(Path folder) throws IOException;
    }

    private List<PeerFigures.Asking> ask() throws IOException {
        try (BareLucene bare = BareLucene.open(folder.resolve("lucene"));
                SqliteFts sqlite = SqliteFts.open(folder.resolve("sqlite"));
                PostgresFts postgresql = PostgresFts.open(folder.resolve("postgresql"));
                SoninEngine sonin = SoninEngine.open(archive, folder.resolve("sonin"), CONFIG)) {
            Map<String, SearchEngine> engines = new LinkedHashMap<>();
            engines.put(LIMIT, bare);
            engines.put("SQLite FTS5", sqlite);
            engines.put(POSTGRESQL, postgresql);
            engines.put("Sonin, addresses alone", sonin.plain());
            engines.put("Sonin, as a page asks", sonin);
            Questions questions = new Questions(Math.toIntExact(archive.count()));
            List<PeerFigures.Asking> asked =
                    new ArrayList<>(new Turns(engines, questions.words(QUESTIONS)).figures("word"));
            asked.addAll(new Turns(engines, questions.phrases(QUESTIONS)).figures("phrase"));
            return asked;
        }
    }
}
