package ingest.wire;

/** What a worker does. */
public interface Handler {
    /** Answers a request. Called by several threads at once when the worker serves several requests. */
    void handle(Request request, Reply reply) throws Exception;

    /** The caller is gone or done: finish what must be finished. */
    default void close() throws Exception {
    }
}
