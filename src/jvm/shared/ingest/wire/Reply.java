package ingest.wire;

import java.io.IOException;

/** Where a handler puts the answer to one request: any number of parts, then one end. */
public interface Reply {
    byte[] NOTHING = new byte[0];

    void part(Object header, byte[] body, int bodyLength) throws IOException;

    void end(Object header, byte[] body, int bodyLength) throws IOException;

    default void end(Object header) throws IOException {
        end(header, NOTHING, 0);
    }

    /** The other side has lost interest: stop soon. */
    boolean cancelled();
}
