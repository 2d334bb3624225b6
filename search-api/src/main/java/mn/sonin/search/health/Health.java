package mn.sonin.search.health;

import java.util.List;

/** How the server fares, part by part. Safe for use by several threads. */
public final class Health {
    private final List<Vitals> vitals;

    public Health(List<Vitals> vitals) {
        this.vitals = List.copyOf(vitals);
    }

    /** How each part fares now. */
    public List<Vital> vitals() {
        return vitals.stream().map(Health::look).toList();
    }

    /** The names of the parts. */
    public List<String> parts() {
        return vitals.stream().map(Vitals::part).toList();
    }

    /** Whether the part of this name is well. */
    public boolean well(String part) {
        return vitals.stream()
                .filter(one -> one.part().equals(part))
                .allMatch(one -> look(one).well());
    }

    /** A part that cannot even be looked at is not well. */
    private static Vital look(Vitals vitals) {
        try {
            return vitals.look().get();
        } catch (RuntimeException e) {
            return Vital.bad(vitals.part(), "it cannot be looked at: " + e.getMessage(), "read the log of the server");
        }
    }
}
