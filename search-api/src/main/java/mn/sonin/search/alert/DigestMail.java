package mn.sonin.search.alert;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.LocalDate;
import java.util.Optional;
import mn.sonin.config.Settings;

/** Sends the headlines of a day as an e-mail, as plain text and as HTML. */
public final class DigestMail {
    private final Session session;
    private final String from;

    /** Through this server. */
    public DigestMail(Settings.Mail settings) {
        this.session = Mail.session(settings);
        this.from = settings.from();
    }

    /**
     * Sends it once.
     *
     * @param to one address, without {@code mailto:}
     * @return why it could not be sent; empty where the server took it
     */
    public Optional<String> send(LocalDate day, String text, String html, String to) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            message.setSubject("Sonin, " + day, "UTF-8");
            message.setContent(new MimeMultipart("alternative", part(text, "plain"), part(html, "html")));
            Transport.send(message);
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static MimeBodyPart part(String text, String form) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", form);
        return part;
    }
}
