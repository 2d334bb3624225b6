package mn.sonin.search.alert;

import java.io.IOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mn.sonin.archive.Delivery;
import mn.sonin.config.Secret;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts an item as JSON, signed as the Standard Webhooks specification says: {@code webhook-id} is the delivery's key, and {@code
 * webhook-signature} is {@code v1,} and HMAC-SHA256 of id, timestamp and body joined by full stops, in Base64.
 */
final class Webhook implements Sender {
    private static final String WRITTEN = "whsec_";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final OkHttpClient client;
    private final Reachable reachable;
    private final Secret secret;
    private final Clock clock;

    Webhook(Secret secret, Reachable reachable, Clock clock) {
        this.client = new OkHttpClient.Builder()
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(PATIENCE)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .proxy(Proxy.NO_PROXY)
                .dns(reachable)
                .build();
        this.reachable = reachable;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public Outcome send(Delivery delivery) {
        Request request = request(delivery);
        try {
            reachable.checkLiteral(request.url().host());
            try (Response answer = client.newCall(request).execute()) {
                return outcome(answer.code());
            }
        } catch (Reachable.Forbidden e) {
            return new Outcome.Hopeless(e.getMessage());
        } catch (UnknownHostException e) {
            return new Outcome.Silent(
                    "no host is called \"%s\"".formatted(request.url().host()));
        } catch (IOException e) {
            return new Outcome.Silent(
                    String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }

    private Request request(Delivery delivery) {
        long time = clock.instant().getEpochSecond();
        return new Request.Builder()
                .url(delivery.target())
                .header("webhook-id", delivery.key())
                .header("webhook-timestamp", Long.toString(time))
                .header("webhook-signature", "v1," + signature(secret, delivery.key(), time, delivery.text()))
                .header("Idempotency-Key", delivery.key())
                .post(RequestBody.create(delivery.text(), JSON))
                .build();
    }

    static String signature(Secret secret, String id, long time, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret.value()), "HmacSHA256"));
            String signed = id + "." + time + "." + body;
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** As the specification writes secrets, {@value #WRITTEN} and Base64; any other is the key itself. */
    private static byte[] key(String secret) {
        return secret.startsWith(WRITTEN)
                ? Base64.getDecoder().decode(secret.substring(WRITTEN.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    private static Outcome outcome(int status) {
        if (status / 100 == 2) {
            return new Outcome.Arrived();
        }
        return status == 410
                ? new Outcome.Hopeless("the target answered 410 Gone")
                : new Outcome.Failed("the target answered " + status);
    }
}
