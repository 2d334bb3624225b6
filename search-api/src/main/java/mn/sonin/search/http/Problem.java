package mn.sonin.search.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one shape of every error (RFC 9457, Problem Details for HTTP APIs).
 *
 * @param type relative address of the paragraph that explains this kind of problem
 * @param title the kind, in a few words
 * @param status the HTTP status
 * @param detail what happened and what to do about it
 * @param errors each fault of the request by itself; empty where there is only the one
 */
@Says("A problem as RFC 9457 describes it.")
public record Problem(
        @Says("Address of the paragraph that explains this kind of problem.")
        String type,

        @Says("The kind of problem in a few words.") String title,
        @Says("The HTTP status.") int status,
        @Says("What happened and what to do about it.") String detail,

        @Says("Each fault of the request by itself; empty where there is only the one.")
        List<Fault> errors) {
    /** The kinds that the page of the API explains, each at an anchor of this name. */
    public static final List<String> KINDS = List.of("bad-parameters", "bad-query", "not-found", "no-route", "token");

    /** After which a client may try again where what answers it is away. */
    static final Duration AWAY = Duration.ofSeconds(10);

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * One fault of a request.
     *
     * @param parameter its name as given
     * @param message what was given and what was expected
     * @param position of the first character at fault in the value, from 0
     * @param length of the part at fault
     * @param suggestion a value that would be understood
     */
    @Says("One fault of a request.")
    public record Fault(
            @Says("The parameter at fault, as it was named in the request.")
            String parameter,

            @Says("What was given and what was expected.") String message,

            @Says("Where in the value the fault begins, counted in characters from 0.")
            Optional<Integer> position,

            @Says("How many characters are at fault.") Optional<Integer> length,
            @Says("A value that would be understood.") Optional<String> suggestion) {
        public static Fault of(String parameter, String message) {
            return new Fault(parameter, message, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** The request's parameters cannot be used; all their faults together. */
    public static Problem badParameters(List<Fault> faults) {
        String detail = String.join("; ", faults.stream().map(Fault::message).toList());
        return new Problem("/api#bad-parameters", "Bad parameters", 400, detail, faults);
    }

    /** The query does not follow the query language. */
    public static Problem badQuery(Fault fault) {
        String at = fault.position().map(position -> "q:" + position + ": ").orElse("q: ");
        return new Problem("/api#bad-query", "Query not understood", 400, at + fault.message(), List.of(fault));
    }

    /** Nothing has this name. */
    public static Problem notFound(String detail) {
        return new Problem("/api#not-found", "Not found", 404, detail, List.of());
    }

    /** The request can be answered at another time. */
    public static Problem unavailable(String title, String detail) {
        return of(503, title, detail);
    }

    /** What answers cannot be reached. */
    public static Problem away() {
        return unavailable(
                "Not available now",
                "Nothing is wrong with the request: what answers it cannot be reached. Try again in %d s; the log of the server says more."
                        .formatted(AWAY.toSeconds()));
    }

    /** No route has this address. */
    public static Problem noRoute(String path) {
        return new Problem(
                "/api#no-route",
                "Not found",
                404,
                "Nothing is at \"%s\"; /api lists what there is.".formatted(path),
                List.of());
    }

    /** Whether it is that no route has this address. */
    public boolean astray() {
        return type.equals("/api#no-route");
    }

    /** Writing needs a token that was not given. */
    public static Problem tokenNeeded(String detail) {
        return new Problem("/api#token", "Token needed", 401, detail, List.of());
    }

    /** Any other refusal. */
    public static Problem of(int status, String title, String detail) {
        return new Problem("/api#status-" + status, title, status, detail, List.of());
    }
}
