using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>Stores what was read of a document: row, contract, facts, citations, change number and audit in one transaction.</summary>
public sealed class DocumentSaver(ArchiveDatabase database, JobLedger ledger, ChangeLog changes, TimeProvider clock)
{
    /// <summary>The same document saved twice is stored once, with two change numbers.</summary>
    /// <param name="review">The last decision on repairs that the document follows. If there is a later one, the document is queued anew at once.</param>
    /// <param name="corrections">Likewise, the revision of the corrections that it follows. Those of metadata are applied here in any case.</param>
    /// <param name="recognition">Likewise, the last decision on recognition that it follows.</param>
    /// <returns>The change number; null when the attempt no longer stands (the document was cancelled or deleted meanwhile), and nothing was stored.</returns>
    public long? Save(BegunAttempt attempt, Document document, PipelineRun run, IReadOnlyList<StageTime> times, long review = 0, long corrections = 0, long recognition = 0)
    {
        if (document.Id != attempt.DocumentId)
        {
            throw new ArgumentException($"The attempt is on {attempt.DocumentId}, the document is {document.Id}.", nameof(document));
        }

        var json = DocumentContents.Pack(document, run);
        var words = DocumentContents.Pack(WordPacking.Pack(document.Words, document.OtherWords));
        var number = database.Write<long?>(c =>
        {
            if (!ledger.End(c, attempt, "stored", null, null, times))
            {
                return null;
            }

            var at = clock.Milliseconds();
            var sequence = c.Number("select sequence from documents where id = @id", ("@id", document.Id));
            var standing = Corrections.Of(c, sequence);
            if (!standing.Metadata.IsEmpty || document.ReadMetadata is not null)
            {
                document = standing.ApplyMetadata(document);
                json = DocumentContents.Pack(document, run);
            }

            c.Execute("delete from facts where document = @document", ("@document", sequence));
            c.Execute("delete from citations where document = @document", ("@document", sequence));
            c.Execute("delete from contents where document = @document", ("@document", sequence));
            c.Execute("insert into contents(document, json, words) values(@document, @json, @words)", ("@document", sequence), ("@json", json), ("@words", words));
            FactStore.Insert(c, sequence, document, FactReviewStore.Standing(c, sequence, document));
            CitationStore.Insert(c, sequence, document);
            var coverage = PageCoverage.Of(document);
            var outdated = RepairReviewStore.Latest(c, document.Id) > review || standing.Revision > corrections || RecognitionStore.Latest(c, document.Id) > recognition;
            var change = ChangeLog.Add(c, document.Id, ChangeKind.Stored, at);
            c.Execute(
                """
                update documents set state = @state, attempts = case when @state = 'stored' then attempts else 0 end, review_number = @review, correction_number = @corrections, recognition_number = @recognition,
                  unread_pages = @unread, doubtful_pages = @doubtful,
                  change_number = @change, updated_at = @at, stage = null, next_attempt_at = null, reason_code = null, reason_vi = null, reason_en = null, reason_page = null,
                  media_type = @media, pages = @pages, pipeline_name = @pipeline, pipeline_version = @version, seconds = @seconds,
                  section_count = @sections, fact_count = @facts, citation_count = @citations, repair_count = @repairs, letter_repair_count = @letters, warning_count = @warnings
                where sequence = @document
                """,
                ("@state", outdated ? "accepted" : "stored"), ("@review", review), ("@corrections", corrections), ("@recognition", recognition),
                ("@unread", coverage.Unread.Length), ("@doubtful", coverage.Doubtful.Length),
                ("@document", sequence), ("@change", change), ("@at", at), ("@media", document.Source.MediaType), ("@pages", document.Source.PageCount),
                ("@pipeline", run.Name), ("@version", run.Version), ("@seconds", run.Seconds),
                ("@sections", document.Sections.Length), ("@facts", document.Facts.Length), ("@citations", document.Citations.Length),
                ("@repairs", document.Repairs.Length), ("@letters", document.LetterRepairs), ("@warnings", document.Warnings.Length));
            DocumentRows.WriteMetadata(c, sequence, document.Source.Name, document.Metadata);
            AuditLog.Add(c, at, AuditLog.System, AuditAction.Stored, document.Id, run.Version);
            return change;
        });
        if (number is not null)
        {
            changes.Announce();
        }

        return number;
    }
}
