package ingest.pdf;

import ingest.wire.Refusal;
import ingest.wire.WorkerLoop;

/** Reads PDF and old Word files for its parent process. */
public final class PdfWorker {
    private PdfWorker() {
    }

    public static void main(String[] arguments) throws Exception {
        WorkerLoop.serve("pdf-worker", "1", 1, (request, reply) -> {
            String method = request.text("method");
            switch (method) {
                case "echo":
                    reply.end(request.header(), request.body(), request.body().length);
                    break;
                default:
                    throw new Refusal("bad-request", "unknown method " + method);
            }
        });
    }
}
