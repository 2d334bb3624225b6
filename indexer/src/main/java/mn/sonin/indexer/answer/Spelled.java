package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mn.sonin.indexer.index.Fields;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;

/** How the news writes what a term stands for, for people to read. Remembered; safe for several threads. */
final class Spelled {
    private static final int REMEMBERED = 4_000;

    private final ConcurrentHashMap<String, String> known = new ConcurrentHashMap<>();

    /** A word under this term, headlines first; empty where there is none. */
    Optional<String> of(IndexReader index, String term) throws IOException {
        String before = known.get(term);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<String> word = Optional.empty();
        for (String field : List.of(Fields.TITLE, Fields.TEXT)) {
            word = word.isPresent() ? word : read(index, new Term(field, term));
        }
        word.ifPresent(found -> remember(term, found));
        return word;
    }

    private void remember(String term, String word) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(term, word);
    }

    private static Optional<String> read(IndexReader index, Term term) throws IOException {
        List<String> words = new ArrayList<>();
        int looked = 0;
        for (LeafReaderContext leaf : index.leaves()) {
            PostingsEnum places = leaf.reader().postings(term, PostingsEnum.POSITIONS);
            while (places != null
                    && looked < Spellings.LOOKED_AT
                    && places.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                looked++;
                word(leaf.reader(), places, term.field()).ifPresent(words::add);
            }
        }
        return Spellings.plainest(words);
    }

    private static Optional<String> word(LeafReader leaf, PostingsEnum places, String field) throws IOException {
        int position = places.nextPosition();
        String text =
                leaf.storedFields().document(places.docID(), Set.of(field)).get(field);
        return text == null ? Optional.empty() : Spellings.at(position, text);
    }
}
