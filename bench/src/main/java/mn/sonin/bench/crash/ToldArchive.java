package mn.sonin.bench.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Citations;
import mn.sonin.archive.Delivery;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Feeds;
import mn.sonin.archive.Frontier;
import mn.sonin.archive.Harvests;
import mn.sonin.archive.Leases;
import mn.sonin.archive.Ledger;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Recorded;
import mn.sonin.archive.Revision;
import mn.sonin.archive.SavedSearch;
import mn.sonin.archive.SavedSearches;

/** An archive that tells of everything it has acknowledged. */
record ToldArchive(Archive archive, Spoken spoken) implements Archive {
    @Override
    public Captures captures() {
        return new ToldCaptures(archive.captures(), spoken);
    }

    @Override
    public Articles articles() {
        return new ToldArticles(archive.articles(), spoken);
    }

    @Override
    public Frontier frontier() {
        return archive.frontier();
    }

    @Override
    public Feeds feeds() {
        return archive.feeds();
    }

    @Override
    public Harvests harvests() {
        return archive.harvests();
    }

    @Override
    public Ledger ledger() {
        return archive.ledger();
    }

    @Override
    public Leases leases() {
        return archive.leases();
    }

    @Override
    public Citations citations() {
        return archive.citations();
    }

    @Override
    public SavedSearches savedSearches() {
        return new ToldSearches(archive.savedSearches(), spoken);
    }

    @Override
    public long sequence() {
        return archive.sequence();
    }

    @Override
    public void close() {
        archive.close();
    }

    private record ToldCaptures(Captures captures, Spoken spoken) implements Captures {
        @Override
        public Capture append(Exchange exchange, CaptureNote note) {
            Capture capture = captures.append(exchange, note);
            spoken.say("capture " + capture.id());
            if (capture.purpose() == Purpose.ARTICLE) {
                spoken.pass(FaultPoint.CAPTURE_WITHOUT_ARTICLE);
            }
            return capture;
        }

        @Override
        public Optional<Capture> newest(String url) {
            return captures.newest(url);
        }

        @Override
        public Optional<Capture> newest(String url, String source) {
            return captures.newest(url, source);
        }

        @Override
        public Optional<Capture> find(CaptureId id) {
            return captures.find(id);
        }

        @Override
        public Map<String, Integer> countsSince(Instant from) {
            return captures.countsSince(from);
        }

        @Override
        public List<Capture> history(String url) {
            return captures.history(url);
        }

        @Override
        public boolean here(Capture capture) {
            return captures.here(capture);
        }

        @Override
        public Answer read(Capture capture) {
            return captures.read(capture);
        }

        @Override
        public CaptureNote note(Capture capture) {
            return captures.note(capture);
        }

        @Override
        public void unread(Replayed each) {
            captures.unread(each);
        }

        @Override
        public void settle(CaptureId id) {
            captures.settle(id);
        }

        @Override
        public void replay(Replayed each) {
            captures.replay(each);
        }
    }

    private record ToldArticles(Articles articles, Spoken spoken) implements Articles {
        @Override
        public Recorded record(Observation observation) {
            Recorded recorded = articles.record(observation);
            Article article = recorded.article();
            spoken.say("article %s %d".formatted(article.id(), article.current().number()));
            spoken.pass(FaultPoint.ROW_WITHOUT_INDEX);
            return recorded;
        }

        @Override
        public void absorb(ArticleId headline, ArticleId article) {
            articles.absorb(headline, article);
        }

        @Override
        public Optional<Article> find(ArticleId id) {
            return articles.find(id);
        }

        @Override
        public List<Revision> history(ArticleId id) {
            return articles.history(id);
        }

        @Override
        public List<Credit> credits(List<RevisionId> revisions) {
            return articles.credits(revisions);
        }

        @Override
        public List<Article> headlinesOf(String source, Instant from, Instant to) {
            return articles.headlinesOf(source, from, to);
        }

        @Override
        public List<Titled> titled(String source, Instant from) {
            return articles.titled(source, from);
        }

        @Override
        public Changes changesAfter(long sequence, int limit) {
            return articles.changesAfter(sequence, limit);
        }

        @Override
        public List<Change> changedSince(Instant since, int limit) {
            return articles.changedSince(since, limit);
        }

        @Override
        public long count() {
            return articles.count();
        }
    }

    private record ToldSearches(SavedSearches searches, Spoken spoken) implements SavedSearches {
        @Override
        public SavedSearch save(String name, String query, List<String> targets, long from, Instant now) {
            return searches.save(name, query, targets, from, now);
        }

        @Override
        public Optional<SavedSearch> find(long id) {
            return searches.find(id);
        }

        @Override
        public List<SavedSearch> all() {
            return searches.all();
        }

        @Override
        public void end(long id, Instant now) {
            searches.end(id, now);
        }

        @Override
        public int matched(long search, long upTo, List<Delivery> deliveries) {
            int fresh = searches.matched(search, upTo, deliveries);
            if (fresh > 0) {
                spoken.say("matched " + fresh);
                spoken.pass(FaultPoint.MATCH_WITHOUT_SENDING);
            }
            return fresh;
        }

        @Override
        public List<Delivery> due(Instant now, Duration longest, int limit) {
            return searches.due(now, longest, limit);
        }

        @Override
        public List<Delivery> of(long search, int limit) {
            return searches.of(search, limit);
        }

        @Override
        public void arrived(String key, Instant now) {
            spoken.pass(FaultPoint.SENT_WITHOUT_NOTE);
            searches.arrived(key, now);
            spoken.say("arrived " + key);
        }

        @Override
        public void failed(String key, String reason, Optional<Instant> again) {
            spoken.say("failed %s %s".formatted(key, reason));
            searches.failed(key, reason, again);
        }
    }
}
