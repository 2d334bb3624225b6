package mn.sonin.bench.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What has arrived of one home's alerts, under which keys. Safe for several threads. */
final class Inbox {
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> noted = new HashSet<>();
    private final Set<String> faults = new TreeSet<>();
    private int deliveries;

    /** A receiver took a delivery. */
    synchronized void take(String key, String text) {
        deliveries++;
        String before = texts.putIfAbsent(key, text);
        if (before != null && !before.equals(text)) {
            faults.add("the key %s came with two texts: %s and %s".formatted(key, before, text));
        }
        if (noted.contains(key)) {
            faults.add("the key %s was sent again after it was noted that it arrived".formatted(key));
        }
    }

    /** The program has noted that this delivery arrived. */
    synchronized void note(String key) {
        noted.add(key);
        if (!texts.containsKey(key)) {
            faults.add("it was noted that the key %s arrived, and it did not".formatted(key));
        }
    }

    /** Keys that have arrived at least once. */
    synchronized Set<String> keys() {
        return Set.copyOf(texts.keySet());
    }

    /** Deliveries beyond the first under their key. */
    synchronized int repeated() {
        return deliveries - texts.size();
    }

    synchronized List<String> faults() {
        return new ArrayList<>(faults);
    }
}
