package mn.sonin.sample.site;

import java.util.Map;

/**
 * One request.
 *
 * @param path decoded, as in {@code /category/улс-төр/}
 * @param query its parameters, decoded
 * @param desk the site's articles at the edition of the moment
 */
record Visit(String path, Map<String, String> query, Desk desk) {
    Visit {
        query = Map.copyOf(query);
    }

    /** A number in the query, from 1. */
    int number(String parameter, int otherwise) {
        String written = query.getOrDefault(parameter, "");
        return written.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(written) : otherwise;
    }
}
