package ingest.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;

/** Walks the matching passages of one segment beside its matching documents, and counts sections by role. */
final class RoleScan {
    static final int ROLES = 32;

    /** Of the document last asked for: sections by role. */
    final int[] sections = new int[ROLES];

    private final BitSet documents;
    private final DocIdSetIterator passages;
    private final NumericDocValues roles;
    private final NumericDocValues ordinals;
    private final Set<Long> seen = new HashSet<>();

    /** @param weight of the passages that answer; null for all. */
    RoleScan(LeafReaderContext leaf, Weight weight) throws IOException {
        documents = QueryReader.BLOCKS.getBitSet(leaf);
        if (weight == null) {
            passages = DocIdSetIterator.all(leaf.reader().maxDoc());
        } else {
            Scorer scorer = weight.scorer(leaf);
            passages = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
        }
        roles = DocValues.getNumeric(leaf.reader(), Fields.ROLE);
        ordinals = DocValues.getNumeric(leaf.reader(), Fields.SECTION);
    }

    /** Documents must come in ascending order. */
    void moveTo(int document) throws IOException {
        Arrays.fill(sections, 0);
        seen.clear();
        int first = document == 0 ? 0 : documents.prevSetBit(document - 1) + 1;
        int passage = passages.docID() < first ? passages.advance(first) : passages.docID();
        long last = -1;
        for (; passage < document; passage = passages.nextDoc()) {
            if (roles.advanceExact(passage) && ordinals.advanceExact(passage)) {
                int role = (int) roles.longValue();
                long section = ordinals.longValue();
                if (section != last && seen.add(section)) {
                    sections[role]++;
                }
                last = section;
            }
        }
    }
}
