package ingest.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.FixedBitSet;

/** Walks the matching passages of one segment beside its matching documents, and counts sections by role. */
final class RoleScan {
    static final int ROLES = 32;

    /** Of the document last asked for: sections by role. */
    final int[] sections = new int[ROLES];

    private final BitSet documents;
    private final FixedBitSet passages;
    private final NumericDocValues roles;
    private final NumericDocValues ordinals;
    private final java.util.BitSet seen = new java.util.BitSet();

    /** @param passages that answer; null for all. */
    RoleScan(LeafReaderContext leaf, FixedBitSet passages) throws IOException {
        documents = QueryReader.BLOCKS.getBitSet(leaf);
        this.passages = passages;
        roles = DocValues.getNumeric(leaf.reader(), Fields.ROLE);
        ordinals = DocValues.getNumeric(leaf.reader(), Fields.SECTION);
    }

    /** Documents must come in ascending order. */
    void moveTo(int document) throws IOException {
        Arrays.fill(sections, 0);
        seen.clear();
        int passage = next(document == 0 ? 0 : documents.prevSetBit(document - 1) + 1);
        for (; passage < document; passage = next(passage + 1)) {
            if (roles.advanceExact(passage) && ordinals.advanceExact(passage)) {
                int section = (int) ordinals.longValue();
                if (section >= 0 && !seen.get(section)) {
                    seen.set(section);
                    sections[(int) roles.longValue()]++;
                }
            }
        }
    }

    private int next(int from) {
        return passages == null ? from : PassageSets.next(passages, from);
    }
}
