package ingest.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;

/** Turns a story (body, note, text box) into paragraphs and tables. */
final class StoryReader {
    private static final String[] ALIGNMENTS = {"left", "center", "right", "justify", "justify", "justify"};
    private static final int BODY_LEVEL = 9;
    private static final int OUTSIDE = -1;
    private static final int DEEPEST_TABLE = 8;
    private static final double TWIPS = 20;

    private final ListLabels labels = new ListLabels();
    private final RunReader runs;
    private int skippedTables;

    StoryReader(NoteTable notes) {
        runs = new RunReader(notes);
    }

    int skippedTables() {
        return skippedTables;
    }

    List<Object> read(Range range) {
        return read(range, OUTSIDE);
    }

    /** @param level of the table whose cell this is; Word 97 numbers its only level 0, later versions count from 1 */
    List<Object> read(Range range, int level) {
        List<Object> items = new ArrayList<>();
        int count = range.numParagraphs();
        for (int i = 0; i < count; i++) {
            Paragraph paragraph = range.getParagraph(i);
            if (paragraph.isInTable() && paragraph.getTableLevel() > level && level < DEEPEST_TABLE) {
                TableReader table = TableReader.open(range, paragraph);
                if (table != null) {
                    items.addAll(table.read(this));
                    while (i + 1 < count && range.getParagraph(i + 1).getStartOffset() < table.end()) {
                        i++;
                    }
                    continue;
                }
                skippedTables++;
            }
            if (!paragraph.isTableRowEnd()) {
                items.add(paragraph(paragraph));
            }
        }
        return items;
    }

    static boolean hasText(List<Object> items) {
        for (Object item : items) {
            Object paragraph = ((Map<?, ?>) item).get("runs");
            if (paragraph == null) {
                return true;
            }
            for (Object run : (List<?>) paragraph) {
                if (!((Map<?, ?>) run).get("text").toString().isBlank()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Map<String, Object> paragraph(Paragraph paragraph) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("runs", runs.read(paragraph));
        int alignment = paragraph.getJustification();
        item.put("alignment", alignment >= 0 && alignment < ALIGNMENTS.length ? ALIGNMENTS[alignment] : "left");
        item.put("indent", (paragraph.getIndentFromLeft() + paragraph.getFirstLineIndent()) / TWIPS);
        String label = labels.next(paragraph);
        if (label != null) {
            boolean bullet = label.charAt(0) == 0;
            item.put("label", bullet ? label.substring(1) : label);
            item.put("bullet", bullet);
        }
        int outline = paragraph.getLvl();
        if (outline >= 0 && outline < BODY_LEVEL) {
            item.put("outline", outline + 1);
        }
        return item;
    }
}
