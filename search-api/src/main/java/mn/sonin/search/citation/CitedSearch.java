package mn.sonin.search.citation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mn.sonin.archive.Citation;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.SearchRequest.Sort;
import mn.sonin.search.question.Address;

/** A search as a citation writes it. */
final class CitedSearch {
    private CitedSearch() {}

    /** The search with its parts in one order and its values sorted, so that the same search is written the same. */
    static Address written(SearchRequest request, String canonical) {
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

    static Address read(String queryString) {
        List<Map.Entry<String, String>> values = new ArrayList<>();
        for (String pair : queryString.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.add(Map.entry(pair.substring(0, equals), decoded(pair.substring(equals + 1))));
            }
        }
        return new Address("/", values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** What was searched for, as a person reads it; blank for everything. */
    static String readable(Citation citation) {
        return read(citation.cited().query()).values().stream()
                .map(value -> value.getKey().equals("q") ? value.getValue() : value.getKey() + ":" + value.getValue())
                .collect(Collectors.joining(" "));
    }

    static SearchRequest request(Address address) {
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

    /** The same search at this place of the sequence, in the order of a citation's list. */
    static SearchRequest at(SearchRequest request, long place) {
        return request.bare().sorted(Sort.OLDEST).page(0, Optional.empty()).asOf(place);
    }
}
