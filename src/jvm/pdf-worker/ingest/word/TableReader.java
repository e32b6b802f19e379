package ingest.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;

/** Rows and cells of a table; spans come from the edges of the cells, and from its lines where cells were not merged. */
final class TableReader {
    /** Edges of one column differ by rounding: 1.5 points. */
    static final int SAME_EDGE = 30;

    private final Table table;
    private final TableLines lines;

    private TableReader(Table table) {
        this.table = table;
        lines = new TableLines(table);
    }

    /** Null where HWPF cannot make a table of these paragraphs. */
    static TableReader open(Range range, Paragraph first) {
        try {
            Table table = range.getTable(first);
            return table.numRows() > 0 && table.getEndOffset() > first.getStartOffset() ? new TableReader(table) : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    int end() {
        return table.getEndOffset();
    }

    /** Rows without any line above and below those with lines are no part of the table that is seen: a caption, a unit, signatures. */
    List<Object> read(StoryReader story) {
        int first = 0;
        int last = table.numRows();
        while (first < last && !lines.drawn(first)) {
            first++;
        }
        while (last > first && !lines.drawn(last - 1)) {
            last--;
        }
        List<Object> parts = new ArrayList<>();
        if (first == last) {
            parts.add(read(story, 0, table.numRows()));
            return parts;
        }
        if (first > 0) {
            parts.add(read(story, 0, first));
        }
        parts.add(read(story, first, last));
        if (last < table.numRows()) {
            parts.add(read(story, last, table.numRows()));
        }
        return parts;
    }

    private Map<String, Object> read(StoryReader story, int first, int last) {
        List<Integer> edges = edges(first, last);
        List<Object> rows = new ArrayList<>();
        for (int r = first; r < last; r++) {
            TableRow row = table.getRow(r);
            List<Object> cells = new ArrayList<>();
            for (int c = 0; c < row.numCells(); c++) {
                TableCell cell = row.getCell(c);
                boolean merged = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged() && r > first || cell.isMerged() && !cell.isFirstMerged();
                List<Object> items = story.read(cell, table.getTableLevel());
                if (merged && !StoryReader.hasText(items) || r > first && lines.continued(r, c)) {
                    continue;
                }
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("items", items);
                item.put("rowSpan", merged ? 1 : rowSpan(r, c, last));
                item.put("columnSpan", columnSpan(edges, row, c));
                item.put("header", row.isTableHeader());
                cells.add(item);
            }
            rows.add(cells);
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("rows", rows);
        item.put("ruled", lines.ruled(first, last));
        return item;
    }

    private List<Integer> edges(int first, int last) {
        TreeSet<Integer> all = new TreeSet<>();
        for (int r = first; r < last; r++) {
            TableRow row = table.getRow(r);
            for (int c = 0; c < row.numCells(); c++) {
                TableCell cell = row.getCell(c);
                all.add(cell.getLeftEdge());
                all.add(cell.getLeftEdge() + cell.getWidth());
            }
        }
        List<Integer> distinct = new ArrayList<>();
        for (int edge : all) {
            if (distinct.isEmpty() || edge - distinct.get(distinct.size() - 1) > SAME_EDGE) {
                distinct.add(edge);
            }
        }
        return distinct;
    }

    private static int columnSpan(List<Integer> edges, TableRow row, int column) {
        TableCell cell = row.getCell(column);
        int right = cell.getLeftEdge() + cell.getWidth();
        for (int next = column + 1; next < row.numCells() && row.getCell(next).isMerged() && !row.getCell(next).isFirstMerged(); next++) {
            right = row.getCell(next).getLeftEdge() + row.getCell(next).getWidth();
        }
        int span = 0;
        for (int edge : edges) {
            if (edge > cell.getLeftEdge() + SAME_EDGE && edge <= right + SAME_EDGE) {
                span++;
            }
        }
        return Math.max(1, span);
    }

    private int rowSpan(int first, int column, int last) {
        TableCell cell = table.getRow(first).getCell(column);
        int span = 1;
        if (cell.isFirstVerticallyMerged()) {
            for (int r = first + 1; r < last && continues(table.getRow(r), cell.getLeftEdge()); r++) {
                span++;
            }
            return span;
        }
        for (int below = lines.below(first, column); below >= 0 && first + span < last && lines.continued(first + span, below); below = lines.below(first + span - 1, below)) {
            span++;
        }
        return span;
    }

    private static boolean continues(TableRow row, int left) {
        for (int c = 0; c < row.numCells(); c++) {
            TableCell cell = row.getCell(c);
            if (Math.abs(cell.getLeftEdge() - left) <= SAME_EDGE) {
                return cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged();
            }
        }
        return false;
    }
}
