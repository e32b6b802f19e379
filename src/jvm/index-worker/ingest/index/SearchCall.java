package ingest.index;

import ingest.wire.Refusal;
import ingest.wire.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;

/** Answers one search: takes the first of the alternatives that finds something. */
final class SearchCall {
    private static final int MOST_WANTED = 10_000;

    private final IndexSearcher searcher;
    private final Map<String, Object> header;
    private final Filters filters;
    private final FacetCollector.Order order;
    private final boolean counting;
    private final int access;
    private final int from;
    private final int size;
    private final int passages;

    SearchCall(IndexSearcher searcher, Request request) throws Refusal {
        this.searcher = searcher;
        header = request.header();
        filters = new Filters(header);
        order = header.containsKey("order") ? FacetCollector.Order.valueOf(request.text("order")) : FacetCollector.Order.SCORE;
        counting = Boolean.TRUE.equals(header.get("facets"));
        access = request.integer("access", 0);
        from = Math.max(0, request.integer("from", 0));
        size = Math.max(0, Math.min(request.integer("size", 10), MOST_WANTED));
        passages = Math.max(0, request.integer("passages", 0));
    }

    Map<String, Object> run() throws IOException, Refusal {
        Map<String, Object> answer = new LinkedHashMap<>();
        List<?> alternatives = (List<?>) header.get("alternatives");
        for (int i = 0; i < alternatives.size(); i++) {
            Map<?, ?> alternative = (Map<?, ?>) alternatives.get(i);
            FacetCollector found = find(alternative);
            if (found.total > 0 || i == alternatives.size() - 1) {
                answer.put("used", i);
                answer.put("total", found.total);
                answer.put("hits", hits(found.hits(), alternative.get("best")));
                if (counting) {
                    answer.put("years", pairs(found.years));
                    answer.put("types", pairs(found.types));
                    answer.put("issuers", pairs(found.issuers));
                    answer.put("roles", IntStream.of(found.roles).boxed().collect(Collectors.toList()));
                }
                return answer;
            }
        }
        throw new Refusal("bad-request", "no alternatives");
    }

    /** Every search is confined to what the reader may see, whatever the query says. */
    private FacetCollector find(Map<?, ?> alternative) throws IOException, Refusal {
        Query query = new BooleanQuery.Builder()
            .add(QueryReader.read(alternative.get("documents")), Occur.MUST)
            .add(IntPoint.newRangeQuery(Fields.ACCESS, 1, access), Occur.FILTER)
            .build();
        Query answering = alternative.get("passages") == null ? null : QueryReader.read(alternative.get("passages"));
        Weight scoring = alternative.get("score") == null ? null : weight(alternative.get("score"), ScoreMode.COMPLETE);
        FacetCollector collector = new FacetCollector(searcher, filters, answering, scoring, counting, order, Math.min(from + size, MOST_WANTED));
        searcher.search(query, collector);
        collector.finish();
        return collector;
    }

    private List<Object> hits(List<FacetCollector.Hit> found, Object best) throws IOException, Refusal {
        List<Object> hits = new ArrayList<>();
        Weight weight = best == null || passages == 0 ? null : weight(best, ScoreMode.COMPLETE);
        for (FacetCollector.Hit hit : found.subList(Math.min(from, found.size()), found.size())) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("score", hit.key);
            answer.put("stored", stored(hit.document));
            List<String> shown = new ArrayList<>();
            if (weight != null) {
                for (int passage : passagesOf(hit.document, weight)) {
                    shown.add(stored(passage));
                }
            }
            answer.put("passages", shown);
            hits.add(answer);
        }
        return hits;
    }

    /** The best passages of a document, best first, of the roles asked for. */
    private List<Integer> passagesOf(int document, Weight weight) throws IOException {
        LeafReaderContext leaf = searcher.getIndexReader().leaves().get(ReaderUtil.subIndex(document, searcher.getIndexReader().leaves()));
        int end = document - leaf.docBase;
        int first = end == 0 ? 0 : QueryReader.BLOCKS.getBitSet(leaf).prevSetBit(end - 1) + 1;
        Scorer scorer = weight.scorer(leaf);
        if (scorer == null) {
            return List.of();
        }
        List<FacetCollector.Hit> scored = new ArrayList<>();
        NumericDocValues roles = DocValues.getNumeric(leaf.reader(), Fields.ROLE);
        DocIdSetIterator at = scorer.iterator();
        for (int passage = at.advance(first); passage < end; passage = at.nextDoc()) {
            if (filters.roles.isEmpty() || roles.advanceExact(passage) && filters.roles.contains((int) roles.longValue())) {
                scored.add(new FacetCollector.Hit(leaf.docBase + passage, scorer.score()));
            }
        }
        scored.sort(FacetCollector.Hit.BEST_FIRST);
        List<Integer> chosen = new ArrayList<>();
        for (FacetCollector.Hit hit : scored.subList(0, Math.min(passages, scored.size()))) {
            chosen.add(hit.document);
        }
        return chosen;
    }

    private Weight weight(Object tree, ScoreMode mode) throws IOException, Refusal {
        return searcher.createWeight(searcher.rewrite(QueryReader.read(tree)), mode, 1);
    }

    private String stored(int document) throws IOException {
        return searcher.doc(document, Set.of(Fields.STORED)).get(Fields.STORED);
    }

    private static <T> List<Object> pairs(Map<T, Integer> counts) {
        List<Object> pairs = new ArrayList<>();
        for (Map.Entry<T, Integer> entry : counts.entrySet()) {
            pairs.add(List.of(entry.getKey(), entry.getValue()));
        }
        return Collections.unmodifiableList(pairs);
    }
}
