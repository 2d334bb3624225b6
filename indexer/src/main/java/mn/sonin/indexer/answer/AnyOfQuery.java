package mn.sonin.indexer.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.SynonymQuery;

/** One word under several terms, counted as one: Lucene's synonyms, which do not tell their weights. */
final class AnyOfQuery extends Query {
    private final String field;
    private final Map<String, Float> terms;

    /**
     * Any of these terms.
     *
     * @param terms each with its weight, from 0 to 1
     */
    AnyOfQuery(String field, Map<String, Float> terms) {
        this.field = field;
        this.terms = new LinkedHashMap<>(terms);
    }

    String field() {
        return field;
    }

    Map<String, Float> terms() {
        return terms;
    }

    private Query synonyms() {
        SynonymQuery.Builder any = new SynonymQuery.Builder(field);
        terms.forEach((text, weight) -> any.addTerm(new Term(field, text), weight));
        return any.build();
    }

    @Override
    public Query rewrite(IndexSearcher searcher) {
        return synonyms();
    }

    @Override
    public void visit(QueryVisitor visitor) {
        synonyms().visit(visitor);
    }

    @Override
    public String toString(String defaultField) {
        return synonyms().toString(defaultField);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnyOfQuery that && that.field.equals(field) && that.terms.equals(terms);
    }

    @Override
    public int hashCode() {
        return 31 * field.hashCode() + terms.hashCode();
    }
}
