package ingest.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.FixedBitSet;

/** The score of the best passage for each of the documents found in one segment. */
final class PassageScores {
    /** Where fewer of a segment's documents were found, walking to them is faster than scoring the segment as a whole. */
    private static final int RARE = 16;

    private final BitSet blocks;
    private final LeafReaderContext leaf;
    private final int[] documents;
    private final int count;

    /** @param documents the first {@code count} are numbers of documents in the segment, ascending. */
    PassageScores(LeafReaderContext leaf, int[] documents, int count) throws IOException {
        blocks = QueryReader.BLOCKS.getBitSet(leaf);
        this.leaf = leaf;
        this.documents = documents;
        this.count = count;
    }

    /** @param answering passages that count; where a document has none, all of its passages do. */
    float[] best(Weight weight, FixedBitSet answering) throws IOException {
        float[] best = new float[count];
        if (isRare()) {
            walk(weight, accepted(answering), best);
        } else {
            BulkScorer scorer = weight.bulkScorer(leaf);
            if (scorer != null) {
                scorer.score(new Best(best), accepted(answering), 0, DocIdSetIterator.NO_MORE_DOCS);
            }
        }
        return best;
    }

    private boolean isRare() {
        return (long) count * RARE < blocks.cardinality();
    }

    private int first(int document) {
        return document == 0 ? 0 : blocks.prevSetBit(document - 1) + 1;
    }

    private FixedBitSet accepted(FixedBitSet answering) {
        FixedBitSet accepted = new FixedBitSet(leaf.reader().maxDoc());
        for (int i = 0; i < count; i++) {
            int first = first(documents[i]);
            int passage = PassageSets.next(answering, first);
            if (passage >= documents[i]) {
                accepted.set(first, documents[i]);
            }
            for (; passage < documents[i]; passage = PassageSets.next(answering, passage + 1)) {
                accepted.set(passage);
            }
        }
        return accepted;
    }

    private void walk(Weight weight, FixedBitSet accepted, float[] best) throws IOException {
        Scorer scorer = weight.scorer(leaf);
        if (scorer == null) {
            return;
        }
        DocIdSetIterator at = scorer.iterator();
        for (int i = 0; i < count; i++) {
            int first = first(documents[i]);
            int passage = at.docID() < first ? at.advance(first) : at.docID();
            for (; passage < documents[i]; passage = at.nextDoc()) {
                if (accepted.get(passage)) {
                    best[i] = Math.max(best[i], scorer.score());
                }
            }
        }
    }

    private final class Best implements LeafCollector {
        private final float[] best;
        private Scorable scorer;
        private int at;

        Best(float[] best) {
            this.best = best;
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public void collect(int passage) throws IOException {
            while (documents[at] < passage) {
                at++;
            }
            best[at] = Math.max(best[at], scorer.score());
        }
    }
}
