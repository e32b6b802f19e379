package ingest.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which passages of one segment match, as bits. Queries here are ands and ors of frequent words: taking whole postings lists word by word is
 * many times faster than walking all lists side by side. The sets belong to this object and are not to be changed.
 */
final class PassageSets {
    private final IndexSearcher searcher;
    private final LeafReaderContext leaf;
    private final Map<Query, FixedBitSet> known = new HashMap<>();

    PassageSets(IndexSearcher searcher, LeafReaderContext leaf) {
        this.searcher = searcher;
        this.leaf = leaf;
    }

    FixedBitSet of(Query query) throws IOException {
        FixedBitSet set = known.get(query);
        if (set == null) {
            if (query instanceof TermQuery) {
                set = term((TermQuery) query);
            } else if (query instanceof BooleanQuery && !hasPhrase((BooleanQuery) query)) {
                set = bool((BooleanQuery) query);
            } else {
                set = scanned(query);
            }
            known.put(query, set);
        }
        return set;
    }

    /** A phrase must not be looked for in passages that the other conditions leave out: that is what they are for. */
    private static boolean hasPhrase(BooleanQuery query) {
        for (BooleanClause clause : query) {
            if (clause.getQuery() instanceof PhraseQuery) {
                return true;
            }
        }
        return false;
    }

    private FixedBitSet term(TermQuery query) throws IOException {
        PostingsEnum postings = leaf.reader().postings(query.getTerm(), PostingsEnum.NONE);
        return filled(postings == null ? DocIdSetIterator.empty() : postings);
    }

    private FixedBitSet scanned(Query query) throws IOException {
        Scorer scorer = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1).scorer(leaf);
        return filled(scorer == null ? DocIdSetIterator.empty() : scorer.iterator());
    }

    private FixedBitSet filled(DocIdSetIterator passages) throws IOException {
        FixedBitSet set = new FixedBitSet(leaf.reader().maxDoc());
        set.or(passages);
        return set;
    }

    private FixedBitSet bool(BooleanQuery query) throws IOException {
        FixedBitSet result = null;
        List<FixedBitSet> should = new ArrayList<>();
        for (BooleanClause clause : query) {
            if (clause.isRequired()) {
                result = both(result, of(clause.getQuery()));
            } else if (clause.getOccur() == BooleanClause.Occur.SHOULD) {
                should.add(of(clause.getQuery()));
            }
        }
        int least = query.getMinimumNumberShouldMatch();
        if (!should.isEmpty() && (least > 0 || result == null)) {
            result = both(result, atLeast(should, Math.max(1, least)));
        }
        if (result == null) {
            result = new FixedBitSet(leaf.reader().maxDoc());
        }
        for (BooleanClause clause : query) {
            if (clause.isProhibited()) {
                result.andNot(of(clause.getQuery()));
            }
        }
        return result;
    }

    /** @param mine may be changed; null for no condition yet. */
    private static FixedBitSet both(FixedBitSet mine, FixedBitSet other) {
        if (mine == null) {
            return other.clone();
        }
        mine.and(other);
        return mine;
    }

    private FixedBitSet atLeast(List<FixedBitSet> sets, int least) {
        FixedBitSet result = sets.get(0).clone();
        if (least == 1 || least == sets.size()) {
            for (FixedBitSet set : sets.subList(1, sets.size())) {
                if (least == 1) {
                    result.or(set);
                } else {
                    result.and(set);
                }
            }
            return result;
        }
        result = new FixedBitSet(result.length());
        int[] counts = new int[result.length()];
        for (FixedBitSet set : sets) {
            for (int i = next(set, 0); i < counts.length; i = next(set, i + 1)) {
                if (++counts[i] == least) {
                    result.set(i);
                }
            }
        }
        return result;
    }

    /** The first of the set from here on; a number beyond the segment if there is none. */
    static int next(FixedBitSet set, int from) {
        return from >= set.length() ? DocIdSetIterator.NO_MORE_DOCS : set.nextSetBit(from);
    }
}
