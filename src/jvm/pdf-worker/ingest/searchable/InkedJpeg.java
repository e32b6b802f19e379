package ingest.searchable;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A JPEG of four inks, which Java does not turn into colours itself. Adobe's programs store inks inverted, and so do all that write its marker. */
final class InkedJpeg {
    private InkedJpeg() {
    }

    static BufferedImage read(File file, JpegHeader header) throws IOException {
        Raster inks;
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            reader.setInput(in, true, true);
            inks = reader.readRaster(0, null);
        } finally {
            reader.dispose();
        }
        int width = inks.getWidth();
        BufferedImage image = new BufferedImage(width, inks.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        int[] row = new int[4 * width];
        int[] colours = new int[width];
        for (int y = 0; y < inks.getHeight(); y++) {
            inks.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                colours[x] = colour(row, 4 * x, header.transform);
            }
            image.setRGB(0, y, width, 1, colours, 0, width);
        }
        return image;
    }

    /** Paper seen through the inks, without a profile: what is left of the light after the colour and after black. */
    private static int colour(int[] row, int at, int transform) {
        double a = row[at];
        double b = row[at + 1];
        double c = row[at + 2];
        if (transform == 2) {
            // YCCK: the first three are YCbCr of the inverted inks (ITU-T T.871).
            double cb = b - 128;
            double cr = c - 128;
            b = a - 0.344136 * cb - 0.714136 * cr;
            c = a + 1.772 * cb;
            a = a + 1.402 * cr;
        }
        boolean inverted = transform >= 0;
        double black = inverted ? row[at + 3] : 255 - row[at + 3];
        return light(inverted ? a : 255 - a, black) << 16 | light(inverted ? b : 255 - b, black) << 8 | light(inverted ? c : 255 - c, black);
    }

    private static int light(double ink, double black) {
        return (int) Math.max(0, Math.min(255, Math.round(ink * black / 255)));
    }
}
