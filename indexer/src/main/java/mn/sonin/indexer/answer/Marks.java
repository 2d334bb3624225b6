package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mn.sonin.indexer.SearchAnswer.Span;
import mn.sonin.indexer.index.Wording;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/** Where the words of a query stand in a hit, from their positions in the index: just what made it a hit, phrases as wholes. */
final class Marks {
    private final Weight weight;

    Marks(IndexSearcher searcher, Query query) throws IOException {
        this.weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    /** What made a document a hit; its fields are read out of it. Looking it up opens every word of the query once. */
    Optional<Matches> of(LeafReaderContext leaf, int document) throws IOException {
        return Optional.ofNullable(weight.matches(leaf, document - leaf.docBase));
    }

    /** The spans in a field of this text, in order, none within another. */
    static List<Span> in(Optional<Matches> matches, String field, String text) throws IOException {
        MatchesIterator each = matches.isEmpty() ? null : matches.get().getMatches(field);
        if (each == null) {
            return List.of();
        }
        List<Span> words = Wording.places(text);
        List<Span> spans = new ArrayList<>();
        while (each.next()) {
            add(each, words, spans);
        }
        return merged(spans);
    }

    /** Of words near each other, the words; of a phrase, all of it. */
    private static void add(MatchesIterator match, List<Span> words, List<Span> spans) throws IOException {
        MatchesIterator parts = match.getSubMatches();
        if (parts == null) {
            if (match.startPosition() >= 0 && match.endPosition() < words.size()) {
                spans.add(new Span(
                        words.get(match.startPosition()).from(),
                        words.get(match.endPosition()).to()));
            }
            return;
        }
        while (parts.next()) {
            add(parts, words, spans);
        }
    }

    static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        spans.stream()
                .sorted(Comparator.comparingInt(Span::from).thenComparingInt(Span::to))
                .forEach(span -> {
                    Span last = merged.isEmpty() ? new Span(-1, -1) : merged.getLast();
                    if (span.from() < last.to()) {
                        merged.set(merged.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
                    } else {
                        merged.add(span);
                    }
                });
        return merged;
    }
}
