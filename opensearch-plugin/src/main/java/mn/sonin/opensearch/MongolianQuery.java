package mn.sonin.opensearch;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import mn.sonin.indexer.answer.Queries;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.opensearch.common.geo.ShapeRelation;
import org.opensearch.common.time.DateFormatter;
import org.opensearch.core.ParseField;
import org.opensearch.core.common.ParsingException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.xcontent.ObjectParser;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentLocation;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.mapper.MappedFieldType;
import org.opensearch.index.query.AbstractQueryBuilder;
import org.opensearch.index.query.QueryShardContext;

/**
 * The query {@code mongolian}: Sonin's query language over an index with its fields, read on each shard into the Lucene query that Sonin
 * itself would ask. Its parameters are {@code query}; {@code expand}, whether words are searched in the other script and language too; and
 * {@code time_zone}, that of the days that the query names.
 */
final class MongolianQuery extends AbstractQueryBuilder<MongolianQuery> {
    static final String NAME = "mongolian";

    private static final String PUBLISHED = "published";
    private static final DateFormatter DAY = DateFormatter.forPattern("strict_date");

    private final Queries queries;
    private final String typed;
    private final boolean expand;
    private final ZoneId zone;

    private MongolianQuery(Queries queries, String typed, boolean expand, ZoneId zone) {
        this.queries = queries;
        this.typed = typed;
        this.expand = expand;
        this.zone = zone;
    }

    /** Reads what another node wrote. */
    MongolianQuery(Queries queries, StreamInput in) throws IOException {
        super(in);
        this.queries = queries;
        this.typed = in.readString();
        this.expand = in.readBoolean();
        this.zone = in.readZoneId();
    }

    @Override
    protected void doWriteTo(StreamOutput out) throws IOException {
        out.writeString(typed);
        out.writeBoolean(expand);
        out.writeZoneId(zone);
    }

    /** What stands in a request, before it is whole. */
    private static final class Written {
        private static final ObjectParser<Written, Void> PARSER = new ObjectParser<>(NAME, Written::new);

        static {
            PARSER.declareString((written, value) -> written.query = Optional.of(value), new ParseField("query"));
            PARSER.declareBoolean((written, value) -> written.expand = value, new ParseField("expand"));
            PARSER.declareString((written, value) -> written.zone = value, new ParseField("time_zone"));
            PARSER.declareFloat((written, value) -> written.boost = value, BOOST_FIELD);
            PARSER.declareString((written, value) -> written.name = Optional.of(value), NAME_FIELD);
        }

        private Optional<String> query = Optional.empty();
        private boolean expand = true;
        private String zone = ZoneOffset.UTC.getId();
        private float boost = DEFAULT_BOOST;
        private Optional<String> name = Optional.empty();
    }

    /**
     * Reads a request.
     *
     * @throws ParsingException where it cannot be searched, with the reason
     */
    static MongolianQuery read(Queries queries, XContentParser parser) throws IOException {
        XContentLocation place = parser.getTokenLocation();
        Written written = Written.PARSER.parse(parser, null);
        String typed = written.query.orElseThrow(
                () -> new ParsingException(place, "[" + NAME + "] needs \"query\", what is searched"));
        try {
            queries.check(typed);
            MongolianQuery query = new MongolianQuery(queries, typed, written.expand, ZoneId.of(written.zone));
            query.boost(written.boost);
            written.name.ifPresent(query::queryName);
            return query;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ParsingException(place, "[" + NAME + "] " + e.getMessage(), e);
        }
    }

    @Override
    protected void doXContent(XContentBuilder builder, Params params) throws IOException {
        builder.startObject(NAME);
        builder.field("query", typed).field("expand", expand).field("time_zone", zone.getId());
        printBoostAndQueryName(builder);
        builder.endObject();
    }

    /** All shards count days from the same moment, that at which the request came. */
    @Override
    protected Query doToQuery(QueryShardContext shard) throws IOException {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(shard.nowInMillis()), zone);
        IndexReader index = shard.getIndexReader();
        if (index == null) {
            throw new IllegalArgumentException("[" + NAME + "] looks its words up in an index, and here is none");
        }
        return queries.of(typed, expand, index, today, (first, last) -> days(shard, first, last));
    }

    private Query days(QueryShardContext shard, Optional<LocalDate> first, Optional<LocalDate> last) {
        MappedFieldType published = shard.fieldMapper(PUBLISHED);
        return published == null
                ? new MatchNoDocsQuery("the index has no field " + PUBLISHED)
                : published.rangeQuery(
                        first.map(LocalDate::toString).orElse(null),
                        last.map(LocalDate::toString).orElse(null),
                        true,
                        true,
                        ShapeRelation.INTERSECTS,
                        zone,
                        DAY.toDateMathParser(),
                        shard);
    }

    @Override
    protected boolean doEquals(MongolianQuery other) {
        return typed.equals(other.typed) && expand == other.expand && zone.equals(other.zone);
    }

    @Override
    protected int doHashCode() {
        return Objects.hash(typed, expand, zone);
    }

    @Override
    public String getWriteableName() {
        return NAME;
    }
}
