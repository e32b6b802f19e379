package ingest.word;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;

/**
 * The runs of a paragraph as printed: results of fields without their instructions, without deleted and hidden text. Text in legacy fonts stays as stored
 * (its bytes as Windows-1252), with the name of its font.
 */
final class RunReader {
    private static final char FIELD_BEGIN = 0x13;
    private static final char FIELD_SEPARATOR = 0x14;
    private static final char FIELD_END = 0x15;
    private static final char NOTE_MARK = 0x02;

    private final NoteTable notes;
    /** True while in the instruction of a field; fields nest and may span paragraphs. */
    private final Deque<Boolean> fields = new ArrayDeque<>();

    RunReader(NoteTable notes) {
        this.notes = notes;
    }

    List<Object> read(Paragraph paragraph) {
        List<Object> runs = new ArrayList<>();
        int count = paragraph.numCharacterRuns();
        for (int i = 0; i < count; i++) {
            read(paragraph.getCharacterRun(i), runs);
        }
        return runs;
    }

    private void read(CharacterRun run, List<Object> runs) {
        String stored = run.text();
        boolean shown = !run.isMarkedDeleted() && !run.isVanished();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < stored.length(); i++) {
            char c = stored.charAt(i);
            if (c == FIELD_BEGIN) {
                fields.push(Boolean.TRUE);
            } else if (c == FIELD_SEPARATOR) {
                if (!fields.isEmpty()) {
                    fields.pop();
                    fields.push(Boolean.FALSE);
                }
            } else if (c == FIELD_END) {
                fields.poll();
            } else if (shown && !fields.contains(Boolean.TRUE)) {
                String note = notes.at(run.getStartOffset() + i);
                if (note != null) {
                    flush(run, text, runs);
                    runs.add(run(run, c == NOTE_MARK ? notes.number(note) : String.valueOf(c), fontName(run), note));
                } else if (run.isSymbol()) {
                    flush(run, text, runs);
                    runs.add(run(run, String.valueOf(run.getSymbolCharacter()), symbolFont(run), null));
                } else {
                    append(c, text);
                }
            }
        }
        flush(run, text, runs);
    }

    /** Special characters of the text stream ([MS-DOC] 2.4.1 and 2.6.1). */
    private static void append(char c, StringBuilder text) {
        switch (c) {
            case 0x09:
                text.append('\t');
                break;
            case 0x0B:
                text.append('\n');
                break;
            case 0x0C:
            case 0x0E:
                text.append('\f');
                break;
            case 0x1E:
                text.append('\u2011');
                break;
            default:
                // Below are marks of cells, paragraphs, pictures, comments and optional hyphens; lone surrogates are no text.
                if (c >= ' ' && c != '\uFFFE' && c != '\uFFFF') {
                    text.append(c);
                }
                break;
        }
    }

    private static void flush(CharacterRun run, StringBuilder text, List<Object> runs) {
        if (text.length() > 0) {
            String font = fontName(run);
            String shown = run.isCapitalized() && !isLegacy(font) ? text.toString().toUpperCase(Locale.ROOT) : text.toString();
            runs.add(run(run, shown, font, null));
            text.setLength(0);
        }
    }

    private static Map<String, Object> run(CharacterRun run, String text, String font, String note) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("text", text);
        if (font != null) {
            item.put("font", font);
        }
        if (run.getFontSize() > 0) {
            item.put("size", run.getFontSize() / 2.0);
        }
        if (run.isBold()) {
            item.put("bold", true);
        }
        if (run.isItalic()) {
            item.put("italic", true);
        }
        if (run.getSubSuperScriptIndex() == 1) {
            item.put("superscript", true);
        }
        if (note != null) {
            item.put("note", note);
        }
        return item;
    }

    private static String fontName(CharacterRun run) {
        try {
            return run.getFontName();
        } catch (RuntimeException e) {
            // An index beyond the font table.
            return null;
        }
    }

    private static String symbolFont(CharacterRun run) {
        try {
            return run.getSymbolFont().getMainFontName();
        } catch (RuntimeException e) {
            return fontName(run);
        }
    }

    /** In fonts of the 8-bit encodings letters are not what they seem, so upper case is not theirs. */
    private static boolean isLegacy(String font) {
        String name = font == null ? "" : font.toLowerCase(Locale.ROOT);
        return name.startsWith(".vn") || name.startsWith("vni") || name.startsWith("vn");
    }
}
