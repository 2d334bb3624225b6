package mn.sonin.sample;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mn.sonin.sample.content.Language;
import mn.sonin.sample.content.Outlet;
import mn.sonin.sample.content.Telling;
import mn.sonin.sample.site.Answer;
import mn.sonin.sample.site.Site;

/** One site of the sample web while it is served. Threads may share it. */
public final class SampleSite {
    private final Outlet outlet;
    private final URI home;
    private final List<Telling> tellings;
    private final List<Telling> wire;
    private final AtomicReference<Site> shown;
    private final AtomicReference<Mood> mood = new AtomicReference<>(new Mood.Well());
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    SampleSite(Outlet outlet, URI home, List<Telling> wire) {
        this.outlet = outlet;
        this.home = home;
        this.wire = List.copyOf(wire);
        this.tellings =
                wire.stream().filter(telling -> telling.outlet().equals(outlet)).toList();
        this.shown = new AtomicReference<>(edition(1));
    }

    /**
     * One request as the server saw it.
     *
     * @param target path and query as sent
     * @param status that was answered; 0 where the connection was closed
     * @param agent the User-Agent header, empty where none
     */
    public record Asked(String target, int status, String agent) {}

    /** Short name, as of its source file. */
    public String id() {
        return outlet.id();
    }

    /** Its front page. */
    public URI home() {
        return home;
    }

    /** Whether robots may fetch it. */
    public boolean open() {
        return !outlet.blocked();
    }

    /** Whether it answers 403 to everything, robots.txt included. */
    boolean refuses() {
        return outlet.house().contains("refuses");
    }

    /** ISO 639-1 codes of what it writes in. */
    public List<String> languages() {
        return outlet.languages().stream().map(Language::code).toList();
    }

    /** From now on every request gets this status. */
    public void answer(int status) {
        feel(new Mood.Answers(status, Optional.empty()));
    }

    /** From now on every request gets this status, with a Retry-After. */
    public void answer(int status, Duration retryAfter) {
        feel(new Mood.Answers(status, Optional.of(retryAfter)));
    }

    /** From now on the server feels like this. */
    public void feel(Mood now) {
        mood.set(now);
    }

    /** All is well again. */
    public void recover() {
        feel(new Mood.Well());
    }

    /** Every request since the start, in the order of their ends. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The most requests that were ever open at one time; a polite crawler keeps it at 1. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    Mood mood() {
        return mood.get();
    }

    void enter() {
        mostAtOnce.accumulateAndGet(open.incrementAndGet(), Math::max);
    }

    void leave(Asked request) {
        asked.add(request);
        open.decrementAndGet();
    }

    Answer answer(String path, Map<String, String> query) {
        return mood() instanceof Mood.Silent
                ? silent().answer(path, query)
                : shown.get().answer(path, query);
    }

    private Site silent() {
        return Site.of(outlet, root(), 1, List.of(), List.of());
    }

    void show(int edition) {
        shown.set(edition(edition));
    }

    private Site edition(int edition) {
        return Site.of(outlet, root(), edition, tellings, wire);
    }

    private String root() {
        String address = home.toString();
        return address.substring(0, address.length() - 1);
    }

    List<SampleArticle> articles() {
        return tellings.stream().map(this::article).toList();
    }

    private SampleArticle article(Telling telling) {
        List<String> titles = telling.edited()
                .map(edited -> List.of(telling.headline(), edited))
                .orElseGet(() -> List.of(telling.headline()));
        return new SampleArticle(
                id(),
                root() + telling.path(),
                telling.language().code(),
                titles,
                telling.published().toInstant(),
                telling.event(),
                SampleArticle.Kind.valueOf(telling.kind().name()),
                telling.topics(),
                telling.credit(),
                telling.edition(),
                telling.removed(),
                open());
    }
}
