package ingest.index;

import ingest.wire.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * One index in one folder. A writer holds Lucene's native lock, which the system frees when the process dies; readers need no lock and see
 * commits only. Nothing is visible before its commit.
 */
final class IndexFolder implements AutoCloseable {
    private static final String CHANGE = "change";
    private static final String DAMAGED = "index-damaged";
    private static final double BUFFER_MEGABYTES = 48;

    private final Path path;
    private final boolean readOnly;
    private Directory directory;
    private IndexWriter writer;
    private SearcherManager searchers;
    private int pending;

    IndexFolder(Path path, boolean readOnly) {
        this.path = path;
        this.readOnly = readOnly;
    }

    /** Adds or replaces; seen after the next commit. */
    synchronized void apply(BatchReader batch) throws IOException, Refusal {
        IndexWriter to = writer(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
        while (batch.hasNext()) {
            BatchReader.Change change = batch.next();
            Term id = new Term(Fields.ID, change.id);
            if (change.block.isEmpty()) {
                to.deleteDocuments(id);
            } else {
                to.updateDocuments(id, change.block);
            }
            pending++;
        }
    }

    /**
     * @param changes how many were sent since the last commit: when this process was started anew meanwhile, some are lost, and then none may
     *     be committed.
     */
    synchronized void commit(long change, int changes) throws IOException, Refusal {
        if (changes != pending) {
            rollback();
            throw new Refusal("changes-lost", "changes were lost before their commit");
        }
        IndexWriter to = writer(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
        to.setLiveCommitData(Map.of(CHANGE, Long.toString(change)).entrySet());
        to.commit();
        pending = 0;
        searchers.maybeRefreshBlocking();
    }

    /** Forgets what was applied since the last commit. */
    synchronized void rollback() throws IOException {
        pending = 0;
        if (writer != null) {
            searchers.close();
            writer.rollback();
            searchers = null;
            writer = null;
        }
    }

    synchronized void reset() throws IOException, Refusal {
        rollback();
        try {
            writer(IndexWriterConfig.OpenMode.CREATE);
        } catch (Refusal e) {
            if (!e.code().equals(DAMAGED)) {
                throw e;
            }
            removeFiles();
        }
        commit(0, 0);
    }

    /** An index that cannot even be opened; under the writer's lock, so that nobody else writes here. */
    private void removeFiles() throws IOException, Refusal {
        try (Lock lock = directory().obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory().listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    lock.ensureValid();
                    directory().deleteFile(file);
                }
            }
        } catch (LockObtainFailedException e) {
            throw new Refusal("index-in-use", path.toString());
        }
    }

    synchronized long committed() throws IOException, Refusal {
        if (!readOnly) {
            writer(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
        }
        IndexSearcher searcher = acquire();
        if (searcher == null) {
            return 0;
        }
        try {
            IndexCommit commit = ((DirectoryReader) searcher.getIndexReader()).getIndexCommit();
            return Long.parseLong(commit.getUserData().getOrDefault(CHANGE, "0"));
        } finally {
            release(searcher);
        }
    }

    /** The state of the last commit; null where there is no index yet. To be released. */
    IndexSearcher acquire() throws IOException, Refusal {
        SearcherManager from;
        synchronized (this) {
            if (readOnly) {
                openReader();
            } else {
                writer(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
            }
            from = searchers;
            if (from == null) {
                return null;
            }
            return from.acquire();
        }
    }

    void release(IndexSearcher searcher) throws IOException {
        searcher.getIndexReader().decRef();
    }

    @Override
    public synchronized void close() throws IOException {
        rollback();
        if (searchers != null) {
            searchers.close();
        }
        if (directory != null) {
            directory.close();
        }
    }

    private IndexWriter writer(IndexWriterConfig.OpenMode mode) throws IOException, Refusal {
        if (readOnly) {
            throw new Refusal("index-read-only", path.toString());
        }
        if (writer != null) {
            return writer;
        }
        IndexWriterConfig config = new IndexWriterConfig();
        config.setOpenMode(mode);
        config.setCommitOnClose(false);
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        try {
            writer = new IndexWriter(directory(), config);
            if (!DirectoryReader.indexExists(directory())) {
                writer.commit();
            }
            searchers = new SearcherManager(DirectoryReader.open(directory()), null);
            return writer;
        } catch (LockObtainFailedException e) {
            throw new Refusal("index-in-use", path.toString());
        } catch (CorruptIndexException | IndexFormatTooNewException | IndexFormatTooOldException | IndexNotFoundException e) {
            closeBroken();
            throw new Refusal(DAMAGED, e.getMessage());
        } catch (java.nio.file.NoSuchFileException | java.io.EOFException e) {
            closeBroken();
            throw new Refusal(DAMAGED, e.toString());
        }
    }

    private void closeBroken() throws IOException {
        if (writer != null) {
            writer.rollback();
            writer = null;
        }
    }

    private void openReader() throws IOException, Refusal {
        try {
            if (searchers == null) {
                if (Files.isDirectory(path) && DirectoryReader.indexExists(directory())) {
                    searchers = new SearcherManager(DirectoryReader.open(directory()), null);
                }
            } else {
                searchers.maybeRefreshBlocking();
            }
        } catch (CorruptIndexException | IndexFormatTooNewException | IndexFormatTooOldException e) {
            throw new Refusal(DAMAGED, e.getMessage());
        }
    }

    private Directory directory() throws IOException {
        if (directory == null) {
            directory = FSDirectory.open(path);
        }
        return directory;
    }

    static long passages(IndexReader reader, long documents) {
        return reader.numDocs() - documents;
    }
}
