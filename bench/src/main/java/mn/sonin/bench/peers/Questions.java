package mn.sonin.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mn.sonin.archive.Attested;
import mn.sonin.bench.index.GeneratedNews;

/** Words and phrases out of the articles themselves, so that frequent ones are asked for often and each is found; always the same. */
public final class Questions {
    private static final int SHORTEST = 3;

    private final Random random = new Random(41);
    private final GeneratedNews news = new GeneratedNews();
    private final int articles;

    /** About the first so many generated articles. */
    public Questions(int articles) {
        this.articles = articles;
    }

    /** So many single words. */
    public List<String> words(int count) {
        List<String> words = new ArrayList<>();
        while (words.size() < count) {
            String word = some(text()).getFirst();
            if (word.length() >= SHORTEST) {
                words.add(word);
            }
        }
        return words;
    }

    /** So many pairs of neighbours in one sentence, in double quotes. */
    public List<String> phrases(int count) {
        List<String> phrases = new ArrayList<>();
        while (phrases.size() < count) {
            List<String> pair = some(text());
            if (pair.stream().allMatch(word -> word.length() >= SHORTEST)) {
                phrases.add('"' + String.join(" ", pair) + '"');
            }
        }
        return phrases;
    }

    private String text() {
        return news.article(1 + random.nextInt(articles))
                .revision()
                .content()
                .text()
                .map(Attested::value)
                .orElseThrow();
    }

    /** Two neighbours of one sentence. */
    private List<String> some(String text) {
        List<String> sentences = List.of(text.split("\\. ", -1));
        List<String> words =
                List.of(sentences.get(random.nextInt(sentences.size())).split(" ", -1));
        if (words.size() < 2) {
            return some(text);
        }
        int first = random.nextInt(words.size() - 1);
        return words.subList(first, first + 2);
    }
}
