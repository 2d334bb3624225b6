package mn.sonin.opensearch;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import mn.sonin.indexer.answer.Shard;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.CharsRefBuilder;
import org.opensearch.core.common.ParsingException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.text.Text;
import org.opensearch.core.xcontent.ToXContent.Params;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.query.QueryShardContext;
import org.opensearch.search.suggest.SortBy;
import org.opensearch.search.suggest.Suggester;
import org.opensearch.search.suggest.SuggestionBuilder;
import org.opensearch.search.suggest.SuggestionSearchContext.SuggestionContext;
import org.opensearch.search.suggest.term.TermSuggestion;

/**
 * The suggester {@code sonin}: the terms of a field, as {@link Shard#terms} reads what is asked. It answers as OpenSearch's own suggester
 * {@code term} does, with a number of documents for each term, added up over the shards.
 */
final class ArchiveTerms extends SuggestionBuilder<ArchiveTerms> {
    static final String NAME = "sonin";

    private static final String FIELD = "field";

    /** As many as anybody asks for: OpenSearch's own suggesters give five. */
    private static final int MOST = 10_000;

    private final Map<String, Object> asked;
    private final Shard shard;

    private ArchiveTerms(Shard shard, String field, Map<String, Object> asked) {
        super(field);
        this.shard = shard;
        this.asked = asked;
        text(field);
    }

    /** Reads what another node wrote. */
    ArchiveTerms(Shard shard, StreamInput in) throws IOException {
        super(in);
        this.shard = shard;
        this.asked = Objects.requireNonNull(in.readMap(), "what was asked");
    }

    @Override
    protected void doWriteTo(StreamOutput out) throws IOException {
        out.writeMap(asked);
    }

    /**
     * Reads a request.
     *
     * @throws ParsingException where it names no field
     */
    static ArchiveTerms read(Shard shard, XContentParser parser) throws IOException {
        Map<String, Object> asked = new LinkedHashMap<>(parser.map());
        if (asked.remove(FIELD) instanceof String field) {
            return new ArchiveTerms(shard, field, asked);
        }
        throw new ParsingException(
                parser.getTokenLocation(), "[" + NAME + "] needs \"field\", whose terms are asked for");
    }

    @Override
    protected XContentBuilder innerToXContent(XContentBuilder builder, Params params) throws IOException {
        return builder.mapContents(asked);
    }

    @Override
    protected SuggestionContext build(QueryShardContext context) {
        Context asking = new Context(context, shard, asked);
        populateCommonFields(context.getMapperService(), asking);
        return asking;
    }

    /** What one shard is asked. */
    private static final class Context extends SuggestionContext {
        private final Shard shard;
        private final Map<String, Object> asked;

        Context(QueryShardContext context, Shard shard, Map<String, Object> asked) {
            super(new OneShard(), context);
            this.shard = shard;
            this.asked = asked;
        }
    }

    /** Answers for one shard. */
    private static final class OneShard extends Suggester<Context> {
        @Override
        protected TermSuggestion innerExecute(
                String name, Context context, IndexSearcher searcher, CharsRefBuilder spare) throws IOException {
            TermSuggestion found = emptySuggestion(name, context, spare);
            for (Shard.Counted term :
                    context.shard.terms(searcher.getIndexReader(), context.getField(), context.asked)) {
                found.getEntries()
                        .getFirst()
                        .addOption(new TermSuggestion.Entry.Option(
                                new Text(term.term()), term.documents(), term.nearness()));
            }
            return found;
        }

        @Override
        protected TermSuggestion emptySuggestion(String name, Context context, CharsRefBuilder spare) {
            TermSuggestion none = new TermSuggestion(name, MOST, SortBy.SCORE);
            none.addTerm(new TermSuggestion.Entry(new Text(context.getField()), 0, 0));
            return none;
        }
    }

    @Override
    protected boolean doEquals(ArchiveTerms other) {
        return asked.equals(other.asked);
    }

    @Override
    protected int doHashCode() {
        return asked.hashCode();
    }

    @Override
    public String getWriteableName() {
        return NAME;
    }
}
