package mn.sonin.bench.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which blocks of a page its annotation wants, as far as it says. */
final class Gold {
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int RUN = 4;
    private static final double SNIPPETS_WORTH = 0.5;

    /** What is wanted of a block, from 0 to 1, and how much it matters; 0 where the annotation is silent. */
    record Label(double wanted, double weight) {}

    private final List<Set<List<String>>> runs = new ArrayList<>();
    private final Set<List<String>> lines = new HashSet<>();
    private final List<String> with = new ArrayList<>();
    private final List<String> without = new ArrayList<>();
    private int words;

    static Gold of(JsonNode row) {
        var gold = new Gold();
        if (row.has("text_variants")) {
            row.path("text_variants").forEach(variant -> gold.text(variant.asString()));
        } else if (row.has("text")) {
            gold.text(row.path("text").asString());
        }
        row.path("segments").path("with").forEach(s -> gold.with.add(squeezed(s.asString())));
        row.path("segments").path("without").forEach(s -> gold.without.add(squeezed(s.asString())));
        return gold;
    }

    private void text(String text) {
        List<String> tokens = words(text);
        words = Math.max(words, tokens.size());
        runs.add(runs(tokens));
        text.lines().map(Gold::words).forEach(lines::add);
    }

    /** How much a page with this annotation matters: a few snippets tell less than a whole text. */
    double worth() {
        return words > 0 ? 1 : SNIPPETS_WORTH;
    }

    boolean isKnown() {
        return words > 0 || !with.isEmpty();
    }

    Label label(String block) {
        if (words == 0) {
            return segment(squeezed(block));
        }
        List<String> tokens = words(block);
        double weight = Math.sqrt(tokens.size() + 1.0);
        if (tokens.size() < RUN) {
            return new Label(lines.contains(tokens) ? 1 : 0, weight);
        }
        Set<List<String>> own = runs(tokens);
        double share = runs.stream()
                .mapToDouble(gold -> own.stream().filter(gold::contains).count() / (double) own.size())
                .max()
                .orElse(0);
        return new Label(share, weight);
    }

    private Label segment(String block) {
        double weight = 1;
        if (with.stream().anyMatch(block::contains)) {
            return new Label(1, weight);
        }
        return without.stream().anyMatch(block::contains) ? new Label(0, weight) : new Label(0, 0);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Set<List<String>> runs(List<String> words) {
        var runs = new HashSet<List<String>>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(words.subList(i, i + RUN));
        }
        return runs;
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
