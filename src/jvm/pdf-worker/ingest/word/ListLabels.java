package ingest.word;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.poi.hwpf.converter.NumberFormatter;
import org.apache.poi.hwpf.usermodel.HWPFList;
import org.apache.poi.hwpf.usermodel.Paragraph;

/** Counts automatic numbers as Word prints them ([MS-DOC] 2.9.150 LVL). */
final class ListLabels {
    static final int LOWER_ROMAN = 2;
    private static final int LEADING_ZERO = 22;
    private static final int BULLET = 23;
    private static final int NONE = 255;
    private static final int LEVELS = 9;

    private final Map<Integer, int[]> counters = new HashMap<>();
    private final Set<Long> overridden = new HashSet<>();

    /** The label of a paragraph, or null; bullets begin with a NUL. */
    String next(Paragraph paragraph) {
        try {
            if (!paragraph.isInList()) {
                return null;
            }
            HWPFList list = paragraph.getList();
            int level = paragraph.getIlvl();
            if (list == null || level < 0 || level >= LEVELS) {
                return null;
            }
            int kind = list.getNumberFormat((char) level);
            String pattern = list.getNumberText((char) level);
            if (kind == BULLET) {
                return "\0" + bullet(pattern);
            }
            int[] counter = count(paragraph.getIlfo(), list, level);
            return kind == NONE && (pattern == null || pattern.isBlank()) ? null : label(list, pattern, counter);
        } catch (RuntimeException e) {
            // A list that the tables do not know: the paragraph has no label.
            return null;
        }
    }

    static String format(int number, int kind) {
        return kind == NONE ? "" : kind == LEADING_ZERO ? String.format("%02d", number) : NumberFormatter.getNumber(number, kind);
    }

    private int[] count(int override, HWPFList list, int level) {
        int[] counter = counters.computeIfAbsent(list.getLsid(), id -> {
            int[] fresh = new int[LEVELS];
            Arrays.fill(fresh, Integer.MIN_VALUE);
            return fresh;
        });
        boolean restarts = list.isStartAtOverriden((char) level) && overridden.add((long) override << 8 | level);
        counter[level] = counter[level] == Integer.MIN_VALUE || restarts ? list.getStartAt((char) level) : counter[level] + 1;
        for (int higher = 0; higher < level; higher++) {
            if (counter[higher] == Integer.MIN_VALUE) {
                counter[higher] = list.getStartAt((char) higher);
            }
        }
        Arrays.fill(counter, level + 1, LEVELS, Integer.MIN_VALUE);
        return counter;
    }

    private static String label(HWPFList list, String pattern, int[] counter) {
        StringBuilder label = new StringBuilder();
        for (char c : (pattern == null ? "" : pattern).toCharArray()) {
            if (c < LEVELS) {
                label.append(format(counter[c] == Integer.MIN_VALUE ? list.getStartAt(c) : counter[c], list.getNumberFormat(c)));
            } else {
                label.append(c);
            }
        }
        String text = label.toString().trim();
        return text.isEmpty() ? null : text;
    }

    /** Symbol fonts draw their bullets from the private use area. */
    private static String bullet(String pattern) {
        String text = pattern == null ? "" : pattern.trim();
        return text.isEmpty() || text.charAt(0) >= '\uE000' && text.charAt(0) <= '\uF8FF' ? "•" : text;
    }
}
