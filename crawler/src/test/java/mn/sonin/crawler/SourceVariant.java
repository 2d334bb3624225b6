package mn.sonin.crawler;

import java.time.ZoneId;
import mn.sonin.config.Addresses;
import mn.sonin.config.Source;

/** A source as it is, but for what a test wants otherwise. */
record SourceVariant(Source source, boolean enabled, ZoneId zone, Addresses addresses, boolean render) {
    static SourceVariant of(Source source) {
        return new SourceVariant(source, source.enabled(), source.zone(), source.addresses(), source.render());
    }

    SourceVariant in(ZoneId otherZone) {
        return new SourceVariant(source, enabled, otherZone, addresses, render);
    }

    SourceVariant with(Addresses otherAddresses) {
        return new SourceVariant(source, enabled, zone, otherAddresses, render);
    }

    SourceVariant rendered() {
        return new SourceVariant(source, enabled, zone, addresses, true);
    }

    SourceVariant switchedOff() {
        return new SourceVariant(source, false, zone, addresses, render);
    }

    Source made() {
        return new Source(
                source.id(),
                source.names(),
                source.home(),
                source.languages(),
                source.collections(),
                enabled,
                zone,
                source.discovery(),
                source.rhythm(),
                source.politeness(),
                addresses,
                source.selectors(),
                source.keep(),
                render,
                source.place());
    }
}
