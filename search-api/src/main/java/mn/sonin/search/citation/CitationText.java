package mn.sonin.search.citation;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mn.sonin.archive.Citation;
import mn.sonin.search.http.Json;

/**
 * A citation as people and reference managers take it.
 *
 * @param address its permanent address
 * @param day when it was made
 */
public record CitationText(Citation citation, URI address, LocalDate day) {
    /**
     * A citation to be written down.
     *
     * @param home the address readers use
     * @param zone of the archive's days
     */
    public static CitationText of(Citation citation, URI home, ZoneId zone) {
        return new CitationText(
                citation, home.resolve("/citations/" + citation.id()), LocalDate.ofInstant(citation.created(), zone));
    }

    /** One line for a footnote. */
    public String sentence() {
        return "%s. %s, %d articles, place %d of the archive's sequence, %s. %s"
                .formatted(
                        title(),
                        day,
                        citation.cited().count(),
                        citation.cited().sequence(),
                        citation.cited().digest(),
                        address);
    }

    /** RIS, as EndNote, Zotero and Mendeley read it. */
    public String ris() {
        return List.of(
                        "TY  - DATA",
                        "TI  - " + title(),
                        "PB  - Sonin",
                        "PY  - " + day.getYear(),
                        "DA  - " + day.toString().replace('-', '/'),
                        "UR  - " + address,
                        "N1  - " + note(),
                        "ID  - " + key(),
                        "ER  - ")
                .stream()
                .map(line -> line + "\r\n")
                .collect(Collectors.joining());
    }

    /** BibTeX with biblatex's fields. */
    public String bibtex() {
        return "@dataset{%s,\n  title = {%s},\n  publisher = {Sonin},\n  date = {%s},\n  url = {%s},\n  note = {%s},\n}\n"
                .formatted(key(), escaped(title()), day, address, escaped(note()));
    }

    /** One CSL-JSON item in its array, as citeproc reads it. */
    public String csl() {
        Map<String, Object> item = new TreeMap<>();
        item.put("id", key());
        item.put("type", "dataset");
        item.put("title", title());
        item.put("publisher", "Sonin");
        item.put(
                "issued",
                Map.of("date-parts", List.of(List.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))));
        item.put("URL", address.toString());
        item.put("note", note());
        return Json.write(List.of(item)) + "\n";
    }

    private String key() {
        return "sonin-" + citation.id();
    }

    private String title() {
        String search = CitedSearch.readable(citation);
        return search.isBlank() ? "Everything in Sonin" : "Search in Sonin: " + search;
    }

    private String note() {
        return String.format(
                Locale.ROOT,
                "%d articles, place %d, analysis %s, %s",
                citation.cited().count(),
                citation.cited().sequence(),
                citation.cited().analysis(),
                citation.cited().digest());
    }

    /** TeX's own signs, so that a query cannot close its field. */
    private static String escaped(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("\\", "\\textbackslash ")
                .replaceAll("([{}%#&$_])", "\\\\$1")
                .replace("~", "\\textasciitilde ")
                .replace("^", "\\textasciicircum ");
    }
}
