package mn.sonin.search.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mn.sonin.config.Source;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Treatment;
import mn.sonin.search.question.Address;

/** How the hosts of one source are treated, for everybody to see: its editors first. */
final class PolitenessPage {
    private final Library library;
    private final Templates templates;

    PolitenessPage(Library library, Templates templates) {
        this.library = library;
        this.templates = templates;
    }

    /** What a page of politeness shows. */
    record PolitenessView(
            String id, String name, List<ArticlePage.Fact> facts, List<HostLine> hosts, List<RequestLine> requests) {}

    /** A host in its table. */
    record HostLine(String name, String pause, String state) {}

    /** A request in its table. */
    record RequestLine(
            String at, String url, String robots, String outcome, boolean sent, String bytes, String bytesSaved) {}

    Reply one(Asked asked) {
        Words words = Words.of(asked);
        String id = asked.value(SourcesPage.ID);
        return library.health(id)
                .map(health -> templates.render(
                        "politeness",
                        templates.chrome(
                                words,
                                words.say(
                                        "polite.title", health.source().names().in(words.language())),
                                "sources",
                                Address.of("/sources/" + id + "/politeness")),
                        view(health.source(), words)))
                .orElseGet(() -> Reply.notFound(words.say("source.unknown", id)));
    }

    private PolitenessView view(Source source, Words words) {
        Optional<Treatment> treatment = library.treatment(source.id());
        List<ArticlePage.Fact> facts =
                new ArrayList<>(SourcesPage.politeness(source, library.harvests(source.id()), words));
        treatment.ifPresent(done -> traffic(done, facts, words));
        return new PolitenessView(
                source.id(),
                source.names().in(words.language()),
                facts,
                treatment.stream()
                        .flatMap(done -> done.hosts().stream())
                        .map(host -> host(host, words))
                        .toList(),
                treatment.stream()
                        .flatMap(done -> done.newest().stream())
                        .map(request -> request(request, words))
                        .toList());
    }

    private void traffic(Treatment done, List<ArticlePage.Fact> facts, Words words) {
        SourcesPage.add(facts, "polite.since", words.time(done.since(), library.zone()), words);
        SourcesPage.add(facts, "polite.requests", words.number(done.requests()), words);
        SourcesPage.add(facts, "polite.unchanged", words.number(done.notModified()), words);
        SourcesPage.add(facts, "polite.bytes", words.number(done.bytes()), words);
        SourcesPage.add(facts, "polite.saved", words.number(done.bytesSaved()), words);
        SourcesPage.add(facts, "polite.refused", words.number(done.refused()), words);
    }

    private HostLine host(Treatment.Host host, Words words) {
        String state = host.leftAloneUntil()
                .map(until -> words.say("polite.left-alone", words.time(until, library.zone())))
                .orElse("");
        return new HostLine(
                host.name(),
                words.say("seconds", words.decimal(SourcesPage.seconds(host.pause()))),
                host.lastFailure().isEmpty()
                        ? state
                        : "%s %s".formatted(state, host.lastFailure()).strip());
    }

    private RequestLine request(Treatment.Request request, Words words) {
        return new RequestLine(
                words.time(request.at(), library.zone()),
                request.url(),
                words.name("polite.robots", request.robots()),
                request.outcome(),
                request.sent(),
                words.number(request.bytes()),
                words.number(request.bytesSaved()));
    }
}
