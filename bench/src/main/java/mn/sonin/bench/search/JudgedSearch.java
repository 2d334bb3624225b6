package mn.sonin.bench.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.ExpansionFile;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;
import mn.sonin.sample.JudgedQuery;
import mn.sonin.sample.SampleWeb;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/**
 * {@code JudgedSearch CONFIG [each]} harvests the sample web, asks the judged queries of Sonin with and without expansions and of plain Lucene
 * with two analyzers, and prints a table; with {@code each} also every query whose answer is not perfect.
 */
public final class JudgedSearch {
    /** The name of Sonin's row. */
    public static final String SONIN = "Sonin";

    /** The name of the row of Sonin without expansions. */
    public static final String LITERAL = "Sonin, expansions off";

    private static final int MOST = 1_000;
    private static final double NEARLY_PERFECT = 1.95;

    private JudgedSearch() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("judged-search");
        Report report = measure(Path.of(arguments[0]), folder, Clock.systemUTC());
        System.out.print(report.table());
        if (Arrays.asList(arguments).contains("each")) {
            System.out.print(report.each(SONIN));
        }
    }

    /** All figures, made in one run over the same articles. */
    public static Report measure(Path shipped, Path folder, Clock clock) throws IOException {
        Wording wording = new Wording(Analyzers.bundled());
        try (SampleNews news = SampleNews.harvest(shipped, folder, clock);
                LuceneIndex index = LuceneIndex.open(
                        folder.resolve("index"),
                        news.archive(),
                        wording,
                        news.configuration().settings().zone());
                Search search = new LuceneSearch(
                        index,
                        news::configuration,
                        ExpansionFile.at(shipped.resolve("expansions.tsv"), clock),
                        clock,
                        Duration.ofMinutes(1));
                PlainLucene standard = new PlainLucene(new StandardAnalyzer(), news.articles());
                PlainLucene russian = new PlainLucene(new RussianAnalyzer(), news.articles())) {
            index.follow((revisions, sequence, end) -> {});
            Map<String, Engine> engines = new LinkedHashMap<>();
            engines.put("StandardAnalyzer", standard);
            engines.put("RussianAnalyzer", russian);
            engines.put(LITERAL, query -> answer(search, query, Expanding.OFF));
            engines.put(SONIN, query -> answer(search, query, Expanding.ALL));
            return report(news, engines);
        }
    }

    private static List<String> answer(Search search, String query, Expanding expanding) {
        SearchRequest request = new SearchRequest(
                query,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                SearchRequest.Sort.RELEVANCE,
                MOST,
                Optional.empty(),
                false,
                false,
                expanding,
                false,
                OptionalLong.empty(),
                false);
        return switch (search.search(request)) {
            case SearchAnswer.Found found ->
                found.hits().stream().map(SearchAnswer.Hit::url).toList();
            case SearchAnswer.Problem problem -> throw new IllegalArgumentException(query + ": " + problem.message());
        };
    }

    private static Report report(SampleNews news, Map<String, Engine> engines) {
        List<Report.Row> rows = new ArrayList<>();
        for (JudgedQuery query : SampleWeb.judgedQueries()) {
            Map<String, Integer> grades = news.grades(query);
            Set<String> other = grades.keySet().stream()
                    .filter(url -> !news.language(url).equals(query.language()))
                    .collect(Collectors.toSet());
            engines.forEach((name, engine) ->
                    rows.add(new Report.Row(name, query, Score.of(engine.answer(query.query()), grades, other))));
        }
        return new Report(rows);
    }

    /** The score of each answer. */
    public record Report(List<Row> rows) {
        public Report {
            rows = List.copyOf(rows);
        }

        /** One engine's answer to one query. */
        public record Row(String engine, JudgedQuery query, Score score) {}

        /** The mean of an engine over all queries, or over those of a language. */
        public Score mean(String engine, String language) {
            return Score.mean(rows.stream()
                    .filter(row -> row.engine().equals(engine))
                    .filter(row -> language.isEmpty() || row.query().language().equals(language))
                    .map(Row::score)
                    .toList());
        }

        /** The engines, in the order they were asked. */
        public List<String> engines() {
            return rows.stream().map(Row::engine).distinct().toList();
        }

        String table() {
            StringBuilder table =
                    new StringBuilder("| | nDCG@10 | English | Mongolian | recall@100 | of the other language |\n");
            table.append("|---|---|---|---|---|---|\n");
            for (String engine : engines()) {
                Score all = mean(engine, "");
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %.3f | %.3f | %.3f | %.3f | %.3f |\n",
                        engine,
                        all.ndcg(),
                        mean(engine, "en").ndcg(),
                        mean(engine, "mn").ndcg(),
                        all.recall(),
                        all.across()));
            }
            return table.toString();
        }

        String each(String engine) {
            StringBuilder lines = new StringBuilder();
            for (Row row : rows) {
                if (row.engine().equals(engine)
                        && row.score().ndcg() + row.score().recall() < NEARLY_PERFECT) {
                    lines.append(String.format(
                            Locale.ROOT,
                            "%s\t%.2f\t%.2f\t%.2f\t%s%n",
                            row.query().id(),
                            row.score().ndcg(),
                            row.score().recall(),
                            row.score().across(),
                            row.query().query()));
                }
            }
            return lines.toString();
        }
    }
}
