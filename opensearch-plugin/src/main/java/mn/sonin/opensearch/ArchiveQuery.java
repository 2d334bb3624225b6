package mn.sonin.opensearch;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import mn.sonin.indexer.answer.Shard;
import org.apache.lucene.search.Query;
import org.opensearch.core.common.ParsingException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentLocation;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.query.AbstractQueryBuilder;
import org.opensearch.index.query.QueryShardContext;

/**
 * The query {@code sonin}: what Sonin asks of its own index, as {@link Shard#query} reads it. The topics in it are named queries, so that each
 * hit tells those that find it.
 */
final class ArchiveQuery extends AbstractQueryBuilder<ArchiveQuery> {
    static final String NAME = "sonin";

    private final Map<String, Object> asked;

    private ArchiveQuery(Map<String, Object> asked) {
        this.asked = asked;
    }

    /** Reads what another node wrote. */
    ArchiveQuery(StreamInput in) throws IOException {
        super(in);
        this.asked = Objects.requireNonNull(in.readMap(), "what was asked");
    }

    @Override
    protected void doWriteTo(StreamOutput out) throws IOException {
        out.writeMap(asked);
    }

    /**
     * Reads a request.
     *
     * @throws ParsingException where it is no such query, with the reason
     */
    static ArchiveQuery read(XContentParser parser) throws IOException {
        XContentLocation place = parser.getTokenLocation();
        Map<String, Object> asked = parser.map();
        try {
            Shard.query(asked);
            Shard.topics(asked);
            return new ArchiveQuery(asked);
        } catch (IllegalArgumentException e) {
            throw new ParsingException(place, "[" + NAME + "] " + e.getMessage(), e);
        }
    }

    @Override
    protected void doXContent(XContentBuilder builder, Params params) throws IOException {
        builder.field(NAME, asked);
    }

    @Override
    protected Query doToQuery(QueryShardContext shard) {
        Shard.topics(asked).forEach(shard::addNamedQuery);
        return Shard.query(asked);
    }

    @Override
    protected boolean doEquals(ArchiveQuery other) {
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
