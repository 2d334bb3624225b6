package mn.sonin.search.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Content;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Revision;
import mn.sonin.search.http.Says;
import mn.sonin.search.library.Dossier;

/** All that is known of one article. */
@Says("All that is known of one article.")
record ArticleRecord(
        @Says("Its permanent id, made from its canonical address.")
        String id,

        @Says("Id of the source.") String source,
        @Says("Canonical address at the source.") String url,
        @Says("When Sonin first saw it.") Instant firstSeen,

        @Says("The article that this headline turned out to be.")
        Optional<String> absorbedBy,

        @Says("What it said, oldest first.") List<RevisionRecord> revisions,

        @Says("The HTTP exchanges that prove it, oldest first.")
        List<CaptureRecord> captures) {

    static ArticleRecord of(Dossier dossier) {
        return new ArticleRecord(
                dossier.article().id().value(),
                dossier.article().source(),
                dossier.article().url(),
                dossier.article().firstSeen(),
                dossier.article().absorbedBy().map(ArticleId::value),
                dossier.revisions().stream()
                        .map(revision -> RevisionRecord.of(revision, dossier))
                        .toList(),
                dossier.captures().stream()
                        .map(capture -> CaptureRecord.of(capture, dossier))
                        .toList());
    }

    /** What an article said at one time. */
    @Says("What an article said at one time.")
    record RevisionRecord(
            @Says("From 1, one more for each change.") int number,

            @Says("first, headline-only, edit, reread or removal.")
            String kind,

            @Says("Whether it is what the article says now.")
            boolean current,

            @Says("When it was seen.") Instant observed,

            @Says("The place in the archive's sequence since when it was current.")
            long sequence,

            @Says("The place at which it ceased to be current.")
            Optional<Long> until,

            @Says("Id of the capture that proves it.") String capture,

            @Says("Address of that capture as it was kept, shown safely; empty where it may not be shown.")
            Optional<String> proof,

            @Says("The headline.") Value title,
            @Says("A second headline.") Optional<Value> subtitle,
            @Says("The standfirst.") Optional<Value> summary,

            @Says("The text, paragraphs separated by line feeds.")
            Optional<Value> text,

            @Says("People who wrote it.") List<Value> authors,
            @Says("News agencies credited.") List<Value> agencies,
            @Says("The outlet this is a reprint of.") Optional<Value> origin,
            @Says("When the site says it was published.") Optional<Time> published,
            @Says("When the site says it was last changed.") Optional<Time> modified,
            @Says("Language, ISO 639-1.") Value language) {

        static RevisionRecord of(Revision revision, Dossier dossier) {
            Content content = revision.content();
            return new RevisionRecord(
                    revision.number(),
                    revision.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    revision.current(),
                    revision.observed(),
                    revision.sequence(),
                    revision.current() ? Optional.empty() : Optional.of(revision.until()),
                    revision.capture().value(),
                    dossier.proof(revision),
                    Value.of(content.title()),
                    content.subtitle().map(Value::of),
                    content.summary().map(Value::of),
                    content.text().map(Value::of),
                    content.authors().stream().map(Value::of).toList(),
                    content.agencies().stream().map(Value::of).toList(),
                    content.origin().map(Value::of),
                    content.published().map(Time::of),
                    content.modified().map(Time::of),
                    Value.of(content.language()));
        }
    }

    /** A text and what it rests on. */
    @Says("A text and what it rests on.")
    record Value(
            @Says("The text.") String value,

            @Says("What kind of evidence, as in json-ld, meta, feed or visible-text.")
            String basis,

            @Says("Where exactly; blank where the basis says it all.")
            String detail) {
        static Value of(Attested<String> attested) {
            return new Value(attested.value(), attested.basis().word(), attested.detail());
        }
    }

    /** A time and what it rests on. */
    @Says("A time and what it rests on.")
    record Time(
            @Says("The time; the start of the day where only the day is known.")
            java.time.OffsetDateTime at,

            @Says("day, minute or second.") String precision,
            @Says("What kind of evidence.") String basis,

            @Says("Where exactly; blank where the basis says it all.")
            String detail) {
        static Time of(Attested<Moment> attested) {
            return new Time(
                    attested.value().at(),
                    attested.value().precision().name().toLowerCase(Locale.ROOT),
                    attested.basis().word(),
                    attested.detail());
        }
    }

    /** One HTTP exchange as it is kept. */
    @Says("One HTTP exchange as it is kept.")
    record CaptureRecord(
            @Says("Its id, that of the WARC record.") String id,
            @Says("When the request was sent.") Instant at,
            @Says("Status of the answer.") int status,
            @Says("Content-Type of the answer.") Optional<String> mediaType,

            @Says("sha256: and hexadecimal digest of the body.")
            String payloadDigest,

            @Says("False where the body was cut short; no article is read out of it then.")
            boolean whole,

            @Says("Name of the WARC file.") String file,
            @Says("Where in it the record begins.") long offset,
            @Says("The earlier capture with the same body.") Optional<String> revisitOf,

            @Says("Address of the page as it was kept, shown safely; empty where it may not be shown.")
            Optional<String> view) {
        static CaptureRecord of(Capture capture, Dossier dossier) {
            return new CaptureRecord(
                    capture.id().value(),
                    capture.at(),
                    capture.status(),
                    capture.mediaType(),
                    capture.payloadDigest(),
                    capture.whole(),
                    capture.place().file(),
                    capture.place().offset(),
                    capture.revisitOf().map(Object::toString),
                    Optional.of("/captures/" + capture.id()).filter(view -> dossier.shows(capture.id())));
        }
    }
}
