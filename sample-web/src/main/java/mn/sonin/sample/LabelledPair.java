package mn.sonin.sample;

/**
 * Two articles, and whether they tell one event.
 *
 * @param first address of the one
 * @param second address of the other
 * @param same whether they belong to one story
 * @param why what makes the pair telling, as in {@code across languages} or {@code follow-up}
 */
public record LabelledPair(String first, String second, boolean same, String why) {}
