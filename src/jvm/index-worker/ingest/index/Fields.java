package ingest.index;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;

/**
 * The fields of the index. A document is one block: its passages first, then itself. No name occurs on both sides but {@link #ID}, so that a
 * query on passages never meets a document.
 */
final class Fields {
    /** On documents and passages, so that a block goes as a whole. */
    static final String ID = "id";

    // Documents.
    static final String KIND = "kind";
    static final String DOCUMENT = "document";
    static final String VERSION = "version";
    static final String ACCESS = "access";
    static final String YEAR = "year";
    static final String DATE = "date";
    static final String TYPE = "type";
    static final String ISSUER = "issuer";
    static final String TITLE_EXACT = "tx";
    static final String TITLE_FOLDED = "tf";
    static final String ALL_EXACT = "dx";
    static final String ALL_FOLDED = "df";

    // Passages.
    static final String EXACT = "x";
    static final String FOLDED = "f";
    static final String PAIRS = "b";
    static final String CONTEXT_EXACT = "cx";
    static final String CONTEXT_FOLDED = "cf";
    static final String ROLE = "role";
    static final String SECTION = "section";

    /** What the caller wants to see again, in its own format. */
    static final String STORED = "stored";

    static final FieldType TEXT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
    static final FieldType FREQUENCIES = type(IndexOptions.DOCS_AND_FREQS, false);
    static final FieldType SET = type(IndexOptions.DOCS, false);
    static final FieldType KEYWORD = keyword();

    private Fields() {
    }

    private static FieldType type(IndexOptions options, boolean norms) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setOmitNorms(!norms);
        type.freeze();
        return type;
    }

    private static FieldType keyword() {
        FieldType type = new FieldType();
        type.setTokenized(false);
        type.setIndexOptions(IndexOptions.DOCS);
        type.setOmitNorms(true);
        type.setDocValuesType(DocValuesType.NONE);
        type.freeze();
        return type;
    }
}
