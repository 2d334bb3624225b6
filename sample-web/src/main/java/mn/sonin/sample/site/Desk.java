package mn.sonin.sample.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import mn.sonin.sample.content.Outlet;
import mn.sonin.sample.content.Telling;

/** The articles of one outlet in one edition: what is shown, newest first, and what was taken down. */
final class Desk {
    private final Outlet outlet;
    private final String address;
    private final int edition;
    private final List<Telling> shown;
    private final List<Telling> wire;
    private final Map<String, Telling> byPath = new HashMap<>();

    Desk(Outlet outlet, String address, int edition, List<Telling> tellings, List<Telling> wire) {
        this.outlet = outlet;
        this.address = address;
        this.edition = edition;
        this.shown = newestFirst(tellings, edition);
        this.wire = newestFirst(wire, edition);
        tellings.forEach(telling -> byPath.put(telling.path(), telling));
    }

    private static List<Telling> newestFirst(List<Telling> tellings, int edition) {
        return tellings.stream()
                .filter(telling -> telling.visible(edition))
                .sorted(Comparator.comparing(Telling::published).reversed())
                .toList();
    }

    /** What all outlets have printed, newest first. */
    List<Telling> wire() {
        return wire;
    }

    Outlet outlet() {
        return outlet;
    }

    /** The site's root without a slash at its end, as in {@code http://127.0.0.11:8025}. */
    String address() {
        return address;
    }

    int edition() {
        return edition;
    }

    List<Telling> shown() {
        return shown;
    }

    List<Telling> shown(Predicate<Telling> wanted) {
        return shown.stream().filter(wanted).toList();
    }

    /** The article at this path, shown or taken down; those of later editions are unknown yet. */
    Optional<Telling> at(String path) {
        return Optional.ofNullable(byPath.get(path)).filter(telling -> telling.edition() <= edition);
    }

    /** The n-th page of a list, from 1. */
    static List<Telling> page(List<Telling> all, int n, int size) {
        int from = Math.min(all.size(), (n - 1) * size);
        return new ArrayList<>(all.subList(from, Math.min(all.size(), from + size)));
    }
}
