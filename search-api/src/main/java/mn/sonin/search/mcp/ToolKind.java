package mn.sonin.search.mcp;

import java.util.List;
import java.util.Map;

/**
 * A tool as an assistant sees it.
 *
 * @param route id of the route that answers
 * @param says when to use it, for the assistant
 * @param presets parameters that hold where the assistant gives none
 * @param writes whether it leaves something in the archive
 */
record ToolKind(String name, String route, String says, Map<String, String> presets, boolean writes) {
    /** In the order in which an assistant usually needs them. */
    static final List<ToolKind> ALL = List.of(
            new ToolKind(
                    "search",
                    "articles",
                    "Finds headlines on Mongolia in both languages by one query, with the address and a citation of each.",
                    Map.of("facets", "no"),
                    false),
            new ToolKind(
                    "article",
                    "article",
                    "Everything on one article: all revisions, what each value rests on, and the captures that prove it.",
                    Map.of(),
                    false),
            new ToolKind(
                    "timeline",
                    "timeline",
                    "How much was written on something over time, and how well each span was watched.",
                    Map.of(),
                    false),
            new ToolKind(
                    "story",
                    "story",
                    "The articles of several sources and both languages that tell one event.",
                    Map.of(),
                    false),
            new ToolKind(
                    "cite",
                    "cite",
                    "Keeps a search under a permanent address, so that anyone who opens it gets the same list.",
                    Map.of(),
                    true));
}
