package mn.sonin.crawler;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Content;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Revision;

/** Articles of which only a headline is known: all that a lead says, and nothing else. */
final class Headlines {
    private final UnaryOperator<String> language;

    /** @param language tells the language of a headline */
    Headlines(UnaryOperator<String> language) {
        this.language = language;
    }

    /** ISO 639-1, {@code und} where it cannot be told. */
    String language(String headline) {
        return language.apply(headline);
    }

    /** The article that the lead alone makes; empty where it has no title. */
    Optional<Observation> observation(Lead lead, Instant observed) {
        return content(lead, observed)
                .map(content -> new Observation(
                        lead.source(), lead.url(), lead.capture(), observed, Revision.Kind.HEADLINE_ONLY, content));
    }

    private Optional<Content> content(Lead lead, Instant observed) {
        return lead.title()
                .map(title -> new Content(
                        Attested.of(title, lead.basis()),
                        Optional.empty(),
                        lead.summary().map(summary -> Attested.of(summary, lead.basis())),
                        Optional.empty(),
                        lead.author().map(author -> Attested.of(author, lead.basis())).stream()
                                .toList(),
                        List.of(),
                        Optional.empty(),
                        ArticleReading.believable(lead, observed).map(moment -> Attested.of(moment, lead.basis())),
                        Optional.empty(),
                        Attested.of(language.apply(title), Basis.DETECTED)));
    }
}
