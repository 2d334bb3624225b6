package mn.sonin.search.alert;

import java.net.UnknownHostException;
import java.util.Optional;
import mn.sonin.config.Settings;
import okhttp3.HttpUrl;

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
        if (!target.startsWith("https://") && !target.startsWith("http://")) {
            return Optional.of("target \"%s\" must begin with https:// or mailto:".formatted(target));
        }
        try {
            return webhook(target, HttpUrl.get(target));
        } catch (IllegalArgumentException e) {
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

    private Optional<String> webhook(String target, HttpUrl address) {
        if (settings.secret().isEmpty()) {
            return Optional.of(
                    "target \"%s\" cannot be sent to: set alerts.secret in sonin.yaml first, which webhooks are signed with"
                            .formatted(target));
        }
        try {
            reachable.lookup(address.host());
            return Optional.empty();
        } catch (Reachable.Forbidden e) {
            return Optional.of("target \"%s\" %s".formatted(target, e.getMessage()));
        } catch (UnknownHostException e) {
            return Optional.of("target \"%s\": no host is called \"%s\"".formatted(target, address.host()));
        }
    }
}
