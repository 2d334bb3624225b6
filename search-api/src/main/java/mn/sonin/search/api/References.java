package mn.sonin.search.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An article as a reference manager takes it. */
final class References {
    private References() {}

    /** RIS, as EndNote, Zotero and Mendeley read it. */
    static String ris(ExportRow row) {
        StringBuilder text = new StringBuilder("TY  - NEWS\r\n");
        row.authors().forEach(author -> line(text, "AU", author));
        line(text, "TI", row.title());
        line(text, "T2", row.sourceName());
        line(text, "PY", Integer.toString(row.published().getYear()));
        line(text, "DA", row.published().toLocalDate().toString().replace('-', '/'));
        line(text, "LA", row.language());
        line(text, "UR", row.url());
        line(text, "L2", row.archived());
        line(text, "ID", row.id());
        return text.append("ER  - \r\n\r\n").toString();
    }

    /** BibTeX with biblatex's fields. */
    static String bibtex(ExportRow row) {
        StringBuilder text =
                new StringBuilder("@online{sonin-").append(row.id()).append(",\n");
        if (!row.authors().isEmpty()) {
            text.append("  author = {").append(authors(row.authors())).append("},\n");
        }
        field(text, "title", row.title());
        field(text, "organization", row.sourceName());
        field(text, "date", row.published().toLocalDate().toString());
        field(text, "langid", row.language().equals("mn") ? "mongolian" : row.language());
        text.append("  url = {").append(verbatim(row.url())).append("},\n");
        field(text, "note", "Archived: " + row.archived());
        return text.append("}\n\n").toString();
    }

    /** CSL-JSON, as citeproc reads it. */
    static Map<String, Object> csl(ExportRow row) {
        LocalDate day = row.published().toLocalDate();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", "sonin-" + row.id());
        item.put("type", "article-newspaper");
        item.put("title", row.title());
        item.put("container-title", row.sourceName());
        item.put("language", row.language());
        item.put(
                "author",
                row.authors().stream().map(author -> Map.of("literal", author)).toList());
        item.put(
                "issued",
                Map.of("date-parts", List.of(List.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))));
        item.put("URL", row.url());
        item.put("archive_location", row.archived());
        return item;
    }

    private static void line(StringBuilder text, String tag, String value) {
        text.append(tag).append("  - ").append(oneLine(value)).append("\r\n");
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append("  ")
                .append(name)
                .append(" = {")
                .append(escaped(oneLine(value)))
                .append("},\n");
    }

    /** Each in braces of its own, since a name is not to be taken apart: it may be that of a house, or have the surname first. */
    private static String authors(List<String> authors) {
        return authors.stream()
                .map(author -> "{" + escaped(oneLine(author)) + "}")
                .collect(Collectors.joining(" and "));
    }

    /** An address is read as it stands (biblatex, 2.2.1, Verbatim Fields): all that it may not have is what would end its field. */
    private static String verbatim(String url) {
        return oneLine(url).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C");
    }

    private static String oneLine(String value) {
        return value.replaceAll("\\s+", " ").strip();
    }

    /** Braces, backslashes and TeX's signs, so that a headline cannot close its field. */
    private static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            char sign = value.charAt(at);
            switch (sign) {
                case '\\' -> text.append("\\textbackslash ");
                case '{', '}', '%', '#', '&', '$', '_' -> text.append('\\').append(sign);
                case '~' -> text.append("\\textasciitilde ");
                case '^' -> text.append("\\textasciicircum ");
                default -> text.append(sign);
            }
        }
        return text.toString();
    }
}
