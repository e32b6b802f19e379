using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace IngestPipeline.Documents;

/// <summary>Reads the contract back. Words and looks are not part of it: they come back empty.</summary>
public static class DocumentJsonReader
{
    /// <exception cref="FormatException">Not a document of this schema.</exception>
    public static (Document Document, PipelineRun Run) Read(Stream stream)
    {
        using var json = JsonDocument.Parse(stream);
        return Read(json.RootElement);
    }

    public static (Document Document, PipelineRun Run) Read(JsonElement root)
    {
        if (root.GetProperty("schema").GetString() != DocumentJson.Schema)
        {
            throw new FormatException($"Schema is not {DocumentJson.Schema}.");
        }

        var source = root.GetProperty("source");
        var run = root.GetProperty("pipeline");
        var (metadata, readMetadata) = MetadataOf(root);
        var document = new Document
        {
            Source = new SourceFile(
                Text(source, "file")!, "", Text(root, "id")!, source.GetProperty("bytes").GetInt64(), Text(source, "media_type"), Int(source, "pages")),
            Text = Text(root, "text") ?? "",
            Pages = Each(root, "pages", p => new Page(
                p.GetProperty("page").GetInt32(), Name<PageMethod>(p, "method"), Real(p, "width"), Real(p, "height"), p.GetProperty("rotation").GetInt32(), Real(p, "confidence"), Span(p))),
            Metadata = metadata,
            ReadMetadata = readMetadata,
            Blocks = Each(root, "blocks", b => new Block(Name<BlockKind>(b, "kind"), Span(b), b.GetProperty("page").GetInt32(), ReadBox(b), ReadStyle(b))
            {
                Table = Int(b, "table"),
                Aside = Text(b, "aside"),
            }),
            Sections = Each(root, "sections", s => new Section(
                Text(s, "id")!, Text(s, "parent"), s.GetProperty("level").GetInt32(), Text(s, "label"), Text(s, "title"), Name<SectionRole>(s, "role"), Span(s),
                new TextSpan(s.GetProperty("heading_start").GetInt32(), s.GetProperty("heading_end").GetInt32()), s.GetProperty("page").GetInt32(), Real(s, "confidence"))),
            Footnotes = Each(root, "footnotes", f => new Footnote(Text(f, "mark")!, Int(f, "anchor"), Span(f), f.GetProperty("page").GetInt32())),
            Tables = Each(root, "tables", t => new Table(
                t.GetProperty("page").GetInt32(), ReadBox(t), t.GetProperty("anchor").GetInt32(),
                [.. t.GetProperty("rows").EnumerateArray().Select(r => r.EnumerateArray().Select(ReadCell).ToImmutableArray())])
            {
                // Documents stored before tables had headings do not have them.
                Caption = Text(t, "caption"),
                Unit = Text(t, "unit"),
                Parts = Optional(t, "parts", p => new TablePart(p.GetProperty("page").GetInt32(), ReadBox(p)!.Value, p.GetProperty("row").GetInt32())),
            }),
            Facts = Each(root, "facts", ReadFact),
            Citations = Each(root, "citations", ReadCitation),
            Repairs = Each(root, "repairs", ReadRepair),
            Rejected = Optional(root, "rejected", r => new RejectedRepair(Span(r), Text(r, "replacement")!, Name<RepairKind>(r, "kind"), Real(r, "confidence"))),
            Gaps = Optional(root, "gaps", g => new Gap(Span(g), Each(g, "candidates", c => new GapCandidate(Text(c, "text")!, Real(c, "confidence"))))),
            Warnings = Each(root, "warnings", w => new Warning(Text(w, "code")!, Int(w, "page"), Text(w, "message")!)),

            // Documents stored before the judgement was kept do not have it.
            Trust = Optional(root, "trust", t => new TextTrust(Int(t, "page"), Text(t, "font"), Name<TextState>(t, "state"), t.GetProperty("words").GetInt32(), Real(t, "valid_share"), Text(t, "evidence")!)),
        };
        return (document, new PipelineRun(Text(run, "name")!, Text(run, "version")!, Real(run, "seconds")));
    }

    /// <summary>The metadata of a written document, and those that were read where a person corrected some of them.</summary>
    public static (DocumentMetadata Metadata, DocumentMetadata? Read) MetadataOf(JsonElement root) => (ReadMetadata(root.GetProperty("metadata")),
        root.TryGetProperty("metadata_read", out var read) && read.ValueKind == JsonValueKind.Object ? ReadMetadata(read) : null);

    private static DocumentMetadata ReadMetadata(JsonElement m) => new()
    {
        DocType = Text(m, "doc_type"),
        NumberSymbol = Text(m, "number_symbol"),
        Issuer = Text(m, "issuer"),
        Place = Text(m, "place"),
        Date = Date(m, "date"),
        Subject = Text(m, "subject"),
        Addressee = [.. m.GetProperty("addressee").EnumerateArray().Select(a => a.GetString()!)],
        Recipients = [.. m.GetProperty("recipients").EnumerateArray().Select(a => a.GetString()!)],
        Signer = m.GetProperty("signer") is { ValueKind: JsonValueKind.Object } s ? new Signer(Text(s, "authority"), Text(s, "title"), Text(s, "name")) : null,
        Period = m.GetProperty("period") is { ValueKind: JsonValueKind.Object } p ? new ReportPeriod(Date(p, "from"), Date(p, "to"), Text(p, "label")) : null,
        Secrecy = Text(m, "secrecy"),
        Urgency = Text(m, "urgency"),
        Confidence = m.GetProperty("confidence").EnumerateObject().ToImmutableSortedDictionary(c => c.Name, c => c.Value.GetDouble()),
        Corrected = Optional(m, "corrected", c => ContractNames.Parse<MetadataField>(c.GetString()!)),
    };

    private static BlockStyle ReadStyle(JsonElement block) => !block.TryGetProperty("style", out var s) ? BlockStyle.Unknown : new BlockStyle
    {
        FontSize = Known(s, "font_size"),
        Bold = s.TryGetProperty("bold", out _),
        Italic = s.TryGetProperty("italic", out _),
        BoldPrefix = Int(s, "bold_prefix") ?? 0,
        Alignment = Text(s, "alignment") is { } alignment ? ContractNames.Parse<Alignment>(alignment) : Alignment.Unknown,
        Indent = Known(s, "indent"),
        Column = Text(s, "column") is { } column ? ContractNames.Parse<Column>(column) : Column.Full,
        OutlineLevel = Int(s, "outline_level"),
        ListItem = s.TryGetProperty("list_item", out _),
    };

    private static double? Known(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static TableCell ReadCell(JsonElement c) =>
        new(Text(c, "text") ?? "", c.GetProperty("row_span").GetInt32(), c.GetProperty("col_span").GetInt32(), c.GetProperty("header").GetBoolean())
        {
            Repairs = Optional(c, "repairs", ReadRepair),
        };

    private static Repair ReadRepair(JsonElement r) => new(Span(r), Text(r, "original")!, Name<RepairKind>(r, "kind"), Real(r, "confidence"));

    private static Fact ReadFact(JsonElement f) => new()
    {
        Id = Text(f, "id")!,
        Span = Span(f),
        Raw = Text(f, "raw")!,
        Value = Text(f, "value")!,
        Of = Text(f, "of"),
        Unit = Text(f, "unit"),
        Kind = Name<FactKind>(f, "kind"),
        Change = Text(f, "change") is { } change ? ContractNames.Parse<FactChange>(change) : null,
        Baseline = Text(f, "baseline"),
        Approx = Text(f, "approx") is { } approx ? ContractNames.Parse<Approximation>(approx) : null,
        Status = Name<FactStatus>(f, "status"),
        Indicator = Text(f, "indicator"),
        Period = Text(f, "period"),
        Place = Text(f, "place"),
        Section = Text(f, "section"),
        Page = f.GetProperty("page").GetInt32(),
        Box = ReadBox(f),
        Cell = f.GetProperty("table_cell") is { ValueKind: JsonValueKind.Array } c ? new TableCellReference(c[0].GetInt32(), c[1].GetInt32(), c[2].GetInt32()) : null,
        Confidence = Real(f, "confidence"),
    };

    private static Citation ReadCitation(JsonElement c) => new()
    {
        Span = Span(c),
        Raw = Text(c, "raw")!,
        Type = Text(c, "type"),
        NumberSymbol = Text(c, "number_symbol")!,
        Date = Date(c, "date"),
        Issuer = Text(c, "issuer"),
        Section = Text(c, "section"),
        Page = c.GetProperty("page").GetInt32(),
        Confidence = Real(c, "confidence"),
    };

    private static ImmutableArray<T> Each<T>(JsonElement root, string name, Func<JsonElement, T> read) => [.. root.GetProperty(name).EnumerateArray().Select(read)];

    /// <summary>An array that documents written by an older program do not have.</summary>
    private static ImmutableArray<T> Optional<T>(JsonElement root, string name, Func<JsonElement, T> read) => root.TryGetProperty(name, out _) ? Each(root, name, read) : [];

    private static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int? Int(JsonElement e, string name) => e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static double Real(JsonElement e, string name) => e.GetProperty(name).GetDouble();

    private static T Name<T>(JsonElement e, string name) where T : struct, Enum => ContractNames.Parse<T>(Text(e, name)!);

    private static TextSpan Span(JsonElement e) => new(e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32());

    private static DateOnly? Date(JsonElement e, string name) => Text(e, name) is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static Box? ReadBox(JsonElement e) =>
        e.TryGetProperty("box", out var b) && b.ValueKind == JsonValueKind.Array ? new Box(b[0].GetDouble(), b[1].GetDouble(), b[2].GetDouble(), b[3].GetDouble()) : null;
}
