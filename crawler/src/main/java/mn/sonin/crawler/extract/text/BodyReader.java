package mn.sonin.crawler.extract.text;

import java.util.List;
import org.jsoup.nodes.Element;

/** Reads the text of an article out of a page. Safe for many threads; each page belongs to one of them. */
public final class BodyReader {
    private final ClassWords classWords = new ClassWords();
    private final Furniture furniture = new Furniture();
    private final BlockModel model = new BlockModel();

    /** Cuts what is below {@code root} into lines. */
    public Layout lay(Element root) {
        return new Layout(new BlockWalk(classWords).walk(root));
    }

    /** The paragraphs that are the article's, as the model judges them. */
    public Body read(Layout layout, PageHints hints) {
        notice(layout, hints);
        return Kept.of(layout.page);
    }

    /**
     * Every paragraph below {@code root} but furniture and signatures, for a place that an operator's selector has named. The
     * model is not asked.
     */
    public Body whole(Element root, PageHints hints) {
        List<Block> blocks = new BlockWalk(classWords).walk(root).blocks();
        var signatures = new Signatures(blocks, hints.authors());
        var paragraphs = blocks.stream()
                .filter(block -> !signatures.isOne(block) && !furniture.rulesOut(block, furniture.meet(block)))
                .map(block -> block.text)
                .toList();
        return new Body(paragraphs, paragraphs.isEmpty() ? 0 : 1);
    }

    /** The blocks of a page as the model sees them, for training and for the debugger. */
    public NoticedPage notice(Layout layout, PageHints hints) {
        Blocks page = layout.page;
        if (!page.blocks().isEmpty()) {
            new ClueReader(page, furniture, hints).read();
            model.judge(page);
        }
        return new NoticedPage(page);
    }
}
