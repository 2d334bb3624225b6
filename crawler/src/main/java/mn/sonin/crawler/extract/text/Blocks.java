package mn.sonin.crawler.extract.text;

import java.util.List;

/** The blocks of a page in order, and the elements that make them, parents before children. */
record Blocks(List<Block> blocks, List<Frame> frames) {}
