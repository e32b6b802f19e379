package ingest.searchable;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The frame header of a JPEG (ITU-T T.81, B.2.2) and Adobe's marker. */
final class JpegHeader {
    final int width;
    final int height;
    final int components;
    private final int process;
    private final int precision;

    /** Adobe's colour transform: 0 none, 1 YCbCr, 2 YCCK; -1 where the file does not say. */
    final int transform;

    private JpegHeader(int width, int height, int components, int process, int precision, int transform) {
        this.width = width;
        this.height = height;
        this.components = components;
        this.process = process;
        this.precision = precision;
        this.transform = transform;
    }

    /** Null where this is no JPEG. */
    static JpegHeader read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        int transform = -1;
        try {
            if (in.readUnsignedShort() != 0xFFD8) {
                return null;
            }
            while (true) {
                int marker = in.readUnsignedByte();
                if (marker != 0xFF) {
                    return null;
                }
                while (marker == 0xFF) {
                    marker = in.readUnsignedByte();
                }
                int length = in.readUnsignedShort() - 2;
                if (length < 0 || marker == 0xD9 || marker == 0xDA) {
                    return null;
                }
                if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                    int precision = in.readUnsignedByte();
                    int height = in.readUnsignedShort();
                    int width = in.readUnsignedShort();
                    return new JpegHeader(width, height, in.readUnsignedByte(), marker - 0xC0, precision, transform);
                }
                byte[] segment = in.readNBytes(length);
                if (marker == 0xEE && segment.length >= 12 && segment[0] == 'A' && segment[1] == 'd' && segment[2] == 'o' && segment[3] == 'b' && segment[4] == 'e') {
                    transform = segment[11];
                }
            }
        } catch (EOFException e) {
            return null;
        }
    }

    /** What DCTDecode takes (ISO 32000-1, 7.4.8): baseline, extended or progressive, 8 bits; grey or colour without black. */
    boolean fitsPdf() {
        return width > 0 && height > 0 && process <= 2 && precision == 8 && (components == 1 || components == 3);
    }
}
