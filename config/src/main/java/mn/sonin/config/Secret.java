package mn.sonin.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** A value that is never printed. */
public record Secret(String value) {
    private static final String HIDDEN = "******";
    private static final Pattern PASSWORD = Pattern.compile("(?i)([?&]\\w*password=)[^&]*");

    /** Whether this is what somebody claims to know; takes the same time however much of it is right. */
    public boolean is(String claimed) {
        return MessageDigest.isEqual(claimed.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    /** An address whose parameters may hold passwords, with these hidden. */
    public static String hidden(String address) {
        return PASSWORD.matcher(address).replaceAll("$1" + HIDDEN);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
