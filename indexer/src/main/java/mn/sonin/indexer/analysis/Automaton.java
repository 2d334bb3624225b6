package mn.sonin.indexer.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.lucene.store.InputStreamDataInput;
import org.apache.lucene.store.OutputStreamDataOutput;
import org.apache.lucene.util.IntsRefBuilder;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.IntsRefFSTEnum;
import org.apache.lucene.util.fst.PositiveIntOutputs;
import org.apache.lucene.util.fst.Util;

/** A compact map from strings to numbers above zero: a finite-state transducer, made when the program is built. Safe for several threads. */
final class Automaton {
    private final FST<Long> fst;

    private Automaton(FST<Long> fst) {
        this.fst = fst;
    }

    /** Writes the map as an automaton. */
    static void write(SortedMap<String, Long> entries, OutputStream to) throws IOException {
        PositiveIntOutputs outputs = PositiveIntOutputs.getSingleton();
        FSTCompiler<Long> compiler = new FSTCompiler.Builder<>(FST.INPUT_TYPE.BYTE2, outputs).build();
        IntsRefBuilder scratch = new IntsRefBuilder();
        for (var entry : entries.entrySet()) {
            compiler.add(Util.toUTF16(entry.getKey(), scratch), entry.getValue());
        }
        FST<Long> fst = FST.fromFSTReader(compiler.compile(), compiler.getFSTReader());
        OutputStreamDataOutput out = new OutputStreamDataOutput(to);
        fst.save(out, out);
    }

    static Automaton read(InputStream from) throws IOException {
        InputStreamDataInput in = new InputStreamDataInput(from);
        return new Automaton(new FST<>(FST.readMetadata(in, PositiveIntOutputs.getSingleton()), in));
    }

    /** All entries as they were written. */
    Map<String, Integer> entries() {
        Map<String, Integer> entries = new HashMap<>();
        IntsRefFSTEnum<Long> each = new IntsRefFSTEnum<>(fst);
        try {
            for (var at = each.next(); at != null; at = each.next()) {
                char[] letters = new char[at.input.length];
                for (int i = 0; i < letters.length; i++) {
                    letters[i] = (char) at.input.ints[at.input.offset + i];
                }
                entries.put(new String(letters), Math.toIntExact(at.output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("automaton in memory: " + e.getMessage(), e);
        }
        return entries;
    }

    Place start() {
        FST.Arc<Long> arc = fst.getFirstArc(new FST.Arc<>());
        return new Place(arc, 0);
    }

    /** A place reached by some letters. */
    final class Place {
        private final FST.Arc<Long> arc;
        private final long sum;

        private Place(FST.Arc<Long> arc, long sum) {
            this.arc = arc;
            this.sum = sum;
        }

        /** The place that further letters lead to; empty where no entry goes on so. */
        Optional<Place> on(CharSequence letters) {
            FST.BytesReader reader = fst.getBytesReader();
            FST.Arc<Long> at = new FST.Arc<Long>().copyFrom(arc);
            long total = sum;
            try {
                for (int i = 0; i < letters.length(); i++) {
                    if (fst.findTargetArc(letters.charAt(i), at, at, reader) == null) {
                        return Optional.empty();
                    }
                    total += at.output();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("automaton in memory: " + e.getMessage(), e);
            }
            return Optional.of(new Place(at, total));
        }

        /** The number of the entry that ends here, or 0. */
        int number() {
            return arc.isFinal() ? Math.toIntExact(sum + arc.nextFinalOutput()) : 0;
        }
    }
}
