package ingest.index;

import ingest.wire.Refusal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.util.BytesRef;

/**
 * Reads changes from a request's body. Big endian; a string is its length in bytes (int32) and UTF-8; see README.md of this folder for the
 * order of the fields.
 */
final class BatchReader {
    private final ByteBuffer in;

    BatchReader(byte[] body) {
        in = ByteBuffer.wrap(body);
    }

    boolean hasNext() {
        return in.hasRemaining();
    }

    Change next() throws Refusal {
        try {
            boolean upsert = in.get() == 1;
            String id = string();
            return new Change(id, upsert ? block(id) : List.of());
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new Refusal("bad-request", "a change ends too early");
        }
    }

    private List<Document> block(String id) {
        Document document = new Document();
        document.add(new Field(Fields.ID, id, Fields.KEYWORD));
        document.add(new Field(Fields.KIND, Fields.DOCUMENT, Fields.KEYWORD));
        document.add(new SortedDocValuesField(Fields.ID, new BytesRef(id)));
        document.add(new NumericDocValuesField(Fields.VERSION, in.getLong()));
        number(document, Fields.ACCESS, in.getInt());
        number(document, Fields.YEAR, in.getInt());
        number(document, Fields.DATE, in.getInt());
        value(document, Fields.TYPE, string());
        value(document, Fields.ISSUER, string());
        for (int keywords = in.getInt(); keywords > 0; keywords--) {
            document.add(new Field(string(), string(), Fields.KEYWORD));
        }
        Set<String> exact = new HashSet<>();
        Set<String> folded = new HashSet<>();
        tokens(document, Fields.TITLE_EXACT, exact);
        tokens(document, Fields.TITLE_FOLDED, folded);
        document.add(new StoredField(Fields.STORED, string()));
        int passages = in.getInt();
        List<Document> block = new ArrayList<>();
        for (int i = 0; i < passages; i++) {
            block.add(passage(id, exact, folded));
        }
        document.add(new Field(Fields.ALL_EXACT, Tokens.of(exact), Fields.SET));
        document.add(new Field(Fields.ALL_FOLDED, Tokens.of(folded), Fields.SET));
        block.add(document);
        return block;
    }

    private Document passage(String id, Set<String> exact, Set<String> folded) {
        Document passage = new Document();
        passage.add(new Field(Fields.ID, id, Fields.KEYWORD));
        int role = in.get();
        if (role >= 0) {
            passage.add(new NumericDocValuesField(Fields.ROLE, role));
        }
        passage.add(new NumericDocValuesField(Fields.SECTION, in.getInt()));
        tokens(passage, Fields.EXACT, exact);
        tokens(passage, Fields.FOLDED, folded);
        passage.add(new Field(Fields.PAIRS, Tokens.of(string()), Fields.FREQUENCIES));
        passage.add(new Field(Fields.CONTEXT_EXACT, Tokens.of(string()), Fields.SET));
        passage.add(new Field(Fields.CONTEXT_FOLDED, Tokens.of(string()), Fields.SET));
        passage.add(new StoredField(Fields.STORED, string()));
        return passage;
    }

    private void tokens(Document document, String field, Set<String> all) {
        String encoded = string();
        Tokens.collect(encoded, all);
        document.add(new Field(field, Tokens.of(encoded), Fields.TEXT));
    }

    private static void number(Document document, String field, int value) {
        if (value != 0) {
            document.add(new IntPoint(field, value));
            document.add(new NumericDocValuesField(field, value));
        }
    }

    private static void value(Document document, String field, String value) {
        if (!value.isEmpty()) {
            document.add(new SortedDocValuesField(field, new BytesRef(value)));
        }
    }

    private String string() {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        String value = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return value;
    }

    /** A document to be replaced by a block; an empty block deletes it. */
    static final class Change {
        final String id;
        final List<Document> block;

        Change(String id, List<Document> block) {
            this.id = id;
            this.block = block;
        }
    }
}
