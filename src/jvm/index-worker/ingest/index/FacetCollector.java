package ingest.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * Finds the best documents and counts all facets in one pass. A document that fails the filter of one facet only is counted for that facet,
 * so that the reader sees what else could be picked there.
 */
final class FacetCollector implements Collector {
    final Map<Integer, Integer> years = new HashMap<>();
    final Map<String, Integer> types = new HashMap<>();
    final Map<String, Integer> issuers = new HashMap<>();
    final int[] roles = new int[RoleScan.ROLES];
    int total;

    private final IndexSearcher searcher;
    private final Filters filters;
    private final Query passages;
    private final Weight scoring;
    private final boolean counting;
    private final Order order;
    private final int wanted;
    private final PriorityQueue<Hit> best;
    private Leaf open;

    /**
     * @param passages what a passage must match to answer, which is to count for its role; null for all passages.
     * @param scoring scores passages: the best one that answers adds to its document's score; null for documents alone.
     * @param counting false when nobody wants the facets.
     */
    FacetCollector(IndexSearcher searcher, Filters filters, Query passages, Weight scoring, boolean counting, Order order, int wanted) {
        this.searcher = searcher;
        this.filters = filters;
        this.scoring = order == Order.SCORE && wanted > 0 && passages != null ? scoring : null;
        this.passages = passages;
        this.counting = counting;
        this.order = order;
        this.wanted = wanted;
        best = new PriorityQueue<>(Math.max(1, Math.min(wanted, 1024)), Hit.BEST_FIRST.reversed());
    }

    /** To be called after the search. */
    void finish() throws IOException {
        if (open != null) {
            open.finish();
            open = null;
        }
    }

    List<Hit> hits() {
        List<Hit> hits = new ArrayList<>(best);
        hits.sort(Hit.BEST_FIRST);
        return hits;
    }

    @Override
    public ScoreMode scoreMode() {
        return order == Order.SCORE ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        finish();
        open = new Leaf(leaf);
        return open;
    }

    enum Order { SCORE, NEWEST, OLDEST }

    static final class Hit {
        static final Comparator<Hit> BEST_FIRST = Comparator.<Hit>comparingDouble(h -> -h.key).thenComparingInt(h -> h.document);

        final int document;
        final double key;

        Hit(int document, double key) {
            this.document = document;
            this.key = key;
        }
    }

    /** Takes down what is found in one segment first: how passages are looked at best depends on how much it is. */
    private final class Leaf implements LeafCollector {
        private final LeafReaderContext leaf;
        private final NumericDocValues year;
        private final NumericDocValues date;
        private final Values type;
        private final Values issuer;
        private int[] documents = new int[64];
        private float[] scores = new float[64];
        private int count;
        private Scorable scorer;

        Leaf(LeafReaderContext leaf) throws IOException {
            this.leaf = leaf;
            year = DocValues.getNumeric(leaf.reader(), Fields.YEAR);
            date = DocValues.getNumeric(leaf.reader(), Fields.DATE);
            type = new Values(DocValues.getSorted(leaf.reader(), Fields.TYPE), filters.types, types);
            issuer = new Values(DocValues.getSorted(leaf.reader(), Fields.ISSUER), filters.issuers, issuers);
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public void collect(int document) throws IOException {
            if (count == documents.length) {
                documents = Arrays.copyOf(documents, 2 * count);
                scores = Arrays.copyOf(scores, 2 * count);
            }
            documents[count] = document;
            scores[count++] = order == Order.SCORE ? scorer.score() : 0;
        }

        void finish() throws IOException {
            if (count == 0) {
                return;
            }
            boolean byRole = counting || !filters.roles.isEmpty();
            FixedBitSet answering = passages != null && (byRole || scoring != null) ? new PassageSets(searcher, leaf).of(passages) : null;
            RoleScan scan = byRole ? new RoleScan(leaf, answering) : null;
            int found = 0;
            for (int i = 0; i < count; i++) {
                if (passes(documents[i], scan)) {
                    documents[found] = documents[i];
                    scores[found++] = scores[i];
                }
            }
            total += found;
            if (wanted > 0 && found > 0) {
                float[] more = scoring == null ? null : new PassageScores(leaf, documents, found).best(scoring, answering);
                for (int i = 0; i < found; i++) {
                    offer(leaf.docBase + documents[i], order == Order.SCORE ? scores[i] + (more == null ? 0 : more[i]) : day(documents[i]));
                }
            }
        }

        /** Counts a document for the facets; whether all filters let it through. */
        private boolean passes(int document, RoleScan scan) throws IOException {
            Integer thisYear = year.advanceExact(document) ? (int) year.longValue() : null;
            boolean yearFails = !filters.years.isEmpty() && !filters.years.contains(thisYear);
            type.moveTo(document);
            issuer.moveTo(document);
            int fails = (yearFails ? 1 : 0) + (type.fails ? 1 : 0) + (issuer.fails ? 1 : 0);
            if (fails > 1 || fails == 1 && !counting) {
                return false;
            }
            if (scan != null && (fails == 0 || !filters.roles.isEmpty()) && !roles(document, fails, scan)) {
                return false;
            }
            if (counting) {
                if (thisYear != null && (fails == 0 || yearFails)) {
                    years.merge(thisYear, 1, Integer::sum);
                }
                type.count(fails);
                issuer.count(fails);
            }
            return fails == 0;
        }

        private boolean roles(int document, int fails, RoleScan scan) throws IOException {
            scan.moveTo(document);
            boolean passes = filters.roles.isEmpty();
            for (int role : filters.roles) {
                passes |= role < RoleScan.ROLES && role >= 0 && scan.sections[role] > 0;
            }
            if (fails == 0 && counting) {
                for (int role = 0; role < RoleScan.ROLES; role++) {
                    roles[role] += scan.sections[role];
                }
            }
            return passes;
        }

        private double day(int document) throws IOException {
            boolean known = date.advanceExact(document);
            return !known ? Double.NEGATIVE_INFINITY : order == Order.NEWEST ? date.longValue() : -date.longValue();
        }
    }

    private void offer(int document, double key) {
        if (best.size() >= wanted) {
            if (key <= best.peek().key) {
                return;
            }
            best.poll();
        }
        best.add(new Hit(document, key));
    }

    /** One facet of text values in one segment. */
    private static final class Values {
        private final SortedDocValues values;
        private final Map<String, Integer> counts;
        private final Set<Integer> picked = new HashSet<>();
        private final boolean filtered;
        private final Map<Integer, String> names = new HashMap<>();
        private int ordinal;
        boolean fails;

        Values(SortedDocValues values, Set<String> filter, Map<String, Integer> counts) throws IOException {
            this.values = values;
            this.counts = counts;
            filtered = !filter.isEmpty();
            for (String value : filter) {
                int found = values.lookupTerm(new BytesRef(value));
                if (found >= 0) {
                    picked.add(found);
                }
            }
        }

        void moveTo(int document) throws IOException {
            ordinal = values.advanceExact(document) ? values.ordValue() : -1;
            fails = filtered && !picked.contains(ordinal);
        }

        void count(int allFails) throws IOException {
            if (ordinal < 0 || allFails > 0 && !fails) {
                return;
            }
            String name = names.get(ordinal);
            if (name == null) {
                name = values.lookupOrd(ordinal).utf8ToString();
                names.put(ordinal, name);
            }
            counts.merge(name, 1, Integer::sum);
        }
    }
}
