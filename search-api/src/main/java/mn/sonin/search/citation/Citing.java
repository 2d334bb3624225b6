package mn.sonin.search.citation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mn.sonin.archive.Citation;
import mn.sonin.archive.Citations;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.search.library.Library;
import mn.sonin.search.question.Address;

/** Cites searches and replays them. Safe for use by several threads. */
public final class Citing {
    /** The largest page the index gives. */
    private static final int PAGE = 1000;

    private final Library library;
    private final Citations citations;

    public Citing(Library library, Citations citations) {
        this.library = library;
        this.citations = citations;
    }

    /** What citing a search came to. */
    public sealed interface Cited {
        record Kept(Citation citation) implements Cited {}

        /** The query was not understood. */
        record Refused(SearchAnswer.Problem problem) implements Cited {}
    }

    /** Keeps a search with what it finds now, or found at the place it names. */
    public Cited cite(SearchRequest request) {
        return switch (library.search(page(request, OptionalLong.empty(), Optional.empty()))) {
            case SearchAnswer.Problem problem -> new Cited.Refused(problem);
            case SearchAnswer.Found found -> new Cited.Kept(citations.cite(cited(request, found), library.now()));
        };
    }

    /** The citation of this id, searched again; empty where there is none. */
    public Optional<Replay> replay(String id) {
        return citations.find(id).map(this::replay);
    }

    private Citation.Cited cited(SearchRequest request, SearchAnswer.Found found) {
        long place = request.asOf().orElse(found.sequence());
        Listed listed = listed(request, place);
        return new Citation.Cited(
                written(request, found.canonical()).queryString(),
                place,
                found.analysisVersion(),
                listed.count(),
                listed.digest(),
                ledger(request));
    }

    private Replay replay(Citation citation) {
        Address search = read(citation.cited().query());
        SearchRequest request = request(search);
        Listed now = listed(request, citation.cited().sequence());
        return new Replay(
                citation,
                search.with("asof", Long.toString(citation.cited().sequence())),
                now.count(),
                now.digest(),
                now.digest().equals(citation.cited().digest()) ? List.of() : reasons(citation, request));
    }

    private List<Replay.Reason> reasons(Citation citation, SearchRequest request) {
        List<Replay.Reason> reasons = new ArrayList<>();
        if (!library.analysisVersion().equals(citation.cited().analysis())) {
            reasons.add(Replay.Reason.ANALYSIS);
        }
        boolean named = request.query().contains("topic:")
                || !request.topics().isEmpty()
                || !request.collections().isEmpty();
        if (named) {
            reasons.add(Replay.Reason.DEFINITION);
        }
        if (reasons.isEmpty()) {
            reasons.add(Replay.Reason.ARCHIVE);
        }
        return reasons;
    }

    private record Listed(long count, String digest) {}

    /** The ids of all articles found at this place, oldest first, each ended by a line feed, as one digest. */
    private Listed listed(SearchRequest request, long place) {
        MessageDigest digest = sha256();
        long count = 0;
        Optional<String> cursor = Optional.empty();
        do {
            SearchAnswer answer = library.search(page(request, OptionalLong.of(place), cursor));
            if (!(answer instanceof SearchAnswer.Found found)) {
                break;
            }
            for (SearchAnswer.Hit hit : found.hits()) {
                digest.update((hit.id() + "\n").getBytes(StandardCharsets.US_ASCII));
                count++;
            }
            cursor = found.next();
        } while (cursor.isPresent());
        return new Listed(count, "sha256:" + HexFormat.of().formatHex(digest.digest()));
    }

    private static SearchRequest page(SearchRequest request, OptionalLong place, Optional<String> cursor) {
        return new SearchRequest(
                request.query(),
                request.languages(),
                request.sources(),
                request.collections(),
                request.topics(),
                request.from(),
                request.to(),
                Sort.OLDEST,
                PAGE,
                cursor,
                false,
                false,
                request.expansions(),
                request.history(),
                place.isPresent() ? place : request.asOf(),
                false);
    }

    /** What the source-days of the search came to, in a few words that any reader of the row understands. */
    private String ledger(SearchRequest request) {
        LocalDate to = request.to().orElse(library.today());
        LocalDate from = request.from().orElse(to.minusYears(1));
        Map<String, Long> counts = new TreeMap<>();
        library.configuration().sources().stream()
                .filter(source ->
                        request.sources().isEmpty() || request.sources().contains(source.id()))
                .flatMap(source -> library.ledger(source.id(), from, to).stream())
                .map(LedgerEntry::state)
                .forEach(state -> counts.merge(state.name().toLowerCase(Locale.ROOT), 1L, Long::sum));
        return "%s/%s %s".formatted(from, to, counts);
    }

    /** The search with its parts in one order and its values sorted, so that the same search is written the same. */
    private static Address written(SearchRequest request, String canonical) {
        Address address = Address.of("/");
        address = canonical.isBlank() ? address : address.plus("q", canonical);
        address = plus(address, "lang", request.languages());
        address = plus(address, "source", request.sources());
        address = plus(address, "collection", request.collections());
        address = plus(address, "topic", request.topics());
        address = request.from().isPresent()
                ? address.plus("from", request.from().get().toString())
                : address;
        address =
                request.to().isPresent() ? address.plus("to", request.to().get().toString()) : address;
        address = request.expansions().on() ? address : address.plus("expand", "off");
        address = plus(address, "without", request.expansions().without());
        return request.history() ? address.plus("history", "yes") : address;
    }

    private static Address plus(Address address, String name, Set<String> values) {
        Address longer = address;
        for (String value : new TreeSet<>(values)) {
            longer = longer.plus(name, value);
        }
        return longer;
    }

    private static Address read(String queryString) {
        List<Map.Entry<String, String>> values = new ArrayList<>();
        for (String pair : queryString.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.add(Map.entry(pair.substring(0, equals), decoded(pair.substring(equals + 1))));
            }
        }
        return new Address("/", values);
    }

    /** What was searched for, as a person reads it; blank for everything. */
    static String readable(Citation citation) {
        return read(citation.cited().query()).values().stream()
                .map(value -> value.getKey().equals("q") ? value.getValue() : value.getKey() + ":" + value.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static SearchRequest request(Address address) {
        return new SearchRequest(
                address.all("q").stream().findFirst().orElse(""),
                Set.copyOf(address.all("lang")),
                Set.copyOf(address.all("source")),
                Set.copyOf(address.all("collection")),
                Set.copyOf(address.all("topic")),
                address.all("from").stream().findFirst().map(LocalDate::parse),
                address.all("to").stream().findFirst().map(LocalDate::parse),
                Sort.OLDEST,
                0,
                Optional.empty(),
                false,
                false,
                new Expanding(!address.has("expand", "off"), Set.copyOf(address.all("without"))),
                address.has("history", "yes"),
                OptionalLong.empty(),
                false);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
