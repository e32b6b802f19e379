package ingest.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** One message on a pipe: see src/jvm/README.md. */
final class Frame {
    static final byte HELLO = 0;
    static final byte REQUEST = 1;
    static final byte CANCEL = 2;
    static final byte PART = 3;
    static final byte END = 4;
    static final byte ERROR = 5;

    private static final int PREFIX = 9;
    private static final int MAXIMUM_LENGTH = 256 << 20;

    final int request;
    final byte kind;
    final byte[] header;
    final byte[] body;

    private Frame(int request, byte kind, byte[] header, byte[] body) {
        this.request = request;
        this.kind = kind;
        this.header = header;
        this.body = body;
    }

    /** The next frame, or null where the pipe ends. */
    static Frame read(DataInputStream in) throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException e) {
            return null;
        }
        if (length < PREFIX || length > MAXIMUM_LENGTH) {
            throw new IOException("a frame of " + length + " bytes");
        }
        int request = in.readInt();
        byte kind = in.readByte();
        int headerLength = in.readInt();
        if (headerLength < 0 || headerLength > length - PREFIX) {
            throw new IOException("a header of " + headerLength + " bytes");
        }
        byte[] header = new byte[headerLength];
        in.readFully(header);
        byte[] body = new byte[length - PREFIX - headerLength];
        in.readFully(body);
        return new Frame(request, kind, header, body);
    }

    static void write(DataOutputStream out, int request, byte kind, byte[] header, byte[] body, int bodyLength) throws IOException {
        out.writeInt(PREFIX + header.length + bodyLength);
        out.writeInt(request);
        out.writeByte(kind);
        out.writeInt(header.length);
        out.write(header);
        out.write(body, 0, bodyLength);
        out.flush();
    }
}
