package mn.sonin.indexer.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.story.Stories.Place;
import mn.sonin.indexer.story.Story.Member;
import mn.sonin.indexer.story.Story.Role;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The stories as of one place in the archive's sequence.
 *
 * @param sequence the place
 */
record StoryView(DirectoryReader reader, long sequence) implements AutoCloseable {
    private static final Set<Role> COPIES = Set.of(Role.REPRINT, Role.TRANSLATION);

    static long sequence(Map<String, String> written) {
        return Long.parseLong(written.getOrDefault("sequence", "0"));
    }

    static Map<String, String> written(@Nullable Iterable<Map.Entry<String, String>> live) {
        Map<String, String> written = new HashMap<>();
        if (live != null) {
            live.forEach(entry -> written.put(entry.getKey(), entry.getValue()));
        }
        return written;
    }

    /** Asks the newest view, held meanwhile; one that was just replaced is asked for again. */
    static <T> Optional<T> asked(Supplier<StoryView> newest, Function<StoryView, Optional<T>> question) {
        StoryView view = newest.get();
        while (!view.reader.tryIncRef()) {
            StoryView newer = newest.get();
            if (newer.equals(view)) {
                throw new IllegalStateException("the stories are closed");
            }
            view = newer;
        }
        try {
            return question.apply(view);
        } finally {
            view.close();
        }
    }

    Optional<Place> of(ArticleId article) {
        try {
            return story(article).map(this::place);
        } catch (IOException e) {
            throw new UncheckedIOException("looking up the story of " + article, e);
        }
    }

    /** In the order of the index's terms, so that each block of them is read once. */
    Map<ArticleId, ArticleId> of(Set<ArticleId> articles) {
        Set<String> asked = new TreeSet<>();
        articles.forEach(article -> asked.add(article.value()));
        Map<ArticleId, ArticleId> found = new HashMap<>();
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                addStories(leaf, asked, found);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("looking up the stories of %d articles".formatted(articles.size()), e);
        }
    }

    private static void addStories(LeafReaderContext leaf, Set<String> asked, Map<ArticleId, ArticleId> found)
            throws IOException {
        Terms terms = leaf.reader().terms(StoryFields.ARTICLE);
        if (terms == null) {
            return;
        }
        TermsEnum each = terms.iterator();
        SortedDocValues stories = leaf.reader().getSortedDocValues(StoryFields.STORY);
        Map<Integer, String> byDocument = new TreeMap<>();
        for (String article : asked) {
            if (each.seekExact(new BytesRef(article))) {
                byDocument.put(each.postings(null, PostingsEnum.NONE).nextDoc(), article);
            }
        }
        for (Map.Entry<Integer, String> one : byDocument.entrySet()) {
            found.put(new ArticleId(one.getValue()), new ArticleId(value(stories, one.getKey())));
        }
    }

    private Optional<String> story(ArticleId article) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum found = leaf.reader().postings(new Term(StoryFields.ARTICLE, article.value()));
            int doc = found == null ? DocIdSetIterator.NO_MORE_DOCS : found.nextDoc();
            if (doc != DocIdSetIterator.NO_MORE_DOCS) {
                return Optional.of(value(leaf.reader().getSortedDocValues(StoryFields.STORY), doc));
            }
        }
        return Optional.empty();
    }

    private Place place(String story) {
        try {
            Set<String> sources = new HashSet<>();
            Set<String> own = new HashSet<>();
            Set<String> languages = new HashSet<>();
            int articles = 0;
            for (LeafReaderContext leaf : reader.leaves()) {
                Columns columns = new Columns(leaf);
                for (int doc : docs(leaf, story)) {
                    articles++;
                    languages.add(columns.language(doc));
                    (COPIES.contains(columns.role(doc)) ? sources : own).add(columns.source(doc));
                }
            }
            return new Place(
                    new ArticleId(story), articles, own.isEmpty() ? sources.size() : own.size(), languages.size());
        } catch (IOException e) {
            throw new UncheckedIOException("counting the story " + story, e);
        }
    }

    Optional<Story> find(ArticleId id) {
        try {
            List<Member> members = new ArrayList<>();
            for (LeafReaderContext leaf : reader.leaves()) {
                for (int doc : docs(leaf, id.value())) {
                    members.add(member(leaf, doc));
                }
            }
            members.sort(Comparator.comparing(Member::at)
                    .thenComparing(member -> member.article().value()));
            return members.isEmpty() ? Optional.empty() : Optional.of(new Story(id, members));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the story " + id, e);
        }
    }

    private static Member member(LeafReaderContext leaf, int doc) throws IOException {
        Columns columns = new Columns(leaf);
        NumericDocValues times = leaf.reader().getNumericDocValues(StoryFields.AT);
        times.advanceExact(doc);
        Optional<String> why = Optional.ofNullable(leaf.reader()
                .storedFields()
                .document(doc, Set.of(StoryFields.WHY))
                .get(StoryFields.WHY));
        return new Member(
                new ArticleId(value(leaf.reader().getSortedDocValues(StoryFields.ARTICLE), doc)),
                columns.source(doc),
                columns.language(doc),
                Instant.ofEpochSecond(times.longValue()),
                columns.role(doc),
                why.map(Joining::read));
    }

    private static List<Integer> docs(LeafReaderContext leaf, String story) throws IOException {
        List<Integer> docs = new ArrayList<>();
        PostingsEnum found = leaf.reader().postings(new Term(StoryFields.STORY, story));
        if (found != null) {
            for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
                docs.add(doc);
            }
        }
        return docs;
    }

    private static String value(SortedDocValues values, int doc) throws IOException {
        values.advanceExact(doc);
        return values.lookupOrd(values.ordValue()).utf8ToString();
    }

    @Override
    public void close() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the stories at " + sequence, e);
        }
    }

    /** What is asked of several documents, in their order. */
    private static final class Columns {
        private final LeafReaderContext leaf;

        Columns(LeafReaderContext leaf) {
            this.leaf = leaf;
        }

        String source(int doc) throws IOException {
            return value(leaf.reader().getSortedDocValues(StoryFields.SOURCE), doc);
        }

        String language(int doc) throws IOException {
            return value(leaf.reader().getSortedDocValues(StoryFields.LANGUAGE), doc);
        }

        Role role(int doc) throws IOException {
            return Role.valueOf(value(leaf.reader().getSortedDocValues(StoryFields.ROLE), doc));
        }
    }
}
