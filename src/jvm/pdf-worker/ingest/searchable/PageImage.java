package ingest.searchable;

import ingest.wire.Refusal;
import ingest.wire.Reply;
import ingest.wire.Request;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;

/** Page images that come as files: a JPEG is taken as it is, black and white becomes CCITT group 4, all else a JPEG without transparency. */
public final class PageImage {
    private static final float QUALITY = 0.9f;

    static {
        ImageIO.setUseCache(false);
    }

    private PageImage() {
    }

    /** Makes a file that {@link #embed} takes: answers with its path, which is the path asked for where that file will do. */
    public static void prepare(Request request, Reply reply) throws Refusal, IOException {
        Path path = Path.of(request.text("path"));
        Path out = Path.of(request.text("out"));
        Map<String, Object> made = new LinkedHashMap<>();
        JpegHeader header = jpeg(path);
        if (header != null && header.fitsPdf()) {
            made.put("file", path.toString());
        } else {
            try {
                BufferedImage image = header != null && header.components == 4 ? InkedJpeg.read(path.toFile(), header) : read(path.toFile(), request.integer("maximumPixels", 40_000_000));
                write(image, out);
            } catch (IOException | RuntimeException e) {
                throw new Refusal("image-damaged", String.valueOf(e.getMessage() == null ? e : e.getMessage()));
            }
            made.put("file", out.toString());
        }
        reply.end(made);
    }

    static COSStream embed(PDDocument document, String file) throws IOException {
        JpegHeader header = jpeg(Path.of(file));
        if (header == null) {
            return CCITTFactory.createFromImage(document, ImageIO.read(new File(file))).getCOSObject();
        }
        COSStream stream = document.getDocument().createCOSStream();
        stream.setItem(COSName.TYPE, COSName.XOBJECT);
        stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
        stream.setInt(COSName.WIDTH, header.width);
        stream.setInt(COSName.HEIGHT, header.height);
        stream.setInt(COSName.BITS_PER_COMPONENT, 8);
        stream.setItem(COSName.COLORSPACE, header.components == 1 ? COSName.DEVICEGRAY : COSName.DEVICERGB);
        stream.setItem(COSName.FILTER, COSName.DCT_DECODE);
        try (OutputStream out = stream.createRawOutputStream()) {
            Files.copy(Path.of(file), out);
        }
        return stream;
    }

    private static JpegHeader jpeg(Path path) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            return JpegHeader.read(in);
        }
    }

    /** Larger ones are read with every other row and column. */
    private static BufferedImage read(File file, long maximumPixels) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no image that can be read");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                ImageReadParam parameters = reader.getDefaultReadParam();
                int step = (int) Math.ceil(Math.sqrt((double) reader.getWidth(0) * reader.getHeight(0) / maximumPixels));
                if (step > 1) {
                    parameters.setSourceSubsampling(step, step, 0, 0);
                }
                return reader.read(0, parameters);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void write(BufferedImage image, Path out) throws IOException {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean[] is = kinds(image);
        if (is[0]) {
            BufferedImage bits = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
            rows(image, (y, row) -> bits.setRGB(0, y, width, 1, row, 0, width));
            ImageIO.write(bits, "png", out.toFile());
            return;
        }
        BufferedImage opaque = image;
        if (is[1] && image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            byte[] line = new byte[width];
            opaque = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            BufferedImage gray = opaque;
            rows(image, (y, row) -> {
                for (int x = 0; x < width; x++) {
                    line[x] = (byte) (row[x] >> 8);
                }
                gray.getRaster().setDataElements(0, y, width, 1, line);
            });
        } else if (!is[1] && (image.getType() != BufferedImage.TYPE_3BYTE_BGR)) {
            opaque = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            BufferedImage colour = opaque;
            rows(image, (y, row) -> colour.setRGB(0, y, width, 1, row, 0, width));
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (FileImageOutputStream stream = new FileImageOutputStream(out.toFile())) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(opaque, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    /** Whether it is black and white, and whether it is grey. */
    private static boolean[] kinds(BufferedImage image) throws IOException {
        boolean[] is = {true, true};
        rows(image, (y, row) -> {
            for (int x = 0; is[1] && x < row.length; x++) {
                int c = row[x] & 0xFFFFFF;
                is[0] &= c == 0 || c == 0xFFFFFF;
                is[1] &= (c >> 16) == (c & 0xFF) && (c >> 8 & 0xFF) == (c & 0xFF);
            }
        });
        is[0] &= is[1];
        return is;
    }

    private interface Row {
        void see(int y, int[] colours);
    }

    /** Rows as opaque sRGB; what is transparent shows white paper. */
    private static void rows(BufferedImage image, Row row) {
        int width = image.getWidth();
        int[] colours = new int[width];
        boolean plain = image.getRaster().getNumBands() == 1 && !(image.getColorModel() instanceof IndexColorModel);
        boolean alpha = image.getColorModel().hasAlpha();
        int depth = image.getSampleModel().getSampleSize(0);
        for (int y = 0; y < image.getHeight(); y++) {
            if (plain) {
                // Java takes grey for linear light and would make it paler; the file means sRGB's.
                image.getRaster().getSamples(0, y, width, 1, 0, colours);
                for (int x = 0; x < width; x++) {
                    colours[x] = 0xFF000000 | (depth > 8 ? colours[x] >> depth - 8 : colours[x] * 255 / ((1 << depth) - 1)) * 0x010101;
                }
            } else {
                image.getRGB(0, y, width, 1, colours, 0, width);
                for (int x = 0; alpha && x < width; x++) {
                    colours[x] = onWhite(colours[x]);
                }
            }
            row.see(y, colours);
        }
    }

    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        int result = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            result = result << 8 | ((argb >> shift & 0xFF) * alpha + 255 * (255 - alpha)) / 255;
        }
        return result;
    }
}
