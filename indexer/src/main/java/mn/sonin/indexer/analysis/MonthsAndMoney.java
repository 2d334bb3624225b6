package mn.sonin.indexer.analysis;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mn.sonin.indexer.analysis.Expansions.Entry;
import mn.sonin.indexer.analysis.Expansions.Form;

/** The months and the currencies of CLDR in both languages, for the build: the program reads what it made of them. */
final class MonthsAndMoney {
    static final String ORIGIN = "CLDR";

    private static final ULocale MONGOLIAN = ULocale.forLanguageTag("mn");

    /** Months that are other words too: whoever asks for them means the month perhaps, whoever writes them mostly not. */
    private static final Set<String> OTHER_WORDS = Set.of("March", "May");

    private MonthsAndMoney() {}

    static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        addMonths(entries);
        addCurrencies(entries);
        return entries;
    }

    private static void addMonths(List<Entry> entries) {
        String[] english = DateFormatSymbols.getInstance(ULocale.ENGLISH).getMonths();
        String[] mongolian = DateFormatSymbols.getInstance(MONGOLIAN).getMonths();
        String[] numbered = DateFormatSymbols.getInstance(MONGOLIAN).getShortMonths();
        for (int i = 0; i < english.length; i++) {
            boolean other = OTHER_WORDS.contains(english[i]);
            Form month = new Form(english[i], other, true, !other);
            entries.add(Entry.of("month", ORIGIN, List.of(month, Form.of(mongolian[i]), Form.of(numbered[i]))));
        }
    }

    private static void addCurrencies(List<Entry> entries) {
        List<Currency> currencies = new ArrayList<>(Currency.getAvailableCurrencies());
        currencies.sort(Comparator.comparing(Currency::getCurrencyCode));
        for (Currency currency : currencies) {
            String english = currency.getName(ULocale.ENGLISH, Currency.LONG_NAME, new boolean[1]);
            String mongolian = currency.getName(MONGOLIAN, Currency.LONG_NAME, new boolean[1]);
            if (mongolian.chars().anyMatch(c -> Letters.cyrillic((char) c)) && english.indexOf('(') < 0) {
                entries.add(new Entry(
                        "currency-" + currency.getCurrencyCode().toLowerCase(Locale.ROOT),
                        "currency",
                        ORIGIN,
                        List.of(Form.of(english), Form.of(mongolian.toLowerCase(Locale.ROOT)))));
            }
        }
    }
}
