package mn.sonin.search.page;

import java.util.ArrayList;
import java.util.List;
import mn.sonin.indexer.SearchAnswer.Marked;
import mn.sonin.indexer.SearchAnswer.Span;

/** A text cut where its marks begin and end. */
record Marks(List<Piece> pieces) {
    /** A part of the text. */
    record Piece(String text, boolean marked) {}

    static Marks of(Marked marked) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Span span : marked.spans()) {
            add(pieces, marked.text().substring(at, span.from()), false);
            add(pieces, marked.text().substring(span.from(), span.to()), true);
            at = span.to();
        }
        add(pieces, marked.text().substring(at), false);
        return new Marks(List.copyOf(pieces));
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }
}
