package ingest.wire;

/** A request that cannot be fulfilled; the code is part of the contract with the caller. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    public Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
