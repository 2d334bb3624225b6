package mn.sonin.crawler.extract.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notices the clues of every block of one page. */
final class ClueReader {
    private static final float NO_ROLE = 2;
    private static final int FIRST_ROLE = Clue.COMMENT.column();
    private static final int ROLES = Role.values().length;
    private static final int NEAR = 3;
    private static final int SHORT = 40;
    /** A text for machines with fewer runs of words than this is none. */
    private static final int LINKED_BODY = 30;

    private final Blocks page;
    private final List<Block> blocks;
    private final Furniture furniture;
    private final int pageWords;
    private final double pageMass;
    private final Frame core;
    private final int[] kindBlocks;
    private final double[] kindMass;
    private final Teasers teasers;
    private final Map<String, Integer> repeats = new HashMap<>();
    private final Set<Words> titles = new HashSet<>();
    private final Words[] wordsOf;
    private final Words.Runs summaryRuns = new Words.Runs();
    private final Words.Runs bodyRuns = new Words.Runs();
    private final Signatures signatures;
    private final double[] mass;
    private final Furniture.Meeting[] met;
    private final int titleIndex;
    private final @Nullable Frame titleArticle;

    ClueReader(Blocks page, Furniture furniture, PageHints hints) {
        this.page = page;
        this.blocks = page.blocks();
        this.kindBlocks = new int[page.kinds()];
        this.kindMass = new double[page.kinds()];
        this.teasers = new Teasers(page.kinds());
        this.furniture = furniture;
        this.pageWords = Math.max(1, page.frames().getFirst().words);
        Core.weigh(page, pageWords);
        this.pageMass = Math.max(1, page.frames().getFirst().mass);
        this.core = Core.of(page.frames());
        this.mass = new double[blocks.size()];
        this.met = new Furniture.Meeting[blocks.size()];
        this.wordsOf = new Words[blocks.size()];
        for (Block block : blocks) {
            mass[block.index] = Core.weight(block, pageWords);
            met[block.index] = furniture.meet(block);
            wordsOf[block.index] = Words.of(block.text);
            kindBlocks[block.kind]++;
            kindMass[block.kind] += mass[block.index];
            repeats.merge(block.text, 1, Integer::sum);
            teasers.count(block);
        }
        hints.titles().forEach(title -> titles.add(Words.of(title)));
        hints.summaries().forEach(summary -> summaryRuns.add(Words.of(summary)));
        hints.body().ifPresent(body -> bodyRuns.add(Words.of(body)));
        this.signatures = new Signatures(blocks, hints.authors());
        this.titleIndex = titleIndex();
        this.titleArticle = titleIndex < 0 ? null : article(blocks.get(titleIndex).frame);
    }

    void read() {
        for (int role = 0; role < ROLES; role++) {
            Arrays.fill(page.column(FIRST_ROLE + role), NO_ROLE);
        }
        int before = 0;
        int titles = 0;
        int furnitureMet = 0;
        int since = 0;
        for (Block block : blocks) {
            boolean below = titleIndex >= 0 && block.index > titleIndex;
            titles += below && block.tag().equals("h1") ? 1 : 0;
            furnitureMet += below && met[block.index] == Furniture.Meeting.IS ? 1 : 0;
            since = mass[block.index] > 0 ? 0 : since + 1;
            set(block, Clue.TITLES_BETWEEN, titles);
            set(block, Clue.FURNITURE_BEFORE, Math.min(furnitureMet, 20));
            set(block, Clue.SINCE_RUNNING_TEXT, Math.min(since, 50));
            set(block, Clue.SAME_ARTICLE, titleArticle == null ? -1 : titleArticle.holds(block.frame) ? 1 : 0);
            text(block);
            place(block, before);
            block.furniture = inConsent(block)
                    || teasers.isOne(block)
                    || signatures.isOne(block)
                    || furniture.rulesOut(block, met[block.index]);
            neighbours(block);
            surroundings(block);
            known(block);
            before += block.words;
        }
    }

    /** The block that shows the title: the last {@code h1} that does, else the first block that does. */
    private int titleIndex() {
        int found = -1;
        for (Block block : blocks) {
            if (block.words < SHORT && titles.contains(wordsOf[block.index])) {
                if (found < 0
                        || (block.tag().equals("h1") && !blocks.get(found).tag().equals("h1"))) {
                    found = block.index;
                }
            }
        }
        return found;
    }

    private static @Nullable Frame article(Frame frame) {
        for (Frame f = frame; f != null; f = f.parent) {
            if ((f.roles & Role.ARTICLE_TAG.mask()) != 0) {
                return f;
            }
        }
        return null;
    }

    private void set(Block block, Clue clue, double value) {
        page.set(block, clue, value);
    }

    private void set(Block block, Clue clue, boolean value) {
        page.set(block, clue, value);
    }

    private void text(Block block) {
        set(block, Clue.WORDS, block.words);
        set(block, Clue.LINK_SHARE, block.linkShare());
        set(block, Clue.STRONG_SHARE, (double) block.strongWords / block.words);
        set(block, Clue.SLANTED_SHARE, (double) block.slantedWords / block.words);
        set(block, Clue.STARTS_WITH_LINK, block.startsWithLink);
        TextShape.of(block.text).describe(page, block);
        set(block, Clue.FURNITURE, met[block.index].strength);
        String tag = block.tag();
        set(block, Clue.TAG_P, tag.equals("p"));
        set(block, Clue.TAG_LI, tag.equals("li"));
        set(block, Clue.TAG_DIV, tag.equals("div") || tag.equals("section") || tag.equals("article"));
        set(block, Clue.TAG_HEADING, heading(block));
        set(block, Clue.TAG_CELL, tag.equals("td") || tag.equals("th") || tag.equals("dd") || tag.equals("dt"));
        set(
                block,
                Clue.TAG_OTHER,
                tag.equals("blockquote") || tag.equals("pre") ? 1 : tag.equals("figcaption") ? 2 : 0);
        set(block, Clue.DEPTH, block.frame.depth);
    }

    private static int heading(Block block) {
        String tag = block.tag();
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1)) ? tag.charAt(1) - '0' : 0;
    }

    private void place(Block block, int before) {
        roles(block, block.runRoles, (float) block.words / pageWords);
        for (Frame f = block.frame; f != null; f = f.parent) {
            if (f.roles != 0) {
                roles(block, f.roles, (float) f.words / pageWords);
            }
        }
        set(block, Clue.POSITION, (double) block.index / blocks.size());
        set(block, Clue.BLOCKS_AFTER_TITLE, titleIndex < 0 ? -1000 : Math.clamp(block.index - titleIndex, -100, 300));
        set(block, Clue.WORDS_BEFORE, (double) before / pageWords);
    }

    /** What asks for leave to set cookies is long and well written, and never the article. */
    private boolean inConsent(Block block) {
        return page.column(Clue.CONSENT)[block.index] < NO_ROLE;
    }

    private void roles(Block block, long roles, float share) {
        for (long rest = roles; rest != 0; rest &= rest - 1) {
            float[] column = page.column(FIRST_ROLE + Long.numberOfTrailingZeros(rest));
            column[block.index] = Math.min(column[block.index], share);
        }
    }

    private void neighbours(Block block) {
        Block previous = block.index > 0 ? blocks.get(block.index - 1) : null;
        Block next = block.index + 1 < blocks.size() ? blocks.get(block.index + 1) : null;
        set(block, Clue.PREVIOUS_WORDS, previous == null ? -1 : previous.words);
        set(block, Clue.PREVIOUS_LINK_SHARE, previous == null ? -1 : previous.linkShare());
        set(block, Clue.PREVIOUS_SAME_KIND, sameKind(block, previous));
        set(block, Clue.PREVIOUS_FURNITURE, previous == null ? 0 : met[previous.index].strength);
        set(block, Clue.PREVIOUS_HEADING, previous != null && heading(previous) > 0);
        set(block, Clue.NEXT_WORDS, next == null ? -1 : next.words);
        set(block, Clue.NEXT_LINK_SHARE, next == null ? -1 : next.linkShare());
        set(block, Clue.NEXT_SAME_KIND, sameKind(block, next));
        set(block, Clue.NEXT_HEADING, next != null && heading(next) > 0);
        double near = 0;
        for (int i = Math.max(0, block.index - NEAR); i <= Math.min(blocks.size() - 1, block.index + NEAR); i++) {
            near += i == block.index ? 0 : mass[i];
        }
        set(block, Clue.NEAR_MASS, near);
    }

    private static boolean sameKind(Block block, @Nullable Block other) {
        return other != null && other.kind == block.kind;
    }

    private void surroundings(Block block) {
        Frame parent = block.frame.parent == null ? block.frame : block.frame.parent;
        Frame grandparent = parent.parent == null ? parent : parent.parent;
        set(block, Clue.PARENT_WORD_SHARE, (double) parent.words / pageWords);
        set(block, Clue.PARENT_LINK_SHARE, parent.linkShare());
        set(block, Clue.PARENT_BLOCKS, parent.blocks);
        set(block, Clue.PARENT_WORDS_PER_BLOCK, (double) parent.words / Math.max(1, parent.blocks));
        set(block, Clue.GRANDPARENT_WORD_SHARE, (double) grandparent.words / pageWords);
        set(block, Clue.GRANDPARENT_LINK_SHARE, grandparent.linkShare());
        set(block, Clue.GRANDPARENT_WORDS_PER_BLOCK, (double) grandparent.words / Math.max(1, grandparent.blocks));
        set(block, Clue.KIND_MASS_SHARE, kindMass[block.kind] / pageMass);
        set(block, Clue.KIND_BLOCKS, kindBlocks[block.kind]);
        core(block);
        set(block, Clue.PAGE_WORDS, pageWords);
        set(block, Clue.PAGE_MASS, pageMass);
    }

    private void core(Block block) {
        Frame meet = core;
        int up = 0;
        while (!meet.holds(block.frame) && meet.parent != null) {
            meet = meet.parent;
            up++;
        }
        Frame branch = block.frame;
        while (branch.parent != null && branch.depth > meet.depth + 1) {
            branch = branch.parent;
        }
        set(block, Clue.IN_CORE, up == 0);
        set(block, Clue.CORE_STEPS_UP, up);
        set(block, Clue.CORE_STEPS_DOWN, block.frame.depth - meet.depth);
        set(block, Clue.CORE_BRANCH_SHARE, branch.mass / Math.max(1, core.mass));
    }

    private void known(Block block) {
        Words words = wordsOf[block.index];
        set(block, Clue.LINKED_BODY_KNOWN, bodyRuns.count());
        set(block, Clue.IN_LINKED_BODY, bodyRuns.count() < LINKED_BODY ? -1 : words.share(bodyRuns));
        set(block, Clue.IN_SUMMARY, summaryRuns.count() == 0 ? -1 : words.share(summaryRuns));
        set(block, Clue.IS_TITLE, titles.contains(words));
        set(block, Clue.REPEATED, repeats.getOrDefault(block.text, 1));
        set(block, Clue.NAMES_AUTHOR, block.words < SHORT && signatures.nameAuthor(block));
    }
}
