package ingest.word;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Notes;
import org.apache.poi.hwpf.usermodel.Range;

/** Footnotes and endnotes by the position of their marks in the text. */
final class NoteTable {
    private final HWPFDocument document;
    private final Map<Integer, String> ids = new HashMap<>();
    private final Map<String, Range> texts = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    NoteTable(HWPFDocument document) {
        this.document = document;
        collect(document.getFootnotes(), document.getFootnoteRange(), "f");
        collect(document.getEndnotes(), document.getEndnoteRange(), "e");
    }

    /** The id of the note whose mark stands there, or null. */
    String at(int position) {
        return ids.get(position);
    }

    /** The printed mark of an automatically numbered note; numbers count in the order of asking. */
    String number(String id) {
        char kind = id.charAt(0);
        Integer number = numbers.get(id);
        if (number == null) {
            number = 1 + (int) numbers.keySet().stream().filter(k -> k.charAt(0) == kind).count();
            numbers.put(id, number);
        }
        return kind == 'e' ? roman(number) : number.toString();
    }

    Map<String, Object> read(StoryReader reader) {
        Map<String, Object> notes = new LinkedHashMap<>();
        for (Map.Entry<String, Range> note : texts.entrySet()) {
            notes.put(note.getKey(), reader.read(note.getValue()));
        }
        return notes;
    }

    private void collect(Notes notes, Range story, String prefix) {
        for (int i = 0; i < notes.getNotesCount(); i++) {
            String id = prefix + (i + 1);
            int start = story.getStartOffset() + notes.getNoteTextStartOffset(i);
            int end = Math.min(story.getEndOffset(), story.getStartOffset() + notes.getNoteTextEndOffset(i));
            if (start < end) {
                ids.put(notes.getNoteAnchorPosition(i), id);
                texts.put(id, new Range(start, end, document));
            }
        }
    }

    private static String roman(int number) {
        return ListLabels.format(number, ListLabels.LOWER_ROMAN);
    }
}
