package mn.sonin.indexer.story;

/** In how many articles each trait is, roughly: traits that fall into one place are counted together. */
final class Commonness {
    private static final int PLACES = 1 << 20;

    /** So that the first articles of an archive do not make every trait look common. */
    private static final int IMAGINED = 2_000;

    private final int[] counts = new int[PLACES];
    private int articles;

    void add(int trait, int times) {
        counts[place(trait)] += times;
    }

    void articles(int more) {
        articles += more;
    }

    private static int place(int trait) {
        int mixed = trait * 0x9e3779b9;
        return (mixed ^ (mixed >>> 15)) & (PLACES - 1);
    }

    int count(int trait) {
        return counts[place(trait)];
    }

    /** How much it says that two articles share the trait. */
    double weight(int trait) {
        double rare = Math.log((articles + IMAGINED) / (counts[place(trait)] + 1.0));
        return kind(trait) * Math.max(0, rare);
    }

    private static double kind(int trait) {
        return switch (Trait.kind(trait)) {
            case Trait.NAME, Trait.SOUND -> 1;
            case Trait.NUMBER -> 0.9;
            case Trait.IDEA -> 0.8;
            default -> 0.6;
        };
    }
}
