package mn.sonin.bench.crash;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a child said it had kept: captures by id, and of each article the newest revision. */
record Acknowledged(Set<String> captures, Map<String, Integer> articles) {
    static Acknowledged nothing() {
        return new Acknowledged(ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
    }

    /** Takes in a line of the child. */
    void heard(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("capture") && words.length == 2) {
            captures.add(words[1]);
        } else if (words[0].equals("article") && words.length == 3) {
            articles.merge(words[1], Integer.parseInt(words[2]), Math::max);
        }
    }
}
