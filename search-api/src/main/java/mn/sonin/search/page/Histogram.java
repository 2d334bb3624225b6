package mn.sonin.search.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mn.sonin.indexer.SearchAnswer.Count;
import mn.sonin.search.question.Address;

/**
 * Found articles over time, each bar a link to its span.
 *
 * @param bars oldest first, without gaps
 * @param first label of the first span
 * @param last label of the last span
 */
record Histogram(List<Bar> bars, String first, String last) {
    /** Bars beyond which months are drawn as years: they would be too thin to point at. */
    private static final int MOST = 72;

    /**
     * One span.
     *
     * @param x left edge in thousandths of the width
     * @param width in thousandths of the width
     * @param height in hundredths of the height
     */
    record Bar(String label, long count, String href, double x, double width, long height) {}

    /** Nothing where there is one span or none. */
    static Histogram of(List<Count> months, Address here, Words words) {
        TreeMap<YearMonth, Long> counts = new TreeMap<>();
        months.forEach(month -> counts.put(YearMonth.parse(month.value()), month.count()));
        if (counts.size() < 2) {
            return new Histogram(List.of(), "", "");
        }
        long span = counts.firstKey().until(counts.lastKey(), java.time.temporal.ChronoUnit.MONTHS) + 1;
        return span <= MOST ? byMonth(counts, here, words) : byYear(counts, here);
    }

    private static Histogram byMonth(TreeMap<YearMonth, Long> counts, Address here, Words words) {
        List<Span> spans = new ArrayList<>();
        for (YearMonth at = counts.firstKey(); !at.isAfter(counts.lastKey()); at = at.plusMonths(1)) {
            spans.add(new Span(words.month(at), counts.getOrDefault(at, 0L), at, at));
        }
        return drawn(spans, here);
    }

    private static Histogram byYear(TreeMap<YearMonth, Long> counts, Address here) {
        TreeMap<Integer, Long> years = new TreeMap<>();
        for (Map.Entry<YearMonth, Long> entry : counts.entrySet()) {
            years.merge(entry.getKey().getYear(), entry.getValue(), Long::sum);
        }
        List<Span> spans = new ArrayList<>();
        for (int year = years.firstKey(); year <= years.lastKey(); year++) {
            spans.add(new Span(
                    Integer.toString(year),
                    years.getOrDefault(year, 0L),
                    YearMonth.of(year, 1),
                    YearMonth.of(year, 12)));
        }
        return drawn(spans, here);
    }

    private record Span(String label, long count, YearMonth from, YearMonth to) {}

    private static Histogram drawn(List<Span> spans, Address here) {
        long most = spans.stream().mapToLong(Span::count).max().orElse(1);
        double width = 1000.0 / spans.size();
        List<Bar> bars = new ArrayList<>();
        for (int at = 0; at < spans.size(); at++) {
            Span span = spans.get(at);
            String href = here.without("cursor")
                    .with("from", span.from().atDay(1).toString())
                    .with("to", span.to().atEndOfMonth().toString())
                    .toString();
            long height = span.count() == 0 ? 0 : Math.max(4, span.count() * 100 / most);
            bars.add(new Bar(span.label(), span.count(), href, at * width, width, height));
        }
        return new Histogram(bars, spans.getFirst().label(), spans.getLast().label());
    }
}
