package ingest.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.poi.hwpf.usermodel.BorderCode;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;

/** Rows and cells of a table; spans come from the edges of the cells. */
final class TableReader {
    /** Edges of one column differ by rounding: 1.5 points. */
    private static final int SAME_EDGE = 30;

    private final Table table;

    private TableReader(Table table) {
        this.table = table;
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

    Map<String, Object> read(StoryReader story) {
        List<Integer> edges = edges();
        List<Object> rows = new ArrayList<>();
        boolean ruled = false;
        for (int r = 0; r < table.numRows(); r++) {
            TableRow row = table.getRow(r);
            ruled |= drawn(row.getTopBorder()) || drawn(row.getBottomBorder()) || drawn(row.getLeftBorder()) || drawn(row.getHorizontalBorder()) || drawn(row.getVerticalBorder());
            List<Object> cells = new ArrayList<>();
            for (int c = 0; c < row.numCells(); c++) {
                TableCell cell = row.getCell(c);
                ruled |= drawn(cell.getBrcTop()) || drawn(cell.getBrcBottom()) || drawn(cell.getBrcLeft()) || drawn(cell.getBrcRight());
                boolean continued = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged() && r > 0 || cell.isMerged() && !cell.isFirstMerged();
                List<Object> items = story.read(cell, table.getTableLevel());
                if (continued && !StoryReader.hasText(items)) {
                    continue;
                }
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("items", items);
                item.put("rowSpan", continued ? 1 : rowSpan(r, cell));
                item.put("columnSpan", columnSpan(edges, row, c));
                item.put("header", row.isTableHeader());
                cells.add(item);
            }
            rows.add(cells);
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("rows", rows);
        item.put("ruled", ruled);
        return item;
    }

    private static boolean drawn(BorderCode border) {
        return border != null && !border.isEmpty() && border.getBorderType() != 0 && border.getBorderType() != 255;
    }

    private List<Integer> edges() {
        TreeSet<Integer> all = new TreeSet<>();
        for (int r = 0; r < table.numRows(); r++) {
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

    private int rowSpan(int first, TableCell cell) {
        int span = 1;
        if (cell.isFirstVerticallyMerged()) {
            for (int r = first + 1; r < table.numRows() && continues(table.getRow(r), cell.getLeftEdge()); r++) {
                span++;
            }
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
