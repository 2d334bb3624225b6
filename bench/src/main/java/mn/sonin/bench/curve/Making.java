package mn.sonin.bench.curve;

import java.io.IOException;
import java.nio.file.Path;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.Worked;
import mn.sonin.bench.index.GeneratedArchive;
import mn.sonin.bench.peers.SoninEngine;
import mn.sonin.indexer.analysis.Analyzers;
import tools.jackson.databind.ObjectMapper;

/** {@code N FOLDER CONFIG} makes an index of N generated articles in an empty folder and prints what it took as a line of JSON. */
final class Making {
    private static final long TOLD_EVERY = 100_000;

    private Making() {}

    /**
     * What making came to, which is also what making anew takes.
     *
     * @param cpuSeconds of all processors, the making of the texts included
     * @param analysis the version of what made the terms
     */
    record Made(long articles, double seconds, double cpuSeconds, long bytes, String analysis) {}

    public static void main(String[] arguments) throws IOException {
        long articles = Long.parseLong(arguments[0]);
        Path folder = Path.of(arguments[1]);
        long began = System.nanoTime();
        Worked worked = Worked.fromNow();
        SoninEngine.open(GeneratedArchive.of(articles), folder, Path.of(arguments[2]), Making::tell)
                .close();
        Made made = new Made(
                articles,
                (System.nanoTime() - began) / 1e9,
                worked.seconds(),
                Scratch.bytes(folder),
                Analyzers.bundled().version());
        System.out.println(new ObjectMapper().writeValueAsString(made));
    }

    private static void tell(long articles, long sequence, long end) {
        if (sequence % TOLD_EVERY == 0) {
            System.err.printf("%,d of %,d articles%n", sequence, end);
        }
    }
}
