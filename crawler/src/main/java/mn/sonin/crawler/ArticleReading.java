package mn.sonin.crawler;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.archive.Content;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Revision;
import mn.sonin.config.Politeness.Noarchive;
import mn.sonin.config.Selectors;
import mn.sonin.config.Source;
import mn.sonin.crawler.extract.Extraction;
import mn.sonin.crawler.extract.Extraction.Directive;
import mn.sonin.crawler.extract.Extractor;
import mn.sonin.crawler.extract.Page;
import mn.sonin.crawler.url.CanonicalUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the article out of an answer: the same way for a page just fetched and for one kept years ago. */
final class ArticleReading {
    private static final Logger LOG = LoggerFactory.getLogger(ArticleReading.class);

    /** Directives with a value of their own: {@code max-snippet:-1}, {@code unavailable_after: 25 Jun 2026}. */
    private static final Pattern VALUED = Pattern.compile("(?:max-[\\w-]+|unavailable_after)\\s*:\\s*[\\w-]*");

    private static final Pattern NAMED = Pattern.compile("\\s*([\\w-]+)\\s*:(?!//).*");
    private static final Pattern CLOSED = Pattern.compile("\\b(?:noarchive|noindex|none)\\b");

    private static final int MOST_PARTS = 30;
    /** Letters of a paragraph that nobody writes twice. */
    private static final int LONG = 80;

    /** East of everybody it is tomorrow already. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Extractor extractor;
    private final String product;

    /** @param product the name that sites know the crawler by */
    ArticleReading(Extractor extractor, String product) {
        this.extractor = extractor;
        this.product = product.toLowerCase(Locale.ROOT);
    }

    /** Where the further parts of a story come from: the site, or what is kept of it. */
    interface Further {
        /** A story that ends with its first page, or of which no more is wanted. */
        Further NONE = address -> Optional.empty();

        Optional<PartAnswer> at(String address);
    }

    /** A further part as it was answered. */
    record PartAnswer(Capture capture, Answer answer) {
        private Page page(String address) {
            return Page.of(Optional.of(address), answer.body().toArray(), answer.header("Content-Type"), capture.at());
        }
    }

    /** What an answer came to. */
    sealed interface Read {
        /**
         * What was read.
         *
         * @param closed whether the page asks not to be archived, and its headline alone is kept
         */
        record Article(Observation observation, boolean closed) implements Read {}

        /** No page of text, or one that cannot be read. */
        record Unreadable(String reason) implements Read {}

        /** An article, but none for this archive. */
        record Left(String reason) implements Read {}
    }

    /**
     * Reads a page.
     *
     * @param at where it was found, in its source's spelling
     * @param kind {@link Revision.Kind#FIRST} or {@link Revision.Kind#REREAD}
     * @param further where the parts of a story that has several come from
     */
    Read read(
            Source source,
            CanonicalUrl at,
            Capture capture,
            Answer answer,
            Optional<Lead> lead,
            Revision.Kind kind,
            Further further) {
        Optional<String> trouble = trouble(answer);
        if (trouble.isPresent()) {
            return new Read.Unreadable(trouble.get());
        }
        try {
            return article(source, at, capture, answer, lead, kind, further);
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("extraction failed capture={} url={}", capture.id(), at, bug);
            return new Read.Unreadable("reading the page failed: " + bug);
        }
    }

    private static Optional<String> trouble(Answer answer) {
        String type = answer.header("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .strip();
        boolean page = type.isEmpty() || type.startsWith("text/") || type.contains("html") || type.contains("xml");
        if (!page) {
            return Optional.of("expected a page, got %s".formatted(type));
        }
        if (answer.body().length() == 0) {
            return Optional.of("the page is empty");
        }
        return isBinary(answer) ? Optional.of("expected a page, got bytes that are no text") : Optional.empty();
    }

    /** Text has no NUL bytes but in UTF-16, which announces itself. */
    private static boolean isBinary(Answer answer) {
        byte[] bytes = answer.body().toArray();
        boolean utf16 =
                bytes.length > 1 && ((bytes[0] & 0xFF) ^ (bytes[1] & 0xFF)) == 0x01 && (bytes[0] & 0xFE) == 0xFE;
        int nuls = 0;
        for (int i = 0; i < Math.min(bytes.length, 1024); i++) {
            nuls += bytes[i] == 0 ? 1 : 0;
        }
        return !utf16 && nuls > 4;
    }

    private Read article(
            Source source,
            CanonicalUrl at,
            Capture capture,
            Answer answer,
            Optional<Lead> lead,
            Revision.Kind kind,
            Further further) {
        Extraction extraction = extraction(at, capture, answer, lead, source.selectors(), source.zone());
        Optional<Content> content = extraction.content().map(found -> withLead(found, lead, capture.at()));
        if (content.isEmpty()) {
            return new Read.Unreadable("no headline was found on the page");
        }
        if (!new Sifting(source).isKept(content.get())) {
            return new Read.Left("it mentions nothing of what the source is kept for");
        }
        boolean closed = asksNotToBeArchived(answer, extraction);
        if (closed && source.politeness().noarchive() == Noarchive.SKIP) {
            return new Read.Left("the page asks not to be archived");
        }
        CanonicalUrl url = extraction
                .canonical()
                .value()
                .map(link -> at.declaredAs(link, source.addresses(), source.home()))
                .orElse(at);
        Content kept = closed ? headlineOf(content.get()) : whole(source, at, extraction, content.get(), further);
        return new Read.Article(
                new Observation(source.id(), url.value(), capture.id(), capture.at(), kind, kept), closed);
    }

    /** What a page that can be read says under some selectors, with its dates in the zone of its source. */
    Extraction extraction(
            CanonicalUrl at, Capture capture, Answer answer, Optional<Lead> lead, Selectors selectors, ZoneId zone) {
        return extractor.extract(
                new PartAnswer(capture, answer).page(at.value()).in(zone), lead, selectors);
    }

    /** The text with that of the further parts, as far as they can be had. */
    private Content whole(Source source, CanonicalUrl at, Extraction first, Content content, Further further) {
        Optional<String> next = first.nextPart().value();
        String text = content.text().map(Attested::value).orElse("");
        var paragraphs = new ArrayList<String>(text.lines().toList());
        int part = 2;
        while (next.isPresent() && part <= MOST_PARTS && !text.isEmpty()) {
            Optional<PartAnswer> had = further.at(next.get());
            if (had.isEmpty()) {
                break;
            }
            Page page = had.get().page(next.get()).in(source.zone()).partOf(at.value(), part);
            Extraction read = extractor.extract(page, Optional.empty(), source.selectors());
            paragraphs.addAll(fresh(read.text().value().orElse(""), Set.copyOf(paragraphs)));
            next = read.nextPart().value();
            part++;
        }
        return part == 2 ? content : withText(content, String.join("\n", paragraphs));
    }

    /**
     * The paragraphs of a further part without what it repeats: what stands on every part above and below the text, and long ones.
     * What somebody in it says twice, it says twice.
     */
    private static List<String> fresh(String part, Set<String> had) {
        List<String> lines = part.lines().toList();
        int from = 0;
        int to = lines.size();
        while (from < to && had.contains(lines.get(from))) {
            from++;
        }
        while (to > from && had.contains(lines.get(to - 1))) {
            to--;
        }
        return lines.subList(from, to).stream()
                .filter(line -> line.length() < LONG || !had.contains(line))
                .toList();
    }

    private static Content withText(Content content, String text) {
        return new Content(
                content.title(),
                content.subtitle(),
                content.summary(),
                content.text().map(old -> Attested.of(text, old.basis())),
                content.authors(),
                content.agencies(),
                content.origin(),
                content.published(),
                content.modified(),
                content.language());
    }

    /** What the page itself does not say, the place that led to it may have said. */
    private static Content withLead(Content page, Optional<Lead> lead, Instant now) {
        return new Content(
                page.title(),
                page.subtitle(),
                page.summary()
                        .or(() -> lead.flatMap(said -> said.summary().map(text -> Attested.of(text, said.basis())))),
                page.text(),
                page.authors().isEmpty()
                        ? lead.flatMap(said -> said.author().map(name -> Attested.of(name, said.basis()))).stream()
                                .toList()
                        : page.authors(),
                page.agencies(),
                page.origin(),
                page.published()
                        .or(() -> lead.flatMap(said -> believable(said, now).map(at -> Attested.of(at, said.basis())))),
                page.modified(),
                page.language());
    }

    /** A place whose clock is wrong dates its stories in the future; such a date is none. */
    static Optional<Moment> believable(Lead lead, Instant now) {
        return lead.published().filter(at -> at.instant().isBefore(now.plus(AHEAD)));
    }

    private boolean asksNotToBeArchived(Answer answer, Extraction extraction) {
        return extraction.directives().contains(Directive.NOARCHIVE)
                || extraction.directives().contains(Directive.NOINDEX)
                || answer.headers().stream()
                        .filter(header -> header.name().equalsIgnoreCase("X-Robots-Tag"))
                        .anyMatch(header -> forbidsArchiving(header.value().toLowerCase(Locale.ROOT)));
    }

    /** The header may be meant for one crawler by name, as in {@code otherbot: noindex}. */
    private boolean forbidsArchiving(String tag) {
        String plain = VALUED.matcher(tag).replaceAll("");
        Matcher named = NAMED.matcher(plain);
        boolean forUs = !named.matches() || named.group(1).equals(product);
        return forUs && CLOSED.matcher(plain).find();
    }

    private static Content headlineOf(Content page) {
        return new Content(
                page.title(),
                page.subtitle(),
                Optional.empty(),
                Optional.empty(),
                page.authors(),
                page.agencies(),
                page.origin(),
                page.published(),
                page.modified(),
                page.language());
    }
}
