using IngestPipeline.Documents;
using IngestPipeline.Vietnamese;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>Rows of the table <c>documents</c>, to and from.</summary>
internal static class DocumentRows
{
    /// <summary>Everything that a list shows; the contents table is never touched.</summary>
    public const string Columns = "d.*";

    public static ArchivedDocument Read(SqliteDataReader r) => new()
    {
        Id = r.Text("id")!,
        FileName = r.Text("file_name")!,
        MediaType = r.Text("media_type"),
        Bytes = r.Long("bytes")!.Value,
        State = State(r.Text("state")!),
        Access = (AccessLevel)r.Int("access")!.Value,
        Attempts = r.Int("attempts")!.Value,
        NextAttemptAt = r.Time("next_attempt_at"),
        Reason = r.Text("reason_code") is { } code ? new FailureReason(code, r.Text("reason_vi") ?? "", r.Text("reason_en") ?? "", r.Int("reason_page")) : null,
        Stage = r.Text("stage"),
        PagesDone = r.Int("pages_done")!.Value,
        PagesTotal = r.Int("pages_total")!.Value,
        Pages = r.Int("pages"),
        PipelineName = r.Text("pipeline_name"),
        PipelineVersion = r.Text("pipeline_version"),
        Seconds = r.Real("seconds"),
        Counts = new DocumentCounts(
            r.Int("section_count")!.Value, r.Int("fact_count")!.Value, r.Int("citation_count")!.Value, r.Int("repair_count")!.Value, r.Int("warning_count")!.Value,
            r.Int("letter_repair_count")),
        DocType = r.Text("doc_type"),
        NumberSymbol = r.Text("number_symbol"),
        Issuer = r.Text("issuer"),
        Place = r.Text("place"),
        Date = r.Date("date"),
        Subject = r.Text("subject"),
        Secrecy = r.Text("secrecy"),
        Urgency = r.Text("urgency"),
        Change = r.Long("change_number")!.Value,
        Review = r.Long("review_number")!.Value,
        Correction = r.Long("correction_number")!.Value,
        Doubtful = r.Int("doubtful_count"),
        Recognition = r.Long("recognition_number")!.Value,
        UnreadPages = r.Int("unread_pages"),
        DoubtfulPages = r.Int("doubtful_pages"),
        AcceptedAt = r.Time("accepted_at")!.Value,
        UpdatedAt = r.Time("updated_at")!.Value,
    };

    public static string Name(DocumentState state) => state.ToString().ToLowerInvariant();

    public static DocumentState State(string name) => Enum.Parse<DocumentState>(name, ignoreCase: true);

    /// <summary>Writes what lists and filters show of the metadata. A person's own choice of access stays.</summary>
    public static void WriteMetadata(SqliteConnection c, long sequence, string fileName, DocumentMetadata m) => c.Execute(
        """
        update documents set access = case when access_fixed = 1 then access else @access end,
          doc_type = @type, number_symbol = @number, number_key = @key, cite_key = @cite_key, cite_year = @cite_year, issuer = @issuer, issuer_folded = @issuer_folded, place = @place,
          date = @date, year = @year, subject = @subject, secrecy = @secrecy, urgency = @urgency, search_folded = @search, doubtful_count = @doubtful
        where sequence = @document
        """,
        ("@document", sequence), ("@access", (int)Permissions.OfSecrecy(m.Secrecy)), ("@type", m.DocType), ("@number", m.NumberSymbol), ("@key", NumberKey(m.NumberSymbol)),
        ("@cite_key", CitationKey.Of(m.DocType, m.NumberSymbol, m.Date)?.Value), ("@cite_year", CitationKey.Of(m.DocType, m.NumberSymbol, m.Date)?.Year),
        ("@issuer", m.Issuer), ("@issuer_folded", m.Issuer is null ? null : AccentFolder.Fold(m.Issuer)), ("@place", m.Place), ("@date", m.Date.Iso()), ("@year", m.Date?.Year),
        ("@subject", m.Subject), ("@secrecy", m.Secrecy), ("@urgency", m.Urgency), ("@search", SearchText(fileName, m.Subject, m.NumberSymbol, m.Issuer)), ("@doubtful", m.Doubtful.Length));

    /// <summary>For filters, as people type: spaces, capitals and accents do not tell numbers apart: <c>05 /2021/QĐ-UBND</c>.</summary>
    public static string? NumberKey(string? numberSymbol) =>
        numberSymbol is null ? null : string.Concat(AccentFolder.Fold(numberSymbol).Where(c => !char.IsWhiteSpace(c)));

    public static string SearchText(string fileName, string? subject, string? numberSymbol, string? issuer) =>
        AccentFolder.Fold(string.Join(" \n ", new[] { fileName, numberSymbol, subject, issuer }.Where(s => s is not null)));
}
