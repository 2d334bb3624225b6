package mn.sonin.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import mn.sonin.config.Settings;
import mn.sonin.search.alert.DigestMail;
import mn.sonin.search.api.DigestRoutes;
import mn.sonin.search.library.DayDigest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the headlines of a day. */
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the headlines of a day, English and Mongolian: the events that most sources tell, from many sources.",
            "The text form can be read back by 'sonin import digest'. Works beside a running 'sonin serve'."
        })
final class DigestCommand implements Callable<Integer> {
    /** How it is written. */
    enum Format {
        TEXT,
        MARKDOWN,
        HTML,
        ATOM
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Option(names = "--date", paramLabel = "DATE", description = "As in 2025-12-05. Default: the last whole day.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(names = "--format", paramLabel = "FORM", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private Format format = Format.TEXT;

    @Option(
            names = "--asof",
            paramLabel = "PLACE",
            description = "As it was at this place of the archive's sequence, whatever has been read back since.")
    private Optional<Long> place = Optional.empty();

    @Option(
            names = "--mail",
            paramLabel = "ADDRESS",
            description = "Send it there by e-mail, plain and HTML, instead of printing it. May be repeated.")
    private List<String> addresses = List.of();

    @Override
    public Integer call() {
        return OpenHome.ask(home, files, opened -> {
            Reading reading = opened.reading();
            LocalDate day = date.orElseGet(() -> LocalDate.ofInstant(
                    opened.clock().instant().minus(Duration.ofDays(1)),
                    reading.library().zone()));
            DayDigest digest =
                    reading.library().digest(day, place.map(OptionalLong::of).orElse(OptionalLong.empty()));
            DigestRoutes forms = new DigestRoutes(reading.library(), reading::home);
            if (addresses.isEmpty()) {
                print(digest, forms);
            } else {
                send(digest, forms, reading.library().configuration().settings().alerts());
            }
            return 0;
        });
    }

    private void print(DayDigest digest, DigestRoutes forms) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (format) {
                    case TEXT -> forms.text(digest);
                    case MARKDOWN -> forms.markdown(digest);
                    case HTML -> forms.html(digest);
                    case ATOM -> forms.atom(digest);
                });
        out.flush();
    }

    private void send(DayDigest digest, DigestRoutes forms, Settings.Alerts settings) {
        DigestMail mail = settings.mail()
                .map(DigestMail::new)
                .orElseThrow(() -> new Failure("no e-mail can be sent: set alerts.mail-server in sonin.yaml first"));
        List<String> failures = new ArrayList<>();
        for (String address : addresses) {
            mail.send(digest.day(), forms.text(digest), forms.html(digest), address)
                    .ifPresentOrElse(
                            reason -> failures.add("\"%s\": %s".formatted(address, reason)),
                            () -> spec.commandLine().getOut().printf("sent to %s%n", address));
        }
        if (!failures.isEmpty()) {
            throw new Failure("the digest was not sent to " + String.join("; nor to ", failures));
        }
    }
}
