package mn.sonin.sample.content;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** What newspapers print by a template every few weeks: weather and exchange rates. Alike in words, never one story. */
final class Series {
    private static final LocalDate FIRST = LocalDate.of(2023, 12, 8);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 5);
    private static final int EVERY_DAYS = 42;

    private final Press press;
    private final long seed;

    Series(Press press, long seed) {
        this.press = press;
        this.seed = seed;
    }

    List<Telling> tellings() {
        List<Telling> tellings = new ArrayList<>();
        for (String[] row : Texts.rows("series.tsv")) {
            run(row, tellings);
        }
        return tellings;
    }

    private void run(String[] row, List<Telling> tellings) {
        Outlet outlet = press.outlets().stream()
                .filter(one -> one.id().equals(row[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("series.tsv: unknown outlet \"" + row[1] + "\""));
        LocalDate day = FIRST.plusDays(Long.parseLong(row[3]));
        for (; !day.isAfter(LAST); day = day.plusDays(EVERY_DAYS)) {
            tellings.add(instalment(row, outlet, day));
        }
    }

    private Telling instalment(String[] row, Outlet outlet, LocalDate day) {
        OffsetDateTime published = OffsetDateTime.of(day, LocalTime.of(7, 30), ZoneOffset.ofHours(8));
        Numbers numbers = new Numbers(day, new Random(seed + day.toEpochDay()));
        String name = row[0] + "-" + row[1] + "-" + day;
        return new Telling(
                outlet,
                0,
                name,
                Language.of(row[2]),
                Kind.SERIES,
                name,
                Set.of(row[0]),
                row[4],
                numbers.fill(row[5]),
                Optional.empty(),
                List.of(numbers.fill(row[6]).split(" \\| ", -1)),
                outlet.reporters().getFirst(),
                Optional.empty(),
                published,
                1,
                OptionalInt.empty());
    }

    /** The figures of one day. */
    private record Numbers(LocalDate day, int warm, int cold, int wind, String dollar, String yuan, String ruble) {
        Numbers(LocalDate day, Random chance) {
            this(
                    day,
                    noon(day) + chance.nextInt(5),
                    noon(day) - 11 - chance.nextInt(4),
                    4 + chance.nextInt(9),
                    money(3390 + (day.toEpochDay() - FIRST.toEpochDay()) * 0.27 + chance.nextInt(30), 2),
                    money(470 + chance.nextInt(24) + chance.nextInt(100) / 100.0, 2),
                    money(36 + chance.nextInt(8) + chance.nextInt(100) / 100.0, 2));
        }

        /** A plausible noon temperature in Ulaanbaatar, from −19 °C in January to 23 °C in July. */
        private static int noon(LocalDate day) {
            return (int) Math.round(2 - 21 * Math.cos((day.getDayOfYear() - 15) * 2 * Math.PI / 365));
        }

        private static String money(double amount, int digits) {
            return String.format(Locale.ROOT, "%,." + digits + "f", amount);
        }

        String fill(String template) {
            String dated = Dates.fill(template, OffsetDateTime.of(day, LocalTime.NOON, ZoneOffset.ofHours(8)));
            return dated.replace("{month}", Integer.toString(day.getMonthValue()))
                    .replace("{date}", Integer.toString(day.getDayOfMonth()))
                    .replace(
                            "{long}",
                            Dates.forms(OffsetDateTime.of(day, LocalTime.NOON, ZoneOffset.ofHours(8)))
                                    .getOrDefault("long", ""))
                    .replace("{warm}", degrees(warm, " хэм дулаан", " хэм хүйтэн"))
                    .replace("{cold}", degrees(cold, " хэм дулаан", " хэм хүйтэн"))
                    .replace("{warmC}", warm + "°C")
                    .replace("{coldC}", cold + "°C")
                    .replace("{wind}", Integer.toString(wind))
                    .replace("{dollar}", dollar)
                    .replace("{yuan}", yuan)
                    .replace("{ruble}", ruble);
        }

        private static String degrees(int celsius, String above, String below) {
            return Math.abs(celsius) + (celsius >= 0 ? above : below);
        }
    }
}
