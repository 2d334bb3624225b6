package mn.sonin.config;

import java.util.List;

/** What reading the operator's files came to. */
public sealed interface ConfigurationResult {
    /** All of it can be used. */
    record Read(Configuration configuration) implements ConfigurationResult {}

    /**
     * Nothing is used, so that nothing is silently corrected.
     *
     * @param problems all of them together, by file and line; never empty
     */
    record Refused(List<Problem> problems) implements ConfigurationResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
