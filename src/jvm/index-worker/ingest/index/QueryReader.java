package ingest.index;

import ingest.wire.Refusal;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;

/** Makes Lucene's queries of the caller's trees; README.md of this folder lists the nodes. */
final class QueryReader {
    static final Query DOCUMENTS = new ConstantScoreQuery(new TermQuery(new Term(Fields.KIND, Fields.DOCUMENT)));

    /** Keeps one bit set a segment. */
    static final BitSetProducer BLOCKS = new QueryBitSetProducer(DOCUMENTS);

    private QueryReader() {
    }

    static Query read(Object tree) throws Refusal {
        if (!(tree instanceof Map)) {
            throw new Refusal("bad-request", "a query node is no object");
        }
        Map<?, ?> node = (Map<?, ?>) tree;
        switch (String.valueOf(node.get("k"))) {
            case "all":
                return DOCUMENTS;
            case "any":
                return new MatchAllDocsQuery();
            case "term":
                return new TermQuery(new Term(text(node, "f"), text(node, "v")));
            case "prefix":
                return new PrefixQuery(new Term(text(node, "f"), text(node, "v")));
            case "phrase":
                return phrase(node);
            case "bool":
                return bool(node);
            case "range":
                return IntPoint.newRangeQuery(text(node, "f"), (int) number(node, "from", Integer.MIN_VALUE), (int) number(node, "to", Integer.MAX_VALUE));
            case "const":
                return new BoostQuery(new ConstantScoreQuery(read(node.get("of"))), (float) number(node, "by", 1));
            case "boost":
                return new BoostQuery(read(node.get("of")), (float) number(node, "by", 1));
            case "passage":
                return new ToParentBlockJoinQuery(read(node.get("of")), BLOCKS, ScoreMode.None);
            default:
                throw new Refusal("bad-request", "unknown query node " + node.get("k"));
        }
    }

    private static Query phrase(Map<?, ?> node) throws Refusal {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        List<?> positions = list(node, "p");
        int i = 0;
        for (Object word : list(node, "v")) {
            phrase.add(new Term(text(node, "f"), String.valueOf(word)), ((Number) positions.get(i++)).intValue());
        }
        return phrase.build();
    }

    private static Query bool(Map<?, ?> node) throws Refusal {
        BooleanQuery.Builder bool = new BooleanQuery.Builder();
        add(bool, node, "must", Occur.MUST);
        add(bool, node, "filter", Occur.FILTER);
        add(bool, node, "should", Occur.SHOULD);
        add(bool, node, "not", Occur.MUST_NOT);
        bool.setMinimumNumberShouldMatch((int) number(node, "least", 0));
        return bool.build();
    }

    private static void add(BooleanQuery.Builder bool, Map<?, ?> node, String member, Occur occur) throws Refusal {
        for (Object of : list(node, member)) {
            bool.add(read(of), occur);
        }
    }

    private static String text(Map<?, ?> node, String member) throws Refusal {
        if (node.get(member) instanceof String) {
            return (String) node.get(member);
        }
        throw new Refusal("bad-request", "“" + member + "” is missing in a query node");
    }

    private static double number(Map<?, ?> node, String member, double otherwise) {
        return node.get(member) instanceof Number ? ((Number) node.get(member)).doubleValue() : otherwise;
    }

    private static List<?> list(Map<?, ?> node, String member) {
        return node.get(member) instanceof List ? (List<?>) node.get(member) : List.of();
    }
}
