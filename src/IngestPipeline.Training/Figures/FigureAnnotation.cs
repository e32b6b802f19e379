using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Training.Annotations;

namespace IngestPipeline.Training.Figures;

/// <summary>Stand-off annotation of the figures and citations of a document that is not in the project (corpus/annotations/README.md has the format).</summary>
public sealed record FigureAnnotation(string Name, string FileSha256, JsonElement Root)
{
    public const string Schema = "ingest.fact-annotation/1";

    /// <inheritdoc cref="Annotation.IsHoldout"/>
    public bool IsHoldout => "02468ace".Contains(FileSha256[^1]);

    /// <summary>Null where the file is of another schema.</summary>
    /// <exception cref="FormatException">The file is damaged; the message names it.</exception>
    public static FigureAnnotation? Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement.Clone();
            return root.GetProperty("schema").GetString() == Schema ? new FigureAnnotation(Path.GetFileNameWithoutExtension(path), root.GetProperty("file_sha256").GetString()!, root) : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Carries the labels over to the text that extraction gives today.</summary>
    public LabelledDocument Label(Document document)
    {
        var lost = 0;
        ImmutableArray<T> Each<T>(string name, Func<JsonElement, TextSpan?, T> read)
        {
            var aligner = new AnnotationAligner(document.Text);
            var rows = Root.GetProperty(name).EnumerateArray().Select(r => read(r, aligner.Find(Place(r)))).ToImmutableArray();
            lost += aligner.Lost;
            return rows;
        }

        var (length, labelled) = (Root.GetProperty("text").GetProperty("length").GetInt32(), Root.GetProperty("text").GetProperty("labelled").GetInt32());
        var facts = Each("facts", Fact);
        var citations = Each("citations", (r, span) => new ReferenceCitation(span, Text(r, "type"), Text(r, "number_symbol")!, Date(r), Text(r, "issuer")));
        var numbers = Each("numbers", (r, span) => span is { } s ? new ReferenceNumber(s, Text(r, "role")!) : null).OfType<ReferenceNumber>().ToImmutableArray();
        var end = labelled >= length ? document.Text.Length : facts.Select(f => f.Span).Concat(citations.Select(c => c.Span)).Concat(numbers.Select(n => (TextSpan?)n.Span)).Max(s => s?.End ?? 0);
        return new LabelledDocument(Name, Name, document, [], []) { Lost = lost, Figures = new ReferenceFigures(new TextSpan(0, end), facts, citations, numbers) };
    }

    private static ReferenceFact Fact(JsonElement row, TextSpan? span) => new(
        span, Text(row, "check")!, ReferenceFigures.Canonical(Text(row, "value"))!, ReferenceFigures.Canonical(Text(row, "of")), Text(row, "unit"), ContractNames.Parse<FactKind>(Text(row, "kind")!),
        [.. row.GetProperty("indicator").EnumerateArray().Select(w => w.GetString()!)])
    {
        Change = Text(row, "change") is { } change ? ContractNames.Parse<FactChange>(change) : null,
        Approx = Text(row, "approx") is { } approx ? ContractNames.Parse<Approximation>(approx) : null,
        Status = ContractNames.Parse<FactStatus>(Text(row, "status")!),
        Period = Text(row, "period"),
        Place = Text(row, "place"),
    };

    internal static DateOnly? Date(JsonElement row) => Text(row, "date") is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static AnnotatedSpan Place(JsonElement e) =>
        new(new TextSpan(e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32()), e.GetProperty("letters").GetInt32(), e.GetProperty("check").GetString()!);

    private static string? Text(JsonElement row, string name) => Gold.GoldFolder.Text(row, name);
}
