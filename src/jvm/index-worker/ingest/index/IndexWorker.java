package ingest.index;

import ingest.wire.Handler;
import ingest.wire.Refusal;
import ingest.wire.Reply;
import ingest.wire.Request;
import ingest.wire.WorkerLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/** Keeps one Lucene index for its parent process. Arguments: folder, {@code write} or {@code read}, requests at a time. */
public final class IndexWorker implements Handler {
    private final IndexFolder folder;

    private IndexWorker(IndexFolder folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        IndexFolder folder = new IndexFolder(Path.of(arguments[0]), arguments[1].equals("read"));
        WorkerLoop.serve("index-worker", "1", Integer.parseInt(arguments[2]), new IndexWorker(folder));
    }

    @Override
    public void handle(Request request, Reply reply) throws Exception {
        String method = request.text("method");
        switch (method) {
            case "echo":
                reply.end(request.header(), request.body(), request.body().length);
                break;
            case "search":
                reply.end(search(request));
                break;
            case "apply":
                folder.apply(new BatchReader(request.body()));
                break;
            case "commit":
                folder.commit(((Number) request.header().get("change")).longValue(), request.integer("changes", 0));
                break;
            case "rollback":
                folder.rollback();
                break;
            case "reset":
                folder.reset();
                break;
            case "committed":
                reply.end(Map.of("change", folder.committed()));
                break;
            case "contents":
                contents(reply);
                break;
            default:
                throw new Refusal("bad-request", "unknown method " + method);
        }
    }

    @Override
    public void close() throws Exception {
        folder.close();
    }

    private Map<String, Object> search(Request request) throws IOException, Refusal {
        IndexSearcher searcher = folder.acquire();
        if (searcher == null) {
            return Map.of();
        }
        try {
            return new SearchCall(searcher, request).run();
        } finally {
            folder.release(searcher);
        }
    }

    /** Body: a line for each document: version, blank, id. */
    private void contents(Reply reply) throws IOException, Refusal {
        Map<String, Object> header = new LinkedHashMap<>();
        StringBuilder lines = new StringBuilder();
        long documents = 0;
        header.put("change", folder.committed());
        IndexSearcher searcher = folder.acquire();
        if (searcher != null) {
            try {
                for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                    documents += list(leaf, lines);
                }
                header.put("passages", IndexFolder.passages(searcher.getIndexReader(), documents));
            } finally {
                folder.release(searcher);
            }
        }
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        reply.end(header, body, body.length);
    }

    private static long list(LeafReaderContext leaf, StringBuilder lines) throws IOException {
        SortedDocValues ids = DocValues.getSorted(leaf.reader(), Fields.ID);
        NumericDocValues versions = DocValues.getNumeric(leaf.reader(), Fields.VERSION);
        Bits live = leaf.reader().getLiveDocs();
        long count = 0;
        for (int document = ids.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = ids.nextDoc()) {
            if ((live == null || live.get(document)) && versions.advanceExact(document)) {
                lines.append(versions.longValue()).append(' ').append(ids.binaryValue().utf8ToString()).append('\n');
                count++;
            }
        }
        return count;
    }
}
