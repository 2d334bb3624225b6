package mn.sonin.bench.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mn.sonin.bench.Times;

/** The times of several engines that were asked the same questions in turns, so that a busy moment of the machine meets all of them. */
final class Turns {
    private static final int ROUNDS = 3;

    /** Nanoseconds of every question, for each engine and round. */
    private final Map<String, List<long[]>> times = new LinkedHashMap<>();

    private final Map<String, Long> found = new LinkedHashMap<>();
    private final int questions;

    /** Asks every question of each engine once to warm up, then in three rounds that count. */
    Turns(Map<String, SearchEngine> engines, List<String> questions) throws IOException {
        this.questions = questions.size();
        for (int round = 0; round <= ROUNDS; round++) {
            round(engines, questions, round > 0);
        }
    }

    private void round(Map<String, SearchEngine> engines, List<String> asked, boolean counts) throws IOException {
        Map<String, long[]> took = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            for (Map.Entry<String, SearchEngine> engine : engines.entrySet()) {
                long start = System.nanoTime();
                int hits = engine.getValue().best(asked.get(i)).size();
                took.computeIfAbsent(engine.getKey(), name -> new long[asked.size()])[i] = System.nanoTime() - start;
                found.merge(engine.getKey(), counts ? hits : 0L, Long::sum);
            }
        }
        if (counts) {
            took.forEach((engine, nanos) ->
                    times.computeIfAbsent(engine, name -> new ArrayList<>()).add(nanos));
        }
    }

    /** What asking came to for each engine. */
    List<PeerFigures.Asking> figures(String kind) {
        return times.entrySet().stream()
                .map(entry -> figures(kind, entry.getKey(), entry.getValue()))
                .toList();
    }

    private PeerFigures.Asking figures(String kind, String engine, List<long[]> rounds) {
        double[] medians = rounds.stream()
                .mapToDouble(round -> Times.of(round).p50())
                .sorted()
                .toArray();
        Times all = Times.of(rounds);
        double hits = (double) found.getOrDefault(engine, 0L) / rounds.size() / questions;
        return new PeerFigures.Asking(
                kind, engine, all.p50(), medians[0], medians[medians.length - 1], all.p99(), hits);
    }
}
