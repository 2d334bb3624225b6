package mn.sonin.indexer.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mn.sonin.indexer.analysis.Expansions.Entry;
import mn.sonin.indexer.analysis.Expansions.Form;

/** The lines of a file of entries: kind, English forms, Mongolian forms, between tabs. */
final class ExpansionLines {
    private static final char EXACT = '=';
    private static final char ASKED_ONLY = '<';
    private static final char SEARCHED_ONLY = '>';

    private final Path file;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    private ExpansionLines(Path file) {
        this.file = file;
    }

    static Expansions.Result read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return new Expansions.Result.Refused(
                    List.of(file + ": cannot be read as UTF-8 text (" + e.getMessage() + ")"));
        }
        ExpansionLines read = new ExpansionLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith("#") && !line.isBlank()) {
                read.line(file + ":" + (i + 1) + ": ", line);
            }
        }
        return read.problems.isEmpty()
                ? new Expansions.Result.Loaded(Expansions.made(read.entries))
                : new Expansions.Result.Refused(List.copyOf(read.problems));
    }

    private void line(String place, String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 3) {
            problems.add(place + "\"" + line + "\" has " + cells.length
                    + " cells; expected kind, English forms, Mongolian forms with a tab between them");
            return;
        }
        List<Form> forms = new ArrayList<>();
        for (String form : (cells[1] + "|" + cells[2]).split("\\|", -1)) {
            forms.add(form(form.strip()));
        }
        if (cells[0].isBlank()
                || forms.stream().anyMatch(form -> Tokens.of(form.text()).isEmpty())) {
            problems.add(place + "\"" + line + "\" has an empty kind or form; remove the | or fill the cell");
            return;
        }
        Entry entry = Entry.of(cells[0], String.valueOf(file.getFileName()), forms);
        if (ids.add(entry.id())) {
            entries.add(entry);
        } else {
            problems.add(place + "\"" + forms.getFirst().text() + "\" of kind \"" + cells[0]
                    + "\" stands on an earlier line too; put all its forms on one line");
        }
    }

    /** An entry of the program's own as a line, for {@link #made}. */
    static String line(Entry entry) {
        String forms = entry.forms().stream().map(ExpansionLines::written).collect(Collectors.joining("|"));
        return String.join("\t", entry.id(), entry.kind(), forms);
    }

    private static String written(Form form) {
        String side =
                !form.searched() ? String.valueOf(ASKED_ONLY) : !form.asked() ? String.valueOf(SEARCHED_ONLY) : "";
        return side + (form.exact() ? String.valueOf(EXACT) : "") + form.text();
    }

    /** The entry of a line. */
    static Entry made(String line, String origin) {
        String[] cells = line.split("\t", -1);
        List<Form> forms = Arrays.stream(cells[2].split("\\|", -1))
                .map(ExpansionLines::form)
                .toList();
        return new Entry(cells[0], cells[1], origin, forms);
    }

    private static Form form(String written) {
        boolean askedOnly = written.indexOf(ASKED_ONLY) == 0;
        boolean searchedOnly = written.indexOf(SEARCHED_ONLY) == 0;
        String rest = askedOnly || searchedOnly ? written.substring(1) : written;
        boolean exact = rest.indexOf(EXACT) == 0;
        return new Form(exact ? rest.substring(1) : rest, exact, !searchedOnly, !askedOnly);
    }
}
