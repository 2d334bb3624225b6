package mn.sonin.search.alert;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import mn.sonin.config.Settings;

/** Which targets a saved search may have. */
final class Targets {
    private final Settings.Alerts settings;
    private final Reachable reachable;

    Targets(Settings.Alerts settings, Reachable reachable) {
        this.settings = settings;
        this.reachable = reachable;
    }

    /** What is wrong with a target; empty where it can be sent to. */
    Optional<String> problem(String target) {
        if (target.startsWith("mailto:")) {
            return mail(target);
        }
        try {
            URI address = new URI(target);
            if (address.getHost() == null
                    || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return Optional.of("target \"%s\" must begin with https:// or mailto:".formatted(target));
            }
            return webhook(target, address);
        } catch (URISyntaxException e) {
            return Optional.of("target \"%s\" is no address: %s".formatted(target, e.getMessage()));
        }
    }

    private Optional<String> mail(String target) {
        if (settings.mail().isEmpty()) {
            return Optional.of(
                    "target \"%s\" cannot be sent to: set alerts.mail-server in sonin.yaml first".formatted(target));
        }
        return target.matches("mailto:[^\\s@<>,]+@[^\\s@<>,]+")
                ? Optional.empty()
                : Optional.of("target \"%s\" must be one address, as in mailto:editor@example.mn".formatted(target));
    }

    private Optional<String> webhook(String target, URI address) {
        if (settings.secret().isEmpty()) {
            return Optional.of(
                    "target \"%s\" cannot be sent to: set alerts.secret in sonin.yaml first, which webhooks are signed with"
                            .formatted(target));
        }
        try {
            reachable.lookup(address.getHost());
            return Optional.empty();
        } catch (Reachable.Forbidden e) {
            return Optional.of("target \"%s\" %s".formatted(target, e.getMessage()));
        } catch (UnknownHostException e) {
            return Optional.of("target \"%s\": no host is called \"%s\"".formatted(target, address.getHost()));
        }
    }
}
