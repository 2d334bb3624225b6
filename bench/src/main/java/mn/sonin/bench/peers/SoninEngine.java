package mn.sonin.bench.peers;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import mn.sonin.bench.index.GeneratedArchive;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.indexer.Indexing.Progress;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.ExpansionFile;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.answer.LuceneViews;
import mn.sonin.indexer.answer.Searchable;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;

/** Sonin's own index and search, with a configuration as an operator has it. */
public final class SoninEngine implements SearchEngine {
    static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");

    private final Runnable closing;
    private final LuceneSearch search;
    private final UnaryOperator<SearchRequest> asked;

    private SoninEngine(Runnable closing, LuceneSearch search, UnaryOperator<SearchRequest> asked) {
        this.closing = closing;
        this.search = search;
        this.asked = asked;
    }

    /** Brings the index of a folder up to the archive and is asked for what a page shows: expansions, counts and marks. */
    public static SoninEngine open(GeneratedArchive archive, Path folder, Path config) {
        return open(archive, folder, config, (revisions, sequence, end) -> {});
    }

    /** The same, told how far the index has come. */
    public static SoninEngine open(GeneratedArchive archive, Path folder, Path config, Progress progress) {
        LuceneIndex index = LuceneIndex.open(folder, archive, new Wording(Analyzers.bundled()), ZONE);
        index.follow(progress);
        return over(new LuceneViews(index, Clock.systemUTC()), index::close, config);
    }

    /** The same over an index that stands, wherever it is. */
    static SoninEngine over(Searchable index, Runnable closing, Path config) {
        Clock clock = Clock.systemUTC();
        Configuration configuration = configuration(config);
        ExpansionFile expansions = ExpansionFile.at(config.resolve("expansions.tsv"), clock);
        LuceneSearch search = new LuceneSearch(index, () -> configuration, expansions, clock, Duration.ofMinutes(1));
        return new SoninEngine(closing, search, UnaryOperator.identity());
    }

    /** The configuration of a folder; throws {@link IllegalArgumentException} with its problems where it cannot be used. */
    public static Configuration configuration(Path folder) {
        return switch (ConfigurationReader.read(folder)) {
            case ConfigurationResult.Read read -> read.configuration();
            case ConfigurationResult.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    /** The same index, asked for addresses alone, as the peers are. */
    SoninEngine plain() {
        return new SoninEngine(closing, search, request -> request.bare().expanding(Expanding.OFF));
    }

    /** What answers, for other questions than for the best addresses. */
    public Search search() {
        return search;
    }

    @Override
    public List<String> best(String query) {
        return switch (search.search(asked.apply(SearchRequest.of(query)))) {
            case SearchAnswer.Found found ->
                found.hits().stream().map(SearchAnswer.Hit::url).toList();
            case SearchAnswer.Problem problem -> throw new IllegalArgumentException(query + ": " + problem.message());
        };
    }

    @Override
    public void close() {
        closing.run();
    }
}
