package ingest.word;

import org.apache.poi.hwpf.usermodel.BorderCode;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;

/** The lines drawn in a table: what is a table to the eye, and which cells one sees as one. */
final class TableLines {
    private static final int NONE = -1;

    private final Table table;
    /** Row by row: the cell has no line above it and goes on from the one there, which is seen as one cell with it. */
    private final boolean[][] continued;

    TableLines(Table table) {
        this.table = table;
        continued = new boolean[table.numRows()][];
        for (int r = 0; r < continued.length; r++) {
            continued[r] = new boolean[table.getRow(r).numCells()];
            if (r > 0) {
                markContinued(r);
            }
        }
    }

    boolean continued(int row, int cell) {
        return continued[row][cell];
    }

    /** The cell of the next row with the same edges; -1 if there is none. */
    int below(int row, int cell) {
        return row + 1 < table.numRows() ? matching(table.getRow(row + 1), table.getRow(row).getCell(cell)) : NONE;
    }

    boolean drawn(int row) {
        TableRow properties = table.getRow(row);
        if (drawn(properties.getTopBorder()) || drawn(properties.getBottomBorder()) || drawn(properties.getLeftBorder()) || drawn(properties.getHorizontalBorder()) || drawn(properties.getVerticalBorder())) {
            return true;
        }
        for (int c = 0; c < properties.numCells(); c++) {
            if (drawn(properties.getCell(c))) {
                return true;
            }
        }
        return false;
    }

    /** Most cells have a line; one stray line makes no table. */
    boolean ruled(int first, int last) {
        int cells = 0;
        int lined = 0;
        for (int r = first; r < last; r++) {
            TableRow row = table.getRow(r);
            boolean all = drawn(row.getHorizontalBorder()) || drawn(row.getVerticalBorder());
            for (int c = 0; c < row.numCells(); c++) {
                cells++;
                lined += all || drawn(row.getCell(c)) ? 1 : 0;
            }
        }
        return lined * 2 > cells;
    }

    /**
     * Many authors do not merge the cells of a heading over rows but leave out the line between them. Such a cell is empty, stands under one with the same
     * edges, and the rows are parted by a line elsewhere; rows that no line parts at all are rows of a form.
     */
    private void markContinued(int row) {
        TableRow here = table.getRow(row);
        TableRow above = table.getRow(row - 1);
        if (drawn(here.getHorizontalBorder()) || drawn(above.getHorizontalBorder())) {
            return;
        }
        boolean parted = bottom(above);
        boolean[] open = new boolean[here.numCells()];
        for (int c = 0; c < open.length; c++) {
            int over = matching(above, here.getCell(c));
            boolean line = drawn(here.getCell(c).getBrcTop()) || over != NONE && drawn(above.getCell(over).getBrcBottom());
            parted |= drawn(here.getCell(c).getBrcTop());
            open[c] = !line && over != NONE && blank(here.getCell(c)) && (continued[row - 1][over] || !blank(above.getCell(over)));
        }
        if (parted) {
            continued[row] = open;
        }
    }

    private static boolean bottom(TableRow row) {
        for (int c = 0; c < row.numCells(); c++) {
            if (drawn(row.getCell(c).getBrcBottom())) {
                return true;
            }
        }
        return false;
    }

    private static int matching(TableRow row, TableCell cell) {
        for (int c = 0; c < row.numCells(); c++) {
            TableCell other = row.getCell(c);
            if (Math.abs(other.getLeftEdge() - cell.getLeftEdge()) <= TableReader.SAME_EDGE
                && Math.abs(other.getLeftEdge() + other.getWidth() - cell.getLeftEdge() - cell.getWidth()) <= TableReader.SAME_EDGE) {
                return c;
            }
        }
        return NONE;
    }

    private static boolean blank(TableCell cell) {
        return cell.text().chars().allMatch(c -> c <= ' ' || c == '\u00A0');
    }

    private static boolean drawn(TableCell cell) {
        return drawn(cell.getBrcTop()) || drawn(cell.getBrcBottom()) || drawn(cell.getBrcLeft()) || drawn(cell.getBrcRight());
    }

    private static boolean drawn(BorderCode border) {
        return border != null && !border.isEmpty() && border.getBorderType() != 0 && border.getBorderType() != 255;
    }
}
