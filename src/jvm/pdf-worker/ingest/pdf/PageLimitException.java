package ingest.pdf;

/** A page holds more than any page of a report can: it is given up, the others are read. */
final class PageLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PageLimitException(String message) {
        super(message);
    }
}
