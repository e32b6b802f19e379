using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IngestPipeline.Documents;

/// <summary>How a document was made: name and version of the pipeline, seconds it took.</summary>
public sealed record PipelineRun(string Name, string Version, double Seconds);

/// <summary>Writes and reads the document contract <c>ingest.document/1</c>.</summary>
public static class DocumentJson
{
    public const string Schema = "ingest.document/1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, IndentSize = 1 };

    public static void Write(Stream stream, Document document, PipelineRun run)
    {
        using var w = new Utf8JsonWriter(stream, Options);
        w.WriteStartObject();
        w.WriteString("schema", Schema);
        w.WriteString("id", document.Id);
        w.WriteStartObject("source");
        w.WriteString("file", document.Source.Name);
        w.WriteString("media_type", document.Source.MediaType);
        w.WriteNumber("bytes", document.Source.Bytes);
        Number(w, "pages", document.Source.PageCount);
        w.WriteEndObject();
        w.WriteStartObject("pipeline");
        w.WriteString("name", run.Name);
        w.WriteString("version", run.Version);
        w.WriteNumber("seconds", Math.Round(run.Seconds, 3));
        w.WriteEndObject();
        Array(w, "pages", document.Pages, WritePage);
        w.WritePropertyName("metadata");
        WriteMetadata(w, document.Metadata);
        w.WriteString("text", document.Text);
        Array(w, "blocks", document.Blocks, WriteBlock);
        Array(w, "sections", document.Sections, WriteSection);
        Array(w, "footnotes", document.Footnotes, WriteFootnote);
        Array(w, "tables", document.Tables, WriteTable);
        Array(w, "facts", document.Facts, WriteFact);
        Array(w, "citations", document.Citations, WriteCitation);
        Array(w, "repairs", document.Repairs, WriteRepair);
        Array(w, "rejected", document.Rejected, WriteRejected);
        Array(w, "gaps", document.Gaps, WriteGap);
        Array(w, "warnings", document.Warnings, WriteWarning);
        Array(w, "trust", document.Trust, WriteTrust);
        w.WritePropertyName("metadata_read");
        WriteRead(w, document.ReadMetadata);
        w.WriteEndObject();
    }

    /// <summary>A written document with other metadata; everything else stays as it is, byte for byte in its values.</summary>
    /// <param name="read">The metadata as they were read; null where nothing is corrected.</param>
    public static void WriteWithMetadata(Stream stream, JsonElement root, DocumentMetadata metadata, DocumentMetadata? read)
    {
        using var w = new Utf8JsonWriter(stream, Options);
        w.WriteStartObject();
        foreach (var property in root.EnumerateObject().Where(p => p.Name != "metadata_read"))
        {
            w.WritePropertyName(property.Name);
            if (property.Name == "metadata")
            {
                WriteMetadata(w, metadata);
            }
            else
            {
                property.Value.WriteTo(w);
            }
        }

        w.WritePropertyName("metadata_read");
        WriteRead(w, read);
        w.WriteEndObject();
    }

    private static void WriteRead(Utf8JsonWriter w, DocumentMetadata? read)
    {
        if (read is null)
        {
            w.WriteNullValue();
        }
        else
        {
            WriteMetadata(w, read);
        }
    }

    private static void WritePage(Utf8JsonWriter w, Page page)
    {
        w.WriteNumber("page", page.Number);
        w.WriteString("method", ContractNames.Of(page.Method));
        w.WriteNumber("width", Math.Round(page.Width, 1));
        w.WriteNumber("height", Math.Round(page.Height, 1));
        w.WriteNumber("rotation", page.Rotation);
        w.WriteNumber("confidence", Math.Round(page.Confidence, 3));
        Span(w, page.Span);
    }

    private static void WriteMetadata(Utf8JsonWriter w, DocumentMetadata m)
    {
        w.WriteStartObject();
        w.WriteString("doc_type", m.DocType);
        w.WriteString("number_symbol", m.NumberSymbol);
        w.WriteString("issuer", m.Issuer);
        w.WriteString("place", m.Place);
        w.WriteString("date", Iso(m.Date));
        w.WriteString("subject", m.Subject);
        Strings(w, "addressee", m.Addressee);
        Strings(w, "recipients", m.Recipients);
        if (m.Signer is { } signer)
        {
            w.WriteStartObject("signer");
            w.WriteString("authority", signer.Authority);
            w.WriteString("title", signer.Title);
            w.WriteString("name", signer.Name);
            w.WriteEndObject();
        }
        else
        {
            w.WriteNull("signer");
        }

        if (m.Period is { } period)
        {
            w.WriteStartObject("period");
            w.WriteString("from", Iso(period.From));
            w.WriteString("to", Iso(period.To));
            w.WriteString("label", period.Label);
            w.WriteEndObject();
        }
        else
        {
            w.WriteNull("period");
        }

        w.WriteString("secrecy", m.Secrecy);
        w.WriteString("urgency", m.Urgency);
        w.WriteStartObject("confidence");
        foreach (var (field, confidence) in m.Confidence)
        {
            w.WriteNumber(field, Math.Round(confidence, 3));
        }

        w.WriteEndObject();
        Strings(w, "corrected", [.. m.Corrected.Select(ContractNames.Of)]);
        w.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter w, Block block)
    {
        w.WriteString("kind", ContractNames.Of(block.Kind));
        Span(w, block.Span);
        w.WriteNumber("page", block.Page);
        WriteBox(w, block.Box);
        if (block.Table is { } table)
        {
            w.WriteNumber("table", table);
        }

        if (block.Aside is { } aside)
        {
            w.WriteString("aside", aside);
        }

        WriteStyle(w, block.Style);
    }

    /// <summary>Only what is known: bare text has no style.</summary>
    private static void WriteStyle(Utf8JsonWriter w, BlockStyle style)
    {
        if (style == BlockStyle.Unknown)
        {
            return;
        }

        w.WriteStartObject("style");
        Known(w, "font_size", style.FontSize);
        Known(w, "bold", style.Bold);
        Known(w, "italic", style.Italic);
        Known(w, "bold_prefix", style.BoldPrefix);
        if (style.Alignment != Alignment.Unknown)
        {
            w.WriteString("alignment", ContractNames.Of(style.Alignment));
        }

        Known(w, "indent", style.Indent);
        if (style.Column != Column.Full)
        {
            w.WriteString("column", ContractNames.Of(style.Column));
        }

        Known(w, "outline_level", style.OutlineLevel ?? 0);
        Known(w, "list_item", style.ListItem);
        w.WriteEndObject();
    }

    private static void Known(Utf8JsonWriter w, string name, bool value)
    {
        if (value)
        {
            w.WriteBoolean(name, value);
        }
    }

    private static void Known(Utf8JsonWriter w, string name, int value)
    {
        if (value != 0)
        {
            w.WriteNumber(name, value);
        }
    }

    private static void Known(Utf8JsonWriter w, string name, double? value)
    {
        if (value is { } known)
        {
            w.WriteNumber(name, Math.Round(known, 2));
        }
    }

    private static void WriteSection(Utf8JsonWriter w, Section section)
    {
        w.WriteString("id", section.Id);
        w.WriteString("parent", section.Parent);
        w.WriteNumber("level", section.Level);
        w.WriteString("label", section.Label);
        w.WriteString("title", section.Title);
        w.WriteString("role", ContractNames.Of(section.Role));
        Span(w, section.Span);
        w.WriteNumber("heading_start", section.HeadingSpan.Start);
        w.WriteNumber("heading_end", section.HeadingSpan.End);
        w.WriteNumber("page", section.Page);
        w.WriteNumber("confidence", Math.Round(section.Confidence, 3));
    }

    private static void WriteFootnote(Utf8JsonWriter w, Footnote note)
    {
        w.WriteString("mark", note.Mark);
        Number(w, "anchor", note.Anchor);
        Span(w, note.Span);
        w.WriteNumber("page", note.Page);
    }

    private static void WriteTable(Utf8JsonWriter w, Table table)
    {
        w.WriteNumber("page", table.Page);
        WriteBox(w, table.Box);
        w.WriteNumber("anchor", table.Anchor);
        w.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            w.WriteStartArray();
            foreach (var cell in row)
            {
                w.WriteStartObject();
                w.WriteString("text", cell.Text);
                w.WriteNumber("row_span", cell.RowSpan);
                w.WriteNumber("col_span", cell.ColumnSpan);
                w.WriteBoolean("header", cell.Header);
                Array(w, "repairs", cell.Repairs, WriteRepair);
                w.WriteEndObject();
            }

            w.WriteEndArray();
        }

        w.WriteEndArray();
        w.WriteString("caption", table.Caption);
        w.WriteString("unit", table.Unit);
        Array(w, "parts", table.Parts, WritePart);
    }

    private static void WritePart(Utf8JsonWriter w, TablePart part)
    {
        w.WriteNumber("page", part.Page);
        WriteBox(w, part.Box);
        w.WriteNumber("row", part.Row);
    }

    private static void WriteFact(Utf8JsonWriter w, Fact fact)
    {
        w.WriteString("id", fact.Id);
        Span(w, fact.Span);
        w.WriteString("raw", fact.Raw);
        w.WriteString("value", fact.Value);
        w.WriteString("of", fact.Of);
        w.WriteString("unit", fact.Unit);
        w.WriteString("kind", ContractNames.Of(fact.Kind));
        w.WriteString("change", fact.Change is { } change ? ContractNames.Of(change) : null);
        w.WriteString("baseline", fact.Baseline);
        w.WriteString("approx", fact.Approx is { } approx ? ContractNames.Of(approx) : null);
        w.WriteString("status", ContractNames.Of(fact.Status));
        w.WriteString("indicator", fact.Indicator);
        w.WriteString("period", fact.Period);
        w.WriteString("place", fact.Place);
        w.WriteString("section", fact.Section);
        w.WriteNumber("page", fact.Page);
        WriteBox(w, fact.Box);
        if (fact.Cell is { } cell)
        {
            w.WriteStartArray("table_cell");
            w.WriteNumberValue(cell.Table);
            w.WriteNumberValue(cell.Row);
            w.WriteNumberValue(cell.Column);
            w.WriteEndArray();
        }
        else
        {
            w.WriteNull("table_cell");
        }

        w.WriteNumber("confidence", Math.Round(fact.Confidence, 3));
    }

    private static void WriteCitation(Utf8JsonWriter w, Citation citation)
    {
        Span(w, citation.Span);
        w.WriteString("raw", citation.Raw);
        w.WriteString("type", citation.Type);
        w.WriteString("number_symbol", citation.NumberSymbol);
        w.WriteString("date", Iso(citation.Date));
        w.WriteString("issuer", citation.Issuer);
        w.WriteString("section", citation.Section);
        w.WriteNumber("page", citation.Page);
        w.WriteNumber("confidence", Math.Round(citation.Confidence, 3));
    }

    private static void WriteRepair(Utf8JsonWriter w, Repair repair)
    {
        Span(w, repair.Span);
        w.WriteString("original", repair.Original);
        w.WriteString("kind", ContractNames.Of(repair.Kind));
        w.WriteNumber("confidence", Math.Round(repair.Confidence, 3));
    }

    private static void WriteRejected(Utf8JsonWriter w, RejectedRepair rejected)
    {
        Span(w, rejected.Span);
        w.WriteString("replacement", rejected.Replacement);
        w.WriteString("kind", ContractNames.Of(rejected.Kind));
        w.WriteNumber("confidence", Math.Round(rejected.Confidence, 3));
    }

    private static void WriteGap(Utf8JsonWriter w, Gap gap)
    {
        Span(w, gap.Span);
        Array(w, "candidates", gap.Candidates, (writer, candidate) =>
        {
            writer.WriteString("text", candidate.Text);
            writer.WriteNumber("confidence", Math.Round(candidate.Confidence, 3));
        });
    }

    private static void WriteWarning(Utf8JsonWriter w, Warning warning)
    {
        w.WriteString("code", warning.Code);
        Number(w, "page", warning.Page);
        w.WriteString("message", warning.Message);
    }

    private static void WriteTrust(Utf8JsonWriter w, TextTrust trust)
    {
        Number(w, "page", trust.Page);
        w.WriteString("font", trust.Font);
        w.WriteString("state", ContractNames.Of(trust.State));
        w.WriteNumber("words", trust.Words);
        w.WriteNumber("valid_share", Math.Round(trust.ValidShare, 3));
        w.WriteString("evidence", trust.Evidence);
    }

    private static void Array<T>(Utf8JsonWriter w, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        w.WriteStartArray(name);
        foreach (var item in items)
        {
            w.WriteStartObject();
            write(w, item);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter w, string name, ImmutableArray<string> items)
    {
        w.WriteStartArray(name);
        foreach (var item in items)
        {
            w.WriteStringValue(item);
        }

        w.WriteEndArray();
    }

    private static void Span(Utf8JsonWriter w, TextSpan span)
    {
        w.WriteNumber("start", span.Start);
        w.WriteNumber("end", span.End);
    }

    private static void Number(Utf8JsonWriter w, string name, int? value)
    {
        if (value is { } number)
        {
            w.WriteNumber(name, number);
        }
        else
        {
            w.WriteNull(name);
        }
    }

    private static void WriteBox(Utf8JsonWriter w, Box? box)
    {
        if (box is not { } b)
        {
            w.WriteNull("box");
            return;
        }

        w.WriteStartArray("box");
        w.WriteNumberValue(Math.Round(b.X0, 1));
        w.WriteNumberValue(Math.Round(b.Y0, 1));
        w.WriteNumberValue(Math.Round(b.X1, 1));
        w.WriteNumberValue(Math.Round(b.Y1, 1));
        w.WriteEndArray();
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
