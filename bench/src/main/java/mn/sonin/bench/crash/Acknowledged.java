package mn.sonin.bench.crash;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a child said it had kept: captures by id, of each article the newest revision, and what has arrived of its alerts. */
record Acknowledged(Set<String> captures, Map<String, Integer> articles, Inbox inbox) {
    static Acknowledged nothing(Inbox inbox) {
        return new Acknowledged(ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>(), inbox);
    }

    /** Takes in a line of the child. */
    void heard(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("capture") && words.length == 2) {
            captures.add(words[1]);
        } else if (words[0].equals("article") && words.length == 3) {
            articles.merge(words[1], Integer.parseInt(words[2]), Math::max);
        } else if (words[0].equals("arrived") && words.length == 2) {
            inbox.note(words[1]);
        }
    }
}
