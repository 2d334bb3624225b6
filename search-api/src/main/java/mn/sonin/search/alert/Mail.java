package mn.sonin.search.alert;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Date;
import java.util.Properties;
import mn.sonin.archive.Delivery;
import mn.sonin.config.Secret;
import mn.sonin.config.Settings;

/** Sends an item as a plain e-mail whose Message-ID is made of the delivery's key, so that a repetition can be told. */
final class Mail implements Sender {
    private static final String PATIENCE_MILLIS = "20000";

    private final Settings.Mail settings;
    private final Session session;

    Mail(Settings.Mail settings) {
        this.settings = settings;
        this.session = session(settings);
    }

    static Session session(Settings.Mail settings) {
        return Session.getInstance(properties(settings), authenticator(settings));
    }

    private static Properties properties(Settings.Mail settings) {
        boolean secure = settings.server().getScheme().equals("smtps");
        int given = settings.server().getPort();
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", settings.server().getHost());
        properties.setProperty("mail.smtp.port", Integer.toString(given >= 0 ? given : secure ? 465 : 25));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(secure));
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
        return properties;
    }

    private static Authenticator authenticator(Settings.Mail settings) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        settings.user().orElse(""),
                        settings.password().map(Secret::value).orElse(""));
            }
        };
    }

    @Override
    public Outcome send(Delivery delivery) {
        try {
            Transport.send(new Letter(session, settings.from(), delivery));
            return new Outcome.Arrived();
        } catch (MessagingException e) {
            String reason = String.valueOf(e.getMessage());
            return e.getCause() instanceof IOException ? new Outcome.Silent(reason) : new Outcome.Failed(reason);
        }
    }

    /** A message that keeps the id it was given. */
    private static final class Letter extends MimeMessage {
        private final String id;

        Letter(Session session, String from, Delivery delivery) throws MessagingException {
            super(session);
            Item item = Item.read(delivery.text());
            this.id = "<" + delivery.key().replace(':', '.') + "@sonin>";
            setFrom(new InternetAddress(from));
            setRecipient(
                    Message.RecipientType.TO,
                    new InternetAddress(delivery.target().substring("mailto:".length())));
            setSubject("%s: %s".formatted(item.name(), oneLine(item.title())), "UTF-8");
            setSentDate(Date.from(item.observed()));
            setText(text(item), "UTF-8");
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private static String oneLine(String title) {
        return title.replaceAll("\\s+", " ").strip();
    }

    private static String text(Item item) {
        StringBuilder text = new StringBuilder();
        text.append(oneLine(item.title())).append('\n');
        text.append(item.source())
                .append(", ")
                .append(item.published())
                .append(" (")
                .append(item.basis())
                .append(")\n\n");
        text.append(item.archived()).append('\n').append(item.url()).append("\n\n");
        if (item.late()) {
            text.append("Late: published long before it was seen at ")
                    .append(item.observed())
                    .append('\n');
        }
        text.append("Matched: ").append(String.join(", ", item.matched())).append('\n');
        if (!item.through().isEmpty()) {
            text.append("Through: ").append(String.join(", ", item.through())).append('\n');
        }
        item.story()
                .ifPresent(story -> text.append("Story: ")
                        .append(story)
                        .append(", sources: ")
                        .append(item.sources())
                        .append('\n'));
        return text.toString();
    }
}
