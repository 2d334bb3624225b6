package mn.sonin.crawler.extract;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.config.Selectors;

/** Extracts pages of so many bytes, each of a piece given, with 64 MB of heap to spare; run in a process of its own. */
final class SmallHeap {
    private static final long SPARE = 64_000_000;
    private static final int MEGABYTE = 1 << 20;

    private SmallHeap() {}

    /** What the process says: "ballast=…" where each page fitted; one byte more than 64 MB and it ends with an error. */
    static String extract(int bytes, List<String> pieces) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Xmn12m",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                Integer.toString(bytes)));
        command.addAll(pieces);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    public static void main(String[] args) {
        var extractor = new Extractor();
        List<String> pages = Stream.of(args)
                .skip(1)
                .map(piece -> "<h1>Гарчиг</h1>" + piece.repeat(Integer.parseInt(args[0]) / bytes(piece)))
                .toList();
        read(extractor, pages.getFirst().substring(0, 500));
        List<byte[]> ballast = ballast();
        pages.forEach(page -> read(extractor, page));
        System.out.println("ballast=" + ballast.size());
    }

    private static int bytes(String piece) {
        return piece.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<byte[]> ballast() {
        List<byte[]> ballast = new ArrayList<>();
        while (spare() > SPARE) {
            ballast.add(new byte[MEGABYTE]);
        }
        return ballast;
    }

    private static long spare() {
        Runtime heap = Runtime.getRuntime();
        System.gc();
        return heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
    }

    private static void read(Extractor extractor, String html) {
        Page page = Page.of(Optional.of("https://a.example/x"), html, Instant.EPOCH);
        extractor.extract(page, Optional.empty(), Selectors.none());
    }
}
