package mn.sonin.bench.curve;

import java.io.IOException;
import java.nio.file.Path;
import mn.sonin.bench.Scratch;
import mn.sonin.bench.Worked;
import mn.sonin.bench.index.GeneratedArchive;
import mn.sonin.bench.peers.SoninEngine;
import tools.jackson.databind.ObjectMapper;

/** {@code N FOLDER CONFIG} makes an index of N generated articles in an empty folder and prints what it took as a line of JSON. */
final class Making {
    private Making() {}

    /**
     * What making came to, which is also what making anew takes.
     *
     * @param cpuSeconds of all processors, the making of the texts included
     */
    record Made(long articles, double seconds, double cpuSeconds, long bytes) {}

    public static void main(String[] arguments) throws IOException {
        long articles = Long.parseLong(arguments[0]);
        Path folder = Path.of(arguments[1]);
        long began = System.nanoTime();
        Worked worked = Worked.fromNow();
        SoninEngine.open(GeneratedArchive.of(articles), folder, Path.of(arguments[2]))
                .close();
        Made made = new Made(articles, (System.nanoTime() - began) / 1e9, worked.seconds(), Scratch.bytes(folder));
        System.out.println(new ObjectMapper().writeValueAsString(made));
    }
}
