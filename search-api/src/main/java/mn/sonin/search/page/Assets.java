package mn.sonin.search.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import mn.sonin.archive.Bytes;
import mn.sonin.search.http.Reply;

/** The files that pages are made of, all from our own jar, each under an address that changes with its content. */
final class Assets {
    private static final String OWN = "/mn/sonin/search/assets/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private final Map<String, Reply.File> byAddress = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    Assets() {
        add("app.css", "text/css; charset=utf-8", OWN + "app.css");
        add("app.js", "text/javascript; charset=utf-8", OWN + "app.js");
        add("charts.js", "text/javascript; charset=utf-8", OWN + "charts.js");
        add("icon.svg", "image/svg+xml", OWN + "icon.svg");
        add("htmx.js", "text/javascript; charset=utf-8", WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js");
        add("chart.js", "text/javascript; charset=utf-8", WEBJARS + "chart.js/4.5.1/dist/chart.umd.min.js");
    }

    /** Where a browser finds the file of this name. */
    String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalStateException("no asset is called \"%s\"".formatted(name));
        }
        return address;
    }

    /** The file at this address. */
    Optional<Reply.File> file(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    private void add(String name, String mediaType, String resource) {
        Bytes bytes = read(resource);
        CRC32 sum = new CRC32();
        sum.update(bytes.toArray());
        int dot = name.lastIndexOf('.');
        String address = "/assets/%s-%08x%s".formatted(name.substring(0, dot), sum.getValue(), name.substring(dot));
        addresses.put(name, address);
        byAddress.put(address, new Reply.File(mediaType, bytes));
    }

    private static Bytes read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            return Bytes.owning(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
