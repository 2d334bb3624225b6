package mn.sonin.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that is never printed. */
public record Secret(String value) {
    /** Whether this is what somebody claims to know; takes the same time however much of it is right. */
    public boolean is(String claimed) {
        return MessageDigest.isEqual(claimed.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "******";
    }
}
