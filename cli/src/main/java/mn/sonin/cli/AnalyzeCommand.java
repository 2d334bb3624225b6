package mn.sonin.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Mode;
import mn.sonin.indexer.analysis.TermLines;
import mn.sonin.indexer.analysis.TextLanguage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the terms that texts are found by. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = {
            "Reads texts, one a line, from standard input and writes the terms of each on one line of standard output:",
            "positions separated by a space, alternatives at one position by |."
        })
final class AnalyzeCommand implements Callable<Integer> {
    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "index",
            description =
                    "index: the text is a headline; body: a text below one; query: it is searched for; exact: searched for"
                            + " letter by letter. Default: index.")
    private Mode mode = Mode.INDEX;

    @Override
    public Integer call() throws IOException {
        Reader texts = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Writer terms = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        new TermLines(Analyzers.bundled().of(TextLanguage.MONGOLIAN, mode)).copy(texts, terms);
        return 0;
    }
}
