package mn.sonin.crawler.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.archive.Basis;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import mn.sonin.crawler.extract.text.Line;

/** Recognises agency credits in datelines, and the outlet that a text says it is reprinted from. */
final class Credits {
    private static final int DATELINE_REACH = 160;
    private static final int ORIGIN_WORDS = 12;
    private static final String OPENERS = "/([";
    private static final String CLOSERS = "/)]";

    /** What may follow an outlet's name on its line: a bar, a date, another label. */
    private static final Pattern AFTER_NAME = Pattern.compile("\\s+(?:[|•·]|\\d{4}[-./]\\d|\\p{Lu}\\p{L}+\\s*[:：]).*$");

    private final List<Agency> agencies = new ArrayList<>();
    private final Set<String> words = new HashSet<>();
    private final Pattern origin;

    Credits() {
        var before = new ArrayList<String>();
        for (String[] row : rows()) {
            if (row[0].equals("agency")) {
                agencies.add(new Agency(row[1], credit(row[1]), row[2]));
                words.add(row[1]);
            } else {
                before.add(Pattern.quote(row[1]));
            }
        }
        origin = Pattern.compile(
                "^(?:[^|]{1,60}\\|\\s*)?(?:" + String.join("|", before) + ")\\s*[:：]\\s*(?<name>[^\\n]{2,80})$",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** In slashes or brackets near the start, or before the dash that ends the dateline, or alone after one or after a place in capitals. */
    private static Pattern credit(String word) {
        String name = Pattern.quote(word);
        return Pattern.compile("[/(\\[]\\s*" + name + "\\s*[/)\\]]|^\\s*" + name + "\\s*[-–—]{1,2}\\s|[.,]\\s" + name
                + "\\s*[-–—.]{1,2}\\s|^\\p{Lu}[\\p{Lu}\\s-]{2,30}\\.\\s" + name + "\\s(?=\\p{Lu})");
    }

    private static List<String[]> rows() {
        try (InputStream in = Credits.class.getResourceAsStream("credits.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the table \"credits.tsv\" is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table \"credits.tsv\"", e);
        }
    }

    /**
     * What a text says before the agency's name in slashes or brackets at its beginning: {@code Улаанбаатар, 2026 оны есдүгээр
     * сарын 7} of {@code Улаанбаатар, 2026 оны есдүгээр сарын 7 /МОНЦАМЭ/. …}.
     */
    Optional<String> dateline(String text) {
        int reach = Math.min(text.length(), DATELINE_REACH);
        for (int at = 0; at < reach; at++) {
            int kind = OPENERS.indexOf(text.charAt(at));
            if (kind >= 0) {
                int end = text.indexOf(CLOSERS.charAt(kind), at + 1);
                if (end > 0
                        && end < reach
                        && words.contains(text.substring(at + 1, end).strip())) {
                    return Optional.of(text.substring(0, at));
                }
            }
        }
        return Optional.empty();
    }

    /** The agency that the text credits in its dateline or in its last words. */
    Optional<String> agency(String text) {
        String start = text.substring(0, Math.min(text.length(), DATELINE_REACH));
        String end = text.substring(Math.max(0, text.length() - DATELINE_REACH / 2));
        return agencies.stream()
                .filter(agency -> agency.creditedIn(start) || agency.creditedIn(end))
                .map(Agency::name)
                .findFirst();
    }

    /**
     * An agency by what its credits say.
     *
     * @param word without which the pattern cannot match
     */
    private record Agency(String word, Pattern credit, String name) {
        boolean creditedIn(String text) {
            return text.contains(word) && credit.matcher(text).find();
        }
    }

    /**
     * The outlet named after «Эх сурвалж:» or its like.
     *
     * @param own whether an outlet is the site itself, which then reprints nothing
     */
    Found<String> origin(List<Line> lines, Predicate<String> own) {
        for (Line line : lines) {
            if (line.words() <= ORIGIN_WORDS && hasColon(line.text())) {
                Matcher matcher = origin.matcher(line.text());
                if (matcher.matches()) {
                    String name = AFTER_NAME
                            .matcher(matcher.group("name"))
                            .replaceFirst("")
                            .replaceAll("[\\s.]+$", "");
                    return own.test(name)
                            ? Found.nothing()
                            : Found.of(new Candidate<>(name, Basis.VISIBLE_TEXT, line.text(), 0.8));
                }
            }
        }
        return Found.nothing();
    }

    /** Without one the pattern cannot match. */
    private static boolean hasColon(String text) {
        return text.indexOf(':') >= 0 || text.indexOf('：') >= 0;
    }

    /** The byline with the agency of the dateline added to it. */
    Found<Byline> credited(Found<Byline> byline, String text) {
        Optional<String> agency = agency(text);
        if (agency.isEmpty()
                || byline.value().stream()
                        .flatMap(b -> b.agencies().stream())
                        .anyMatch(named ->
                                named.equals(agency.get()) || initials(named).equals(agency.get()))) {
            return byline;
        }
        Candidate<Byline> best = byline.best()
                .map(c -> c.with(new Byline(c.value().people(), joined(c.value().agencies(), agency.get()))))
                .orElseGet(() -> new Candidate<>(
                        new Byline(List.of(), List.of(agency.get())), Basis.VISIBLE_TEXT, "dateline", 0.7));
        return new Found<>(Optional.of(best), byline.runnersUp());
    }

    /** «AP» of «The Associated Press», «AFP» of «Agence France-Presse». */
    private static String initials(String agency) {
        var initials = new StringBuilder();
        for (String word : agency.split("[\\s-]+", -1)) {
            if (!word.isEmpty() && Character.isUpperCase(word.charAt(0)) && !word.equals("The")) {
                initials.append(word.charAt(0));
            }
        }
        return initials.toString();
    }

    private static List<String> joined(List<String> agencies, String other) {
        var joined = new ArrayList<>(agencies);
        joined.add(other);
        return joined;
    }
}
