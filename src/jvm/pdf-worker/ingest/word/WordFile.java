package ingest.word;

import ingest.wire.Refusal;
import ingest.wire.Reply;
import ingest.wire.Request;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.HWPFDocumentCore;
import org.apache.poi.hwpf.HWPFOldDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Sends the content of a binary Word file as one JSON header: paragraphs, tables, notes. */
public final class WordFile {
    private WordFile() {
    }

    public static void read(Request request, Reply reply) throws Refusal, IOException {
        try (InputStream in = new BufferedInputStream(new FileInputStream(request.text("path")));
             POIFSFileSystem files = HWPFDocumentCore.verifyAndBuildPOIFS(in)) {
            reply.end(content(files));
        } catch (EncryptedDocumentException e) {
            throw new Refusal("doc-encrypted", e.getMessage());
        } catch (IOException | RuntimeException e) {
            throw new Refusal("doc-damaged", String.valueOf(e.getMessage() == null ? e : e.getMessage()));
        } catch (StackOverflowError e) {
            throw new Refusal("doc-damaged", "nested too deeply");
        }
    }

    private static Map<String, Object> content(POIFSFileSystem files) throws IOException {
        try {
            return content(new HWPFDocument(files));
        } catch (OldWordFileFormatException e) {
            return plain(new HWPFOldDocument(files));
        }
    }

    private static Map<String, Object> content(HWPFDocument document) {
        NoteTable notes = new NoteTable(document);
        StoryReader reader = new StoryReader(notes);
        List<Object> warnings = new ArrayList<>();
        List<Object> items = reader.read(document.getRange());
        Range boxes = document.getMainTextboxRange();
        if (boxes != null && boxes.getEndOffset() > boxes.getStartOffset()) {
            List<Object> floating = reader.read(boxes);
            if (StoryReader.hasText(floating)) {
                // Where a box floats is not read; its text stands last, and the caller is told.
                items.addAll(floating);
                warnings.add("doc-text-box");
            }
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("items", items);
        content.put("notes", notes.read(reader));
        if (reader.skippedTables() > 0) {
            warnings.add("doc-table-flattened");
        }
        content.put("warnings", warnings);
        return content;
    }

    /** Word 6 and 95: text of the paragraphs, without fonts. */
    private static Map<String, Object> plain(HWPFOldDocument document) {
        List<Object> items = new ArrayList<>();
        Range range = document.getRange();
        for (int i = 0; i < range.numParagraphs(); i++) {
            StringBuilder kept = new StringBuilder();
            for (char c : range.getParagraph(i).text().toCharArray()) {
                if (c == '\u000B') {
                    kept.append('\n');
                } else if (c >= ' ' || c == '\t') {
                    kept.append(c);
                }
            }
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("text", kept);
            Map<String, Object> paragraph = new LinkedHashMap<>();
            paragraph.put("runs", List.of(run));
            items.add(paragraph);
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("items", items);
        content.put("notes", new LinkedHashMap<>());
        content.put("warnings", List.of("doc-old-format"));
        return content;
    }
}
