package mn.sonin.search.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.search.health.Health;
import mn.sonin.search.health.Vital;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Says;

/** What those ask who run the server, and the programs that watch it for them. */
final class OperatingRoutes {
    private final Health health;
    private final PrometheusMeterRegistry meters;

    OperatingRoutes(Health health, PrometheusMeterRegistry meters) {
        this.health = health;
        this.meters = meters;
    }

    Reply health(Asked asked) {
        List<Vital> vitals = health.vitals();
        boolean well = vitals.stream().allMatch(Vital::well);
        HealthRecord told = new HealthRecord(
                well ? "ok" : "bad", vitals.stream().map(HealthPart::of).toList());
        return new Reply.Json(well ? 200 : 503, told, Map.of("Cache-Control", "no-store"));
    }

    Reply metrics(Asked asked) {
        return Reply.text("text/plain; version=0.0.4; charset=utf-8", meters.scrape());
    }

    /** How the server fares. */
    @Says("How the server fares, by part.")
    record HealthRecord(
            @Says("ok where every part is well, else bad.") String status,
            @Says("Its parts.") List<HealthPart> parts) {}

    /** How one part fares. */
    @Says("How one part fares.")
    record HealthPart(
            @Says("archive, index, disk, writing, schedule or harvests.")
            String part,

            @Says("ok or bad.") String status,
            @Says("How it fares, for a person.") String says,

            @Says("What the operator should do; absent where the part is well.")
            Optional<String> action) {
        static HealthPart of(Vital vital) {
            return new HealthPart(vital.part(), vital.well() ? "ok" : "bad", vital.says(), vital.action());
        }
    }
}
