package mn.sonin.search.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.ArchiveException;
import mn.sonin.indexer.IndexException;
import mn.sonin.search.library.UnfinishedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thing that can be asked over HTTP, with its description.
 *
 * @param method {@code GET}, {@code POST} or {@code DELETE}
 * @param path with parts in braces, as in {@code /api/v1/articles/{id}}
 * @param id a name for programs, unique among the routes
 * @param kind who it is for
 * @param says one sentence for people
 * @param parameters what it understands; a program's request with any other is refused
 * @param mediaType of the answer
 * @param shape the record whose JSON the answer is; empty for anything but JSON
 * @param failures statuses of failure with which the same shape is answered
 * @param tagged whether an answer to a GET has an ETag, so that a client that holds it is told so (304)
 * @param handler who answers
 */
public record Route(
        String method,
        String path,
        String id,
        Kind kind,
        String says,
        List<Parameter<?>> parameters,
        String mediaType,
        Optional<Class<?>> shape,
        List<Integer> failures,
        boolean tagged,
        Handler handler) {
    private static final Logger LOG = LoggerFactory.getLogger(Route.class);

    public Route {
        failures = List.copyOf(failures);
        parameters = List.copyOf(parameters);
    }

    /** Whether it belongs into the OpenAPI document. */
    public boolean described() {
        return kind == Kind.PROGRAM || kind == Kind.WRITING;
    }

    /** Who a route is for. */
    public enum Kind {
        /** Programs: described in the OpenAPI document, strict, errors as JSON. */
        PROGRAM,
        /** Programs that may write: the same, with the operator's token. */
        WRITING,
        /** Programs by a protocol that describes itself and is no part of the OpenAPI document. */
        PROTOCOL,
        /** People: errors as pages, unknown parameters ignored. */
        PAGE
    }

    /** Answers a request whose parameters are known to be good. */
    @FunctionalInterface
    public interface Handler {
        Reply answer(Asked asked);
    }

    /** A route for programs that answers JSON. */
    public static Route json(
            String path, String id, String says, Class<?> shape, Handler handler, Parameter<?>... parameters) {
        return new Route(
                "GET",
                path,
                id,
                Kind.PROGRAM,
                says,
                List.of(parameters),
                "application/json",
                Optional.of(shape),
                List.of(),
                true,
                handler);
    }

    /** A route for programs that answers something else. */
    public static Route other(
            String path, String id, String mediaType, String says, Handler handler, Parameter<?>... parameters) {
        return new Route(
                "GET",
                path,
                id,
                Kind.PROGRAM,
                says,
                List.of(parameters),
                mediaType,
                Optional.empty(),
                List.of(),
                true,
                handler);
    }

    /** A route for people. */
    public static Route page(String path, String id, String says, Handler handler, Parameter<?>... parameters) {
        return new Route(
                "GET",
                path,
                id,
                Kind.PAGE,
                says,
                List.of(parameters),
                "text/html",
                Optional.empty(),
                List.of(),
                true,
                handler);
    }

    /** What the handler answers; a problem where what it reads from is too slow or away, as a cluster may be. */
    Reply answer(Asked asked) {
        try {
            return handler.answer(asked);
        } catch (UnfinishedException slow) {
            return new Reply.Refused(Problem.unavailable("Search too slow", String.valueOf(slow.getMessage())));
        } catch (IndexException | ArchiveException away) {
            // The reason may name machines and folders: it is the operator's.
            LOG.error(
                    "request method={} path={} outcome=unavailable reason=\"{}\"",
                    method,
                    asked.path(),
                    away.getMessage());
            return new Reply.Refused(Problem.away());
        }
    }

    /** Answers what a part of this program asks, as if it had come over HTTP, its parameters checked. */
    public Reply ask(Map<String, List<String>> given) {
        Asked asked = new Asked(path, "", given, Map.of(), Map.of(), "", "");
        List<Problem.Fault> faults = asked.faults(parameters, true);
        return faults.isEmpty() ? answer(asked) : new Reply.Refused(Problem.badParameters(faults));
    }

    /** The same route with further parameters. */
    public Route taking(List<Parameter<?>> more) {
        List<Parameter<?>> all = new ArrayList<>(parameters);
        all.addAll(more);
        return new Route(method, path, id, kind, says, all, mediaType, shape, failures, tagged, handler);
    }

    /** The same route, which answers with this status too where what it tells of is not well. */
    public Route failing(int status) {
        return new Route(method, path, id, kind, says, parameters, mediaType, shape, List.of(status), tagged, handler);
    }

    /** The same route, whose answer is written while it is read, and so has no ETag. */
    public Route streamed() {
        return new Route(method, path, id, kind, says, parameters, mediaType, shape, failures, false, handler);
    }

    /** The same route, asked with POST and open to all. */
    public Route posted() {
        return new Route("POST", path, id, kind, says, parameters, mediaType, shape, failures, tagged, handler);
    }

    /** The same route, asked with another method and only by who holds the token. */
    public Route writing(String method) {
        return new Route(method, path, id, Kind.WRITING, says, parameters, mediaType, shape, failures, tagged, handler);
    }
}
