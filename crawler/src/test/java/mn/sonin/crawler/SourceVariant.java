package mn.sonin.crawler;

import java.time.ZoneId;
import java.util.Set;
import mn.sonin.config.Addresses;
import mn.sonin.config.Discovery;
import mn.sonin.config.Source;

/** A source as it is, but for what a test wants otherwise. */
record SourceVariant(
        Source source,
        Set<String> hosts,
        boolean enabled,
        ZoneId zone,
        Set<Discovery> optional,
        Addresses addresses,
        boolean render) {
    static SourceVariant of(Source source) {
        return new SourceVariant(
                source,
                source.hosts(),
                source.enabled(),
                source.zone(),
                source.optional(),
                source.addresses(),
                source.render());
    }

    SourceVariant in(ZoneId otherZone) {
        return new SourceVariant(source, hosts, enabled, otherZone, optional, addresses, render);
    }

    SourceVariant optionally(Discovery... places) {
        return new SourceVariant(source, hosts, enabled, zone, Set.of(places), addresses, render);
    }

    SourceVariant with(Addresses otherAddresses) {
        return new SourceVariant(source, hosts, enabled, zone, optional, otherAddresses, render);
    }

    SourceVariant rendered() {
        return new SourceVariant(source, hosts, enabled, zone, optional, addresses, true);
    }

    SourceVariant switchedOff() {
        return new SourceVariant(source, hosts, false, zone, optional, addresses, render);
    }

    SourceVariant alsoAt(String... otherHosts) {
        return new SourceVariant(source, Set.of(otherHosts), enabled, zone, optional, addresses, render);
    }

    Source made() {
        return new Source(
                source.id(),
                source.names(),
                source.home(),
                hosts,
                source.languages(),
                source.collections(),
                enabled,
                zone,
                source.discovery(),
                optional,
                source.rhythm(),
                source.politeness(),
                addresses,
                source.selectors(),
                source.keep(),
                render,
                source.place());
    }
}
