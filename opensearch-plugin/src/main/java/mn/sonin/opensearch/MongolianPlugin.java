package mn.sonin.opensearch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.analysis.Mode;
import mn.sonin.indexer.analysis.MongolianFoldingFilter;
import mn.sonin.indexer.analysis.MongolianFoldingFilterFactory;
import mn.sonin.indexer.analysis.MongolianTermsFilterFactory;
import mn.sonin.indexer.analysis.MongolianTokenizer;
import mn.sonin.indexer.analysis.MongolianTokenizerFactory;
import mn.sonin.indexer.analysis.TextLanguage;
import mn.sonin.indexer.answer.Queries;
import mn.sonin.indexer.answer.Shard;
import org.apache.lucene.analysis.TokenStream;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.IndexSettings;
import org.opensearch.index.analysis.AbstractTokenFilterFactory;
import org.opensearch.index.analysis.PreBuiltAnalyzerProviderFactory;
import org.opensearch.index.analysis.PreConfiguredTokenFilter;
import org.opensearch.index.analysis.PreConfiguredTokenizer;
import org.opensearch.index.analysis.TokenFilterFactory;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.indices.analysis.PreBuiltCacheFactory.CachingStrategy;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.SearchPlugin;
import org.opensearch.search.suggest.term.TermSuggestion;

/**
 * Analyzers {@code mongolian} (headlines to be stored), {@code mongolian_body} (long texts to be stored), {@code mongolian_query} and
 * {@code mongolian_exact} (what is asked for); the query {@code mongolian}, as {@link MongolianQuery} says; what Sonin asks of its own
 * index, as {@link ArchiveQuery} and {@link ArchiveTerms} say; and what the analyzers are made
 * of, by the Lucene names: tokenizer {@code mongolian}, filters {@code mongolianFolding} and {@code mongolianTerms}. A node holds the word lists
 * once for all its indices, and once more for each set of parameters of {@code mongolianTerms}, which are those of
 * {@link MongolianTermsFilterFactory}.
 */
public final class MongolianPlugin extends Plugin implements AnalysisPlugin, SearchPlugin {
    static final String NAME = "analysis-mongolian";

    private final Map<Map<String, String>, MongolianTermsFilterFactory> terms = new ConcurrentHashMap<>();
    private final Analyzers analyzers = Analyzers.bundled();
    private final Queries queries;
    private final Shard shard = new Shard();

    /**
     * Called by the node when it starts.
     *
     * @param config the node's folder of configuration; its {@code analysis-mongolian/expansions.tsv} is read, where there is one
     * @throws IllegalStateException where a line of that file is not understood
     */
    public MongolianPlugin(Settings settings, Path config) {
        this.queries = new Queries(analyzers, dictionary(config.resolve(NAME).resolve("expansions.tsv")));
    }

    private static Expansions dictionary(Path file) {
        if (!Files.exists(file)) {
            return Expansions.bundled();
        }
        return switch (Expansions.read(file)) {
            case Expansions.Result.Loaded loaded -> loaded.expansions();
            case Expansions.Result.Refused refused ->
                throw new IllegalStateException(String.join("\n", refused.problems()));
        };
    }

    /** The version of the analysis as an attribute of the node, by which whoever writes texts can see how they will be read. */
    @Override
    public Settings additionalSettings() {
        return Settings.builder()
                .put("node.attr.mongolian_analysis", analyzers.version())
                .build();
    }

    @Override
    public List<QuerySpec<?>> getQueries() {
        return List.of(
                new QuerySpec<>(
                        MongolianQuery.NAME,
                        in -> new MongolianQuery(queries, in),
                        parser -> MongolianQuery.read(queries, parser)),
                new QuerySpec<>(ArchiveQuery.NAME, ArchiveQuery::new, ArchiveQuery::read));
    }

    @Override
    public List<SuggesterSpec<?>> getSuggesters() {
        return List.of(new SuggesterSpec<>(
                ArchiveTerms.NAME,
                in -> new ArchiveTerms(shard, in),
                parser -> ArchiveTerms.read(shard, parser),
                TermSuggestion::new));
    }

    @Override
    public List<PreBuiltAnalyzerProviderFactory> getPreBuiltAnalyzerProviderFactories() {
        return Arrays.stream(Mode.values())
                .map(mode -> new PreBuiltAnalyzerProviderFactory(
                        name(mode), CachingStrategy.ONE, () -> analyzers.of(TextLanguage.MONGOLIAN, mode)))
                .toList();
    }

    private static String name(Mode mode) {
        return mode == Mode.INDEX ? "mongolian" : "mongolian_" + mode.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
        return List.of(PreConfiguredTokenizer.singleton(MongolianTokenizerFactory.NAME, MongolianTokenizer::new));
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return List.of(
                PreConfiguredTokenFilter.singleton(
                        MongolianFoldingFilterFactory.NAME, true, MongolianFoldingFilter::new),
                PreConfiguredTokenFilter.singleton(
                        MongolianTermsFilterFactory.NAME,
                        false,
                        input -> terms(Map.of()).create(input)));
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(MongolianTermsFilterFactory.NAME, AnalysisPlugin.requiresAnalysisSettings(this::configuredTerms));
    }

    private TokenFilterFactory configuredTerms(
            IndexSettings index, Environment environment, String name, Settings settings) {
        MongolianTermsFilterFactory factory = terms(parameters(settings));
        return new AbstractTokenFilterFactory(index, name, settings) {
            @Override
            public TokenStream create(TokenStream input) {
                return factory.create(input);
            }
        };
    }

    /** All but what OpenSearch itself reads. */
    private static Map<String, String> parameters(Settings settings) {
        Map<String, String> parameters = new HashMap<>();
        settings.keySet().stream()
                .filter(key -> !key.equals("type") && !key.equals("version"))
                .forEach(key -> parameters.put(key, settings.get(key)));
        return Map.copyOf(parameters);
    }

    /** A Lucene factory takes its parameters out of the map that it is given. */
    private MongolianTermsFilterFactory terms(Map<String, String> parameters) {
        return terms.computeIfAbsent(parameters, known -> new MongolianTermsFilterFactory(new HashMap<>(known)));
    }
}
