package mn.sonin.crawler.extract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mn.sonin.config.Selectors;

/** Extracts a page of two megabytes of the piece given, with 64 MB of heap to spare; run in a process of its own. */
final class SmallHeap {
    private static final long SPARE = 64_000_000;
    private static final int MEGABYTE = 1 << 20;

    private SmallHeap() {}

    public static void main(String[] args) {
        var extractor = new Extractor();
        read(extractor, args[0].repeat(20));
        String page = "<h1>Гарчиг</h1>" + args[0].repeat(2_000_000 / args[0].getBytes(StandardCharsets.UTF_8).length);
        List<byte[]> ballast = ballast();
        int letters = read(extractor, page);
        System.out.println("ballast=" + ballast.size() + " letters=" + letters);
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

    private static int read(Extractor extractor, String html) {
        Page page = Page.of(Optional.of("https://a.example/x"), html, Instant.EPOCH);
        return extractor
                .extract(page, Optional.empty(), Selectors.none())
                .text()
                .value()
                .orElse("")
                .length();
    }
}
