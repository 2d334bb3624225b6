package mn.sonin.search.alert;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mn.sonin.archive.Delivery;
import mn.sonin.config.Secret;

/**
 * Posts an item as JSON, signed as the Standard Webhooks specification says: {@code webhook-id} is the delivery's key, and {@code
 * webhook-signature} is {@code v1,} and HMAC-SHA256 of id, timestamp and body joined by full stops, in Base64.
 */
final class Webhook implements Sender {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final Secret secret;
    private final Predicate<InetAddress> allowed;
    private final Clock clock;

    Webhook(Secret secret, Predicate<InetAddress> allowed, Clock clock) {
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        this.secret = secret;
        this.allowed = allowed;
        this.clock = clock;
    }

    @Override
    public Outcome send(Delivery delivery) {
        URI target = URI.create(delivery.target());
        try {
            for (InetAddress address : InetAddress.getAllByName(target.getHost())) {
                if (!allowed.test(address)) {
                    return new Outcome.Hopeless("%s is a private address".formatted(address.getHostAddress()));
                }
            }
            return outcome(client.send(request(target, delivery), BodyHandlers.discarding()));
        } catch (UnknownHostException e) {
            return new Outcome.Failed("no host is called \"%s\"".formatted(target.getHost()));
        } catch (IOException e) {
            return new Outcome.Failed(
                    String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("stopped while sending");
        }
    }

    private HttpRequest request(URI target, Delivery delivery) {
        long time = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("webhook-id", delivery.key())
                .header("webhook-timestamp", Long.toString(time))
                .header("webhook-signature", "v1," + signature(secret, delivery.key(), time, delivery.text()))
                .header("Idempotency-Key", delivery.key())
                .POST(BodyPublishers.ofString(delivery.text()))
                .build();
    }

    static String signature(Secret secret, String id, long time, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = id + "." + time + "." + body;
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static Outcome outcome(HttpResponse<Void> answer) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return new Outcome.Arrived();
        }
        return status == 410
                ? new Outcome.Hopeless("the target answered 410 Gone")
                : new Outcome.Failed("the target answered " + status);
    }
}
