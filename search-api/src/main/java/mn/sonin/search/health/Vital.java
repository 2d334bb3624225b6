package mn.sonin.search.health;

import java.util.Optional;

/**
 * How one part fares.
 *
 * @param part its name, in lower case
 * @param says how it fares, for a person
 * @param action what the operator should do; empty where the part is well
 */
public record Vital(String part, String says, Optional<String> action) {
    static Vital well(String part, String says) {
        return new Vital(part, says, Optional.empty());
    }

    static Vital bad(String part, String says, String action) {
        return new Vital(part, says, Optional.of(action));
    }

    public boolean well() {
        return action.isEmpty();
    }
}
