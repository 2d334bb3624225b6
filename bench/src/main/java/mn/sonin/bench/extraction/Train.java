package mn.sonin.bench.extraction;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import mn.sonin.bench.extraction.Boosting.Tree;
import mn.sonin.config.Selectors;
import mn.sonin.crawler.extract.Batch;
import mn.sonin.crawler.extract.Extractor;
import mn.sonin.crawler.extract.Page;
import mn.sonin.crawler.extract.text.Headline;
import mn.sonin.crawler.extract.text.NoticedPage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trains the model of the article's blocks on the development half of the yardstick:
 * {@code Train DEV_FOLDER MODEL.tsv [OUT_OF_FOLD.jsonl]}. The last file gets, for every page, the text by a model that
 * saw no page of that site, to be scored like any output.
 */
public final class Train {
    private static final int FOLDS = 5;
    private static final Boosting.Settings FIRST = new Boosting.Settings(110, 4, 0.11, 1.5, 0.2, 0.35, 0.6);
    private static final Boosting.Settings SECOND = new Boosting.Settings(110, 4, 0.09, 1.5, 0.2, 0.35, 0.6);

    private record Sample(String id, int fold, NoticedPage page, String title, Gold gold, int from) {}

    private final List<Sample> samples = new ArrayList<>();
    private int rows;
    private double[] target = {};
    private double[] weight = {};

    private Train() {}

    public static void main(String[] args) throws IOException {
        var train = new Train();
        train.load(Path.of(args[0]));
        train.run(Path.of(args[1]), args.length > 2 ? Optional.of(Path.of(args[2])) : Optional.empty());
    }

    private void load(Path folder) throws IOException {
        var json = JsonMapper.builder().build();
        var extractor = new Extractor();
        try (var sets = Files.list(folder)) {
            for (Path set : sets.sorted().toList()) {
                Map<String, Gold> gold = new HashMap<>();
                for (String line : Files.readAllLines(set.resolve("gold.jsonl"))) {
                    JsonNode row = json.readTree(line);
                    gold.put(row.path("id").asString(), Gold.of(row));
                }
                for (String line : Files.readAllLines(set.resolve("manifest.jsonl"))) {
                    JsonNode row = json.readTree(line);
                    Gold wanted = gold.get(row.path("id").asString());
                    if (wanted != null && wanted.isKnown()) {
                        add(extractor, row, set, wanted);
                    }
                }
            }
        }
        target = new double[rows];
        weight = new double[rows];
        for (Sample sample : samples) {
            for (int b = 0; b < sample.page.size(); b++) {
                Gold.Label label = sample.gold.label(sample.page.text(b));
                target[sample.from + b] = label.wanted();
                weight[sample.from + b] = label.weight();
            }
            level(sample);
        }
    }

    /** Long pages matter no more than short ones, as in the yardstick. */
    private void level(Sample sample) {
        int to = sample.from + sample.page.size();
        double sum = Arrays.stream(weight, sample.from, to).sum();
        for (int row = sample.from; row < to && sum > 0; row++) {
            weight[row] *= sample.gold.worth() / sum;
        }
    }

    private void add(Extractor extractor, JsonNode row, Path set, Gold gold) {
        Optional<String> url = Optional.ofNullable(row.path("url").asString(null));
        String html = Batch.decode(set.resolve(row.path("file").asString()));
        Page read = Page.of(url, html, Clock.systemUTC().instant());
        NoticedPage page = extractor.notice(read);
        String title = extractor
                .extract(read, Optional.empty(), Selectors.none())
                .title()
                .value()
                .orElse("");
        int fold = Math.floorMod((url.map(Train::host).orElse("").hashCode() * 31) >> 3, FOLDS);
        samples.add(new Sample(row.path("id").asString(), fold, page, title, gold, rows));
        rows += page.size();
    }

    private static String host(String url) {
        String host = URI.create(url.replaceAll("[^\\x21-\\x7e]|[|\\[\\]{}^`\\\\<>\"]", ""))
                .getHost();
        return host == null ? url : site(host);
    }

    /** Without its first labels, so that a publisher's hosts fall into one fold: {@code news.sky.com} is {@code sky.com}. */
    private static String site(String host) {
        String[] labels = host.split("\\.", -1);
        int n = labels.length;
        boolean twoLevels = n > 2 && labels[n - 1].length() == 2 && labels[n - 2].length() <= 3;
        return String.join(".", Arrays.copyOfRange(labels, Math.max(0, n - (twoLevels ? 3 : 2)), n));
    }

    private void run(Path model, Optional<Path> outOfFold) throws IOException {
        Columns first = columns(0, NoticedPage.firstClues());
        double[] early = outOfFold(FIRST, first);
        samples.forEach(s -> s.page.think(Arrays.copyOfRange(early, s.from, s.from + s.page.size())));
        Columns second = columns(0, NoticedPage.clues().size());
        if (outOfFold.isPresent()) {
            double[] late = outOfFold(SECOND, second);
            write(outOfFold.get(), late);
        }
        int[] all = IntStream.range(0, rows).filter(r -> weight[r] > 0).toArray();
        var lines = new ArrayList<String>();
        lines.add(
                "# Boosted trees that judge the blocks of a page, made by the training command of the bench module from "
                        + samples.size() + " annotated pages; not edited by hand.");
        grow(FIRST, first, all).forEach(tree -> lines.add("first\t" + written(tree, first)));
        grow(SECOND, second, all).forEach(tree -> lines.add("second\t" + written(tree, second)));
        Files.write(model, lines);
    }

    /** For every row, the chance given by trees that saw no row of its fold. */
    private double[] outOfFold(Boosting.Settings settings, Columns data) {
        double[] chances = new double[rows];
        IntStream.range(0, FOLDS)
                .parallel()
                .forEach(fold -> judge(grow(settings, data, rows(fold, false)), data, rows(fold, true), chances));
        return chances;
    }

    private List<Tree> grow(Boosting.Settings settings, Columns data, int[] training) {
        return new Boosting(settings, new SplittableRandom(7)).grow(data, training, target, weight);
    }

    private static void judge(List<Tree> trees, Columns data, int[] judged, double[] into) {
        for (int row : judged) {
            double sum = 0;
            for (Tree tree : trees) {
                sum += tree.value(data, row);
            }
            into[row] = 1 / (1 + Math.exp(-sum));
        }
    }

    private int[] rows(int fold, boolean held) {
        return samples.stream()
                .filter(s -> (s.fold == fold) == held)
                .flatMapToInt(s -> IntStream.range(s.from, s.from + s.page.size()))
                .filter(r -> held || weight[r] > 0)
                .toArray();
    }

    private Columns columns(int from, int to) {
        float[][] values = new float[to - from][rows];
        for (Sample sample : samples) {
            for (int b = 0; b < sample.page.size(); b++) {
                for (int c = from; c < to; c++) {
                    values[c - from][sample.from + b] = sample.page.clue(b, c);
                }
            }
        }
        return new Columns(values);
    }

    private void write(Path file, double[] late) throws IOException {
        var json = JsonMapper.builder().build();
        try (var out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
            for (Sample s : samples) {
                double[] own = Arrays.copyOfRange(late, s.from, s.from + s.page.size());
                var row = json.createObjectNode();
                row.put("id", s.id);
                row.put("text", Headline.cut(s.page.body(own).text(), s.title));
                out.print(row + "\n");
            }
        }
    }

    private static String written(Tree tree, Columns data) {
        if (tree.isLeaf()) {
            return String.format(Locale.ROOT, "%.3f", tree.value());
        }
        return "(" + NoticedPage.clues().get(tree.column()) + " " + number(data.limit(tree.column(), tree.bin())) + " "
                + written(tree.children().get(0), data) + " "
                + written(tree.children().get(1), data) + ")";
    }

    private static String number(float value) {
        return new BigDecimal(value)
                .round(new MathContext(5))
                .stripTrailingZeros()
                .toPlainString();
    }
}
