package mn.sonin.search.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Route;
import mn.sonin.search.question.Address;

/** What programs can ask, for people to read. */
final class ApiPage {
    /** What routes and parameters say of themselves, and the same in Mongolian; a test finds what is missing or no longer said. */
    static final Map<String, String> MONGOLIAN = mongolian();

    private final Templates templates;

    ApiPage(Templates templates) {
        this.templates = templates;
    }

    /** What the page shows. */
    record ApiView(List<RouteView> routes, List<ProblemView> problems) {}

    /**
     * A route with what it takes.
     *
     * @param token whether it is only for who holds the operator's token
     */
    record RouteView(
            String method,
            String path,
            String id,
            String says,
            String mediaType,
            boolean token,
            List<ParameterView> parameters) {}

    /** A parameter. */
    record ParameterView(String name, String says, String values) {}

    /** A kind of problem that answers name. */
    record ProblemView(String id, String says) {}

    Reply show(Asked asked, List<Route> routes) {
        Words words = Words.of(asked);
        Chrome chrome = templates.chrome(words, words.say("api.title"), "", Address.of("/api"));
        List<RouteView> views = routes.stream()
                .filter(Route::described)
                .map(route -> view(route, words))
                .toList();
        List<ProblemView> problems = Problem.KINDS.stream()
                .map(kind -> new ProblemView(kind, words.say("api.problem." + kind)))
                .toList();
        return templates.render("api", chrome, new ApiView(views, problems));
    }

    private static RouteView view(Route route, Words words) {
        return new RouteView(
                route.method(),
                route.path(),
                route.id(),
                said(route.says(), words),
                route.mediaType(),
                route.kind() == Route.Kind.WRITING,
                route.parameters().stream()
                        .map(parameter -> view(parameter, words))
                        .toList());
    }

    private static ParameterView view(Parameter<?> parameter, Words words) {
        Object choices = parameter.schema().get("enum");
        String values = choices instanceof List<?> all
                ? all.stream().map(String::valueOf).collect(Collectors.joining(" | "))
                : String.valueOf(parameter
                        .schema()
                        .getOrDefault("format", parameter.schema().get("type")));
        return new ParameterView(parameter.name(), said(parameter.says(), words), values);
    }

    private static String said(String english, Words words) {
        return words == Words.MONGOLIAN ? MONGOLIAN.getOrDefault(english, english) : english;
    }

    private static Map<String, String> mongolian() {
        try (InputStream in = Objects.requireNonNull(
                        ApiPage.class.getResourceAsStream("/mn/sonin/search/words/api.tsv"), "the jar lacks api.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
