using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>
/// What people corrected in the headings of documents, named by the words of the line, so that it outlives every reading of the file. An edit queues its
/// document anew in the same transaction: sections, figures, citations and index follow.
/// </summary>
public sealed class StructureEditStore(ArchiveDatabase database, DocumentContents contents, TimeProvider clock)
{
    /// <summary>All edits of a document, oldest first.</summary>
    public IReadOnlyList<StructureEdit> History(string id) => database.Read(c => Corrections.Sequence(c, id, AccessLevel.Secret) is { } sequence ? History(c, sequence) : []);

    /// <summary>The edits that hold, oldest first.</summary>
    public IReadOnlyList<StructureEdit> Standing(string id) => Standing(History(id));

    /// <summary>Says of the line at an offset of the stored text whether it is a heading and what its section is about.</summary>
    /// <param name="level">From 1; 0: no heading; null: as it was read.</param>
    /// <param name="role">Null: as it was read.</param>
    public CorrectionResult Set(string id, int offset, int? level, SectionRole? role, AccessLevel access, string user)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level ?? 0, HeadingCorrection.DeepestLevel);
        ArgumentOutOfRangeException.ThrowIfNegative(level ?? 0);
        if (Line(id, offset, access) is not { } line)
        {
            return new CorrectionResult(CorrectionOutcome.NotFound);
        }

        return database.Write(c =>
        {
            var before = Standing(c, id, line.Key);
            var (readLevel, readRole) = before is null ? (line.Level, line.Role) : (before.ReadLevel, before.ReadRole);
            var correction = new HeadingCorrection(line.Key, level == readLevel ? null : level, level == 0 || role == readRole ? null : role);
            if (correction is { Level: null, Role: null })
            {
                // As it was read: an earlier edit is taken back.
                return before is null ? new CorrectionResult(CorrectionOutcome.Unchanged) : Add(c, id, before with { TakenBack = true }, user);
            }

            return before?.Correction == correction
                ? new CorrectionResult(CorrectionOutcome.Unchanged)
                : Add(c, id, new StructureEdit(0, correction, line.Text, readLevel, readRole, TakenBack: false, user, default), user);
        });
    }

    /// <summary>Takes the edit of a line back: what is read holds again.</summary>
    public CorrectionResult TakeBack(string id, LineKey line, AccessLevel access, string user) => database.Write(c =>
        Corrections.Sequence(c, id, access) is null ? new CorrectionResult(CorrectionOutcome.NotFound)
        : Standing(c, id, line) is { } before ? Add(c, id, before with { TakenBack = true }, user)
        : new CorrectionResult(CorrectionOutcome.Unchanged));

    internal static List<StructureEdit> Standing(IReadOnlyList<StructureEdit> history) =>
        [.. history.GroupBy(e => e.Correction.Line).Select(g => g.Last()).Where(e => !e.TakenBack).OrderBy(e => e.Number)];

    internal static List<StructureEdit> History(SqliteConnection c, long sequence) => c.Query(
        "select * from structure_edits where document = @document order by number",
        r => new StructureEdit(
            r.Long("number")!.Value,
            new HeadingCorrection(new LineKey(r.Text("digest")!, r.Int("occurrence")!.Value), r.Int("level"), Role(r.Text("role"))),
            r.Text("line")!, r.Int("read_level")!.Value, Role(r.Text("read_role")), r.Int("taken_back") == 1, r.Text("user_name")!, r.Time("at")!.Value),
        ("@document", sequence));

    private (LineKey Key, string Text, int Level, SectionRole? Role)? Line(string id, int offset, AccessLevel access)
    {
        if (contents.Read(id, access) is not { Document: var document } || new LineKeys(document).At(offset) is not { } line)
        {
            return null;
        }

        var heading = document.Sections.FirstOrDefault(s => s.HeadingSpan.Start >= line.Span.Start && s.HeadingSpan.Start < line.Span.End);
        var text = line.Span.In(document.Text).Trim();
        return (line.Key, text.Length > StructureEdit.LongestText ? text[..StructureEdit.LongestText] : text, heading?.Level ?? 0, heading?.Role);
    }

    private static StructureEdit? Standing(SqliteConnection c, string id, LineKey line) =>
        Corrections.Sequence(c, id, AccessLevel.Secret) is { } sequence ? Standing(History(c, sequence)).FirstOrDefault(e => e.Correction.Line == line) : null;

    private CorrectionResult Add(SqliteConnection c, string id, StructureEdit edit, string user)
    {
        var at = clock.Milliseconds();
        var (line, level, role) = edit.Correction;
        c.Execute(
            """
            insert into structure_edits(document, digest, occurrence, line, read_level, read_role, level, role, taken_back, user_name, at)
            select sequence, @digest, @occurrence, @line, @read_level, @read_role, @level, @role, @taken_back, @user, @at from documents where id = @id
            """,
            ("@id", id), ("@digest", line.Digest), ("@occurrence", line.Occurrence), ("@line", edit.Text), ("@read_level", edit.ReadLevel), ("@read_role", Name(edit.ReadRole)),
            ("@level", level), ("@role", Name(role)), ("@taken_back", edit.TakenBack ? 1 : 0), ("@user", user), ("@at", at));
        AuditLog.Add(c, at, user, edit.TakenBack ? AuditAction.StructureTakenBack : AuditAction.StructureEdited, id, edit.Text.Length > 80 ? edit.Text[..80] + "…" : edit.Text);
        JobLedger.Requeue(c, id, at);
        return new CorrectionResult(CorrectionOutcome.Done, Requeued: true);
    }

    private static SectionRole? Role(string? name) => name is null ? null : ContractNames.Parse<SectionRole>(name);

    private static string? Name(SectionRole? role) => role is { } r ? ContractNames.Of(r) : null;
}
