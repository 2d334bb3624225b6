package mn.sonin.indexer.answer;

import java.util.List;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/** Words and phrases with at most so many other words between them, as what they are: Lucene's intervals do not tell what they were made of. */
final class NearQuery extends Query {
    private final String field;
    private final int distance;
    private final List<List<List<String>>> parts;

    /**
     * Parts near each other, in any order.
     *
     * @param distance other words among them, at most
     * @param parts of each the terms of its positions, of which one will do
     */
    NearQuery(String field, int distance, List<List<List<String>>> parts) {
        this.field = field;
        this.distance = distance;
        this.parts = List.copyOf(parts);
    }

    String field() {
        return field;
    }

    int distance() {
        return distance;
    }

    List<List<List<String>>> parts() {
        return parts;
    }

    private Query intervals() {
        IntervalsSource[] sources = parts.stream().map(NearQuery::interval).toArray(IntervalsSource[]::new);
        return new IntervalQuery(field, Intervals.maxgaps(distance, Intervals.unordered(sources)));
    }

    private static IntervalsSource interval(List<List<String>> positions) {
        IntervalsSource[] each = positions.stream()
                .map(terms -> Intervals.or(terms.stream().map(Intervals::term).toArray(IntervalsSource[]::new)))
                .toArray(IntervalsSource[]::new);
        return each.length == 1 ? each[0] : Intervals.phrase(each);
    }

    @Override
    public Query rewrite(IndexSearcher searcher) {
        return intervals();
    }

    @Override
    public void visit(QueryVisitor visitor) {
        intervals().visit(visitor);
    }

    @Override
    public String toString(String defaultField) {
        return intervals().toString(defaultField);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NearQuery that
                && that.field.equals(field)
                && that.distance == distance
                && that.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return intervals().hashCode();
    }
}
