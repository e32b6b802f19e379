using System.Collections.Immutable;
using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Training.Tables;

namespace IngestPipeline.Training.Annotations;

/// <summary>A span of a stand-off annotation, with what finds it again in a text that was extracted otherwise.</summary>
/// <param name="Letters">UTF-16 units of its letters and digits in NFC and lower case.</param>
/// <param name="Check">First 8 hex digits of the SHA-256 of these.</param>
public readonly record struct AnnotatedSpan(TextSpan Span, int Letters, string Check);

public sealed record AnnotatedBlock(BlockKind Kind, AnnotatedSpan Place);

/// <param name="Title">Offset where the title begins, in the offsets of the annotation; null if the heading has none.</param>
public sealed record AnnotatedSection(AnnotatedSpan Place, int? Title, int Level, SectionRole Role);

/// <param name="Anchor">Offset where the mark stands or stood; null if nowhere.</param>
public sealed record AnnotatedFootnote(string Mark, int? Anchor, AnnotatedSpan Place);

/// <summary>Stand-off annotations of a document that is not in the project (corpus/annotations/README.md has the format).</summary>
public sealed record Annotation(
    string Name,
    string FileSha256,
    ImmutableArray<AnnotatedBlock> Blocks,
    ImmutableArray<AnnotatedSection> Sections,
    ImmutableArray<AnnotatedFootnote> Footnotes,
    JsonElement Metadata,
    ImmutableArray<ReferenceTable> Tables)
{
    public const string Schema = "ingest.annotation/1";

    /// <summary>Half of the documents are never trained on; the hash of the file decides, nobody chooses.</summary>
    public bool IsHoldout => "02468ace".Contains(FileSha256[^1]);

    /// <exception cref="FormatException">The file is no annotation; the message names it.</exception>
    public static Annotation Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement.Clone();
            return root.GetProperty("schema").GetString() != Schema
                ? throw new FormatException($"{path}: not of the schema {Schema}.")
                : new Annotation(
                    Path.GetFileNameWithoutExtension(path), root.GetProperty("file_sha256").GetString()!,
                    Each(root, "blocks", b => new AnnotatedBlock(ContractNames.Parse<BlockKind>(b.GetProperty("kind").GetString()!), Place(b))),
                    Each(root, "sections", s => new AnnotatedSection(Place(s), Number(s, "title"), s.GetProperty("level").GetInt32(), ContractNames.Parse<SectionRole>(s.GetProperty("role").GetString()!))),
                    Each(root, "footnotes", f => new AnnotatedFootnote(f.GetProperty("mark").GetString()!, Number(f, "anchor"), Place(f))),
                    root.GetProperty("metadata"),
                    Each(root, "tables", Table));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    private static AnnotatedSpan Place(JsonElement e) =>
        new(new TextSpan(e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32()), e.GetProperty("letters").GetInt32(), e.GetProperty("check").GetString()!);

    private static ReferenceTable Table(JsonElement e)
    {
        var partial = e.TryGetProperty("partial", out var told) && told.ValueKind == JsonValueKind.True;
        return new ReferenceTable(Number(e, "page"), [.. Each(e, "cells", Cell).Where(c => c.Check.Length > 0)], partial ? e.GetProperty("rows").GetInt32() : null);
    }

    private static ReferenceCell Cell(JsonElement e) => new(
        e.GetProperty("row").GetInt32(), e.GetProperty("column").GetInt32(), e.GetProperty("row_span").GetInt32(), e.GetProperty("column_span").GetInt32(),
        e.GetProperty("header").GetBoolean(), e.GetProperty("check").GetString()!);

    private static int? Number(JsonElement e, string name) => e.GetProperty(name) is { ValueKind: JsonValueKind.Number } n ? n.GetInt32() : null;

    private static ImmutableArray<T> Each<T>(JsonElement root, string name, Func<JsonElement, T> read) => [.. root.GetProperty(name).EnumerateArray().Select(read)];
}
