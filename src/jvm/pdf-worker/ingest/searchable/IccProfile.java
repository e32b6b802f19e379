package ingest.searchable;

import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** Looks whether a colour profile of a scan is one that PDF/A-1 knows (ICC.1:2001-12 at most, version 2). */
final class IccProfile {
    private static final int LONGEST = 4 << 20;

    private IccProfile() {
    }

    /** 1 or 3; 0 where the profile is broken, newer, or of another space. */
    static int components(COSStream stream) {
        int stated = stream.getInt(COSName.N, 0);
        if (stated != 1 && stated != 3) {
            return 0;
        }
        try (InputStream in = stream.createInputStream()) {
            byte[] bytes = in.readNBytes(LONGEST);
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            return profile.getMajorVersion() <= 2 && profile.getNumComponents() == stated && onlyFlate(stream) ? stated : 0;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private static boolean onlyFlate(COSStream stream) {
        return stream.getFilters() == null || COSName.FLATE_DECODE.equals(stream.getFilters());
    }
}
