package mn.sonin.search.api;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import mn.sonin.archive.Delivery;
import mn.sonin.archive.SavedSearch;
import mn.sonin.search.alert.Alerts;
import mn.sonin.search.alert.Item;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Json;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Says;
import mn.sonin.search.question.Question;

/** Saved searches for programs, and their feeds for all. */
final class SavedRoutes {
    static final Parameter<String> ID = Parameter.path("id", "Number of a saved search.");
    static final Parameter<String> NAME = Parameter.text("name", "What the search is called.");
    static final Parameter<List<String>> TARGET = Parameter.texts(
            "target",
            20,
            "Where matches are sent beside the feeds: https:// addresses get signed webhooks, mailto: addresses e-mail.");

    private static final int SHOWN = 100;

    private final Alerts alerts;
    private final FeedRoutes feeds;
    private final Supplier<URI> home;

    SavedRoutes(Alerts alerts, FeedRoutes feeds, Supplier<URI> home) {
        this.alerts = alerts;
        this.feeds = feeds;
        this.home = home;
    }

    Reply save(Asked asked) {
        List<String> targets = asked.value(TARGET);
        return switch (alerts.save(asked.value(NAME), asked.value(Question.QUERY), targets)) {
            case Alerts.Saving.Saved saved ->
                new Reply.Json(
                        201,
                        SavedRecord.of(saved.search()),
                        Map.of("Location", "/api/v1/saved/" + saved.search().id()));
            case Alerts.Saving.Refused refused ->
                new Reply.Refused(Problem.badParameters(refused.reasons().stream()
                        .map(reason -> Problem.Fault.of(parameter(reason), reason))
                        .toList()));
        };
    }

    /** Each reason begins with the parameter it is about. */
    private static String parameter(String reason) {
        return reason.startsWith("q:") ? "q" : reason.startsWith("name") ? "name" : "target";
    }

    Reply list(Asked asked) {
        return Reply.json(
                new SavedList(alerts.all().stream().map(SavedRecord::of).toList()));
    }

    Reply one(Asked asked) {
        return found(
                asked,
                search -> Reply.json(new SavedState(
                        SavedRecord.of(search),
                        alerts.deliveries(search.id(), SHOWN).stream()
                                .map(DeliveryRecord::of)
                                .toList())));
    }

    Reply end(Asked asked) {
        return found(asked, search -> {
            alerts.end(search.id());
            return Reply.json(SavedRecord.of(search));
        });
    }

    private Reply found(Asked asked, Function<SavedSearch, Reply> answer) {
        String id = asked.value(ID);
        return Optional.of(id)
                .filter(text -> text.matches("\\d{1,15}"))
                .flatMap(text -> alerts.find(Long.parseLong(text)))
                .map(answer)
                .orElseGet(() -> Reply.notFound("No saved search has the number \"%s\".".formatted(id)));
    }

    /** RFC 4287. */
    Reply atom(Asked asked) {
        return found(asked, search -> Reply.text("application/atom+xml", atom(search)));
    }

    private String atom(SavedSearch search) {
        StringWriter text = new StringWriter();
        List<Item> items = alerts.items(search, SHOWN);
        Instant updated =
                items.stream().map(Item::observed).max(Instant::compareTo).orElse(search.created());
        try {
            feeds.saved(text, address(search, "atom"), search.name(), updated, items);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an XML document in memory could not be written", e);
        }
        return text.toString();
    }

    private String address(SavedSearch search, String form) {
        return home.get().resolve("/saved/" + search.id() + "/feed." + form).toString();
    }

    /** JSON Feed 1.1. */
    Reply json(Asked asked) {
        return found(asked, search -> {
            Map<String, Object> feed = new LinkedHashMap<>();
            feed.put("version", "https://jsonfeed.org/version/1.1");
            feed.put("title", "Sonin: " + search.name());
            feed.put("feed_url", address(search, "json"));
            feed.put(
                    "items",
                    alerts.items(search, SHOWN).stream().map(SavedRoutes::item).toList());
            return Reply.text("application/feed+json", Json.write(feed));
        });
    }

    private static Map<String, Object> item(Item item) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", "urn:sonin:" + item.article() + ":" + item.revision());
        out.put("url", item.archived());
        if (FeedRoutes.web(item.url())) {
            out.put("external_url", item.url());
        }
        out.put("title", item.title());
        out.put("content_text", why(item));
        out.put("date_published", item.published().toString());
        out.put("language", item.language());
        out.put("_sonin", item);
        return out;
    }

    /** What matched, in a line. */
    static String why(Item item) {
        List<String> parts = new ArrayList<>();
        if (item.late()) {
            parts.add("late: seen " + item.observed());
        }
        parts.add("matched: " + String.join(", ", item.matched()));
        if (!item.through().isEmpty()) {
            parts.add("through: " + String.join(", ", item.through()));
        }
        item.story().ifPresent(story -> parts.add("story: " + story));
        return String.join("; ", parts);
    }

    /** Saved searches. */
    @Says("Saved searches.")
    record SavedList(@Says("Oldest first.") List<SavedRecord> saved) {}

    /** A saved search. */
    @Says("A saved search.")
    record SavedRecord(
            @Says("Its number.") long id,
            @Says("What it is called.") String name,
            @Says("The query.") String query,

            @Says("Where matches are sent beside the feeds.")
            List<String> targets,

            @Says("When it was saved.") Instant created,

            @Says("The place of the archive's sequence up to which everything was matched.")
            long reached,

            @Says("Address of its Atom feed.") String atom,
            @Says("Address of its JSON Feed.") String json) {
        static SavedRecord of(SavedSearch search) {
            String feed = "/saved/" + search.id() + "/feed.";
            return new SavedRecord(
                    search.id(),
                    search.name(),
                    search.query(),
                    search.targets(),
                    search.created(),
                    search.reached(),
                    feed + "atom",
                    feed + "json");
        }
    }

    /** A saved search and its deliveries. */
    @Says("A saved search and its deliveries.")
    record SavedState(
            @Says("The search.") SavedRecord search,
            @Says("Newest first, at most a hundred.") List<DeliveryRecord> deliveries) {}

    /** A delivery. */
    @Says("An article on its way to a target.")
    record DeliveryRecord(
            @Says("Told to the target, the same at every try.")
            String key,

            @Says("The target.") String target,
            @Says("Id of the article.") String article,
            @Says("Tries so far.") int tries,
            @Says("When it arrived.") Optional<Instant> arrived,

            @Says("When it is tried next; absent once it has arrived or was given up.")
            Optional<Instant> due,

            @Says("Why it has not arrived; blank where nothing stood in the way.")
            String reason) {
        static DeliveryRecord of(Delivery delivery) {
            return new DeliveryRecord(
                    delivery.key(),
                    delivery.target(),
                    delivery.article().value(),
                    delivery.attempt(),
                    delivery.arrived(),
                    delivery.due(),
                    delivery.reason());
        }
    }
}
