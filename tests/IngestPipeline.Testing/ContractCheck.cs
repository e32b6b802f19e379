using System.Text.Json;
using IngestPipeline.Documents;

namespace IngestPipeline.Testing;

/// <summary>Holds a written document against the contract <c>ingest.document/1</c>: fields, spans, references, boxes.</summary>
public static class ContractCheck
{
    /// <summary>Points by which a box may overhang its page: rounding, and glyphs whose box is larger than their ink.</summary>
    private const double Overhang = 2;

    private static readonly Dictionary<string, string[]> Fields = new()
    {
        [""] = ["schema", "id", "source", "pipeline", "pages", "metadata", "text", "blocks", "sections", "footnotes", "tables", "facts", "citations", "repairs", "rejected", "gaps", "warnings", "trust", "metadata_read"],
        ["source"] = ["file", "media_type", "bytes", "pages"],
        ["pipeline"] = ["name", "version", "seconds"],
        ["metadata"] =
        [
            "doc_type", "number_symbol", "issuer", "place", "date", "subject", "addressee", "recipients", "signer", "period", "secrecy", "urgency", "confidence", "corrected",
        ],
        ["pages"] = ["page", "method", "width", "height", "rotation", "confidence", "start", "end"],
        ["blocks"] = ["kind", "start", "end", "page", "box"],
        ["sections"] = ["id", "parent", "level", "label", "title", "role", "start", "end", "page", "confidence"],
        ["footnotes"] = ["mark", "anchor", "start", "end", "page"],
        ["tables"] = ["page", "box", "rows", "caption", "unit", "parts"],
        ["facts"] =
        [
            "id", "start", "end", "raw", "value", "of", "unit", "kind", "change", "baseline", "approx", "status", "indicator", "period", "place", "section", "page", "box", "table_cell", "confidence",
        ],
        ["citations"] = ["start", "end", "raw", "type", "number_symbol", "date", "issuer", "section", "page", "confidence"],
        ["repairs"] = ["start", "end", "original", "kind", "confidence"],
        ["rejected"] = ["start", "end", "replacement", "kind", "confidence"],
        ["gaps"] = ["start", "end", "candidates"],
        ["warnings"] = ["code", "page", "message"],
        ["trust"] = ["page", "font", "state", "words", "valid_share", "evidence"],
    };

    /// <summary>What breaks the contract, one line each; empty for a sound document.</summary>
    public static IReadOnlyList<string> Problems(Document document)
    {
        using var stream = new MemoryStream();
        DocumentJson.Write(stream, document, new PipelineRun("contract", "1", 0));
        stream.Position = 0;
        using var json = JsonDocument.Parse(stream);
        return [.. Problems(json.RootElement), .. Rebuilding(document)];
    }

    /// <inheritdoc cref="Problems(Document)"/>
    public static IReadOnlyList<string> Problems(JsonElement root)
    {
        var problems = Absent(root).ToList();
        if (problems.Count > 0)
        {
            return problems;
        }

        var text = root.GetProperty("text").GetString()!;
        foreach (var list in (string[])["pages", "blocks", "sections", "footnotes", "facts", "citations", "repairs", "rejected", "gaps"])
        {
            problems.AddRange(Items(root, list).Where(o => !Within(o, text.Length)).Select(o => $"{list}: span outside the text: {o.GetRawText()}"));
        }

        if (problems.Count == 0)
        {
            problems.AddRange([.. Sections(root), .. Quotes(root, text), .. Order(root), .. Boxes(root)]);
        }

        return problems;
    }

    private static IEnumerable<string> Absent(JsonElement root)
    {
        foreach (var (owner, names) in Fields)
        {
            var holders = owner.Length == 0 ? [root] : !root.TryGetProperty(owner, out var value) ? [] : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
            foreach (var name in names.Where(n => holders.Any(h => !h.TryGetProperty(n, out _))))
            {
                yield return $"{owner}: field {name} is left out";
            }
        }
    }

    private static IEnumerable<string> Sections(JsonElement root)
    {
        var known = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var section in Items(root, "sections"))
        {
            if (section.GetProperty("parent").GetString() is { } parent)
            {
                if (!known.TryGetValue(parent, out var outer))
                {
                    yield return $"sections: parent {parent} does not stand before its child";
                }
                else if (Start(section) < Start(outer) || End(section) > End(outer) || Whole(section, "level") <= Whole(outer, "level"))
                {
                    yield return $"sections: {section.GetProperty("id").GetString()} is not nested in {parent}";
                }
            }

            known.Add(section.GetProperty("id").GetString()!, section);
        }

        foreach (var item in Items(root, "facts").Concat(Items(root, "citations")))
        {
            if (item.GetProperty("section").GetString() is { } id && !known.ContainsKey(id))
            {
                yield return $"section {id} is named but does not exist";
            }
        }
    }

    private static IEnumerable<string> Quotes(JsonElement root, string text)
    {
        foreach (var list in (string[])["facts", "citations"])
        {
            foreach (var item in Items(root, list))
            {
                var raw = item.GetProperty("raw").GetString();
                if (End(item) > Start(item) ? text[Start(item)..End(item)] != raw : list == "citations" || item.GetProperty("table_cell").ValueKind == JsonValueKind.Null)
                {
                    yield return $"{list}: “{raw}” is not what stands at {Start(item)}..{End(item)}";
                }
            }
        }
    }

    private static IEnumerable<string> Order(JsonElement root)
    {
        var pages = Items(root, "pages").Select(p => Whole(p, "page")).ToList();
        if (pages.Zip(pages.Skip(1)).Any(p => p.First >= p.Second))
        {
            yield return "pages: not ascending";
        }

        var repairs = Items(root, "repairs").ToList();
        if (repairs.Zip(repairs.Skip(1)).Any(r => End(r.First) > Start(r.Second)))
        {
            yield return "repairs: not ascending, or they overlap";
        }

        var notes = Items(root, "footnotes").Select(Start).ToList();
        if (notes.Zip(notes.Skip(1)).Any(n => n.First > n.Second))
        {
            yield return "footnotes: not ascending";
        }

        if (notes.Count > 0 && Items(root, "blocks").Any(b => b.GetProperty("kind").GetString() != "footnote" && End(b) > Start(b) && End(b) > notes[0]))
        {
            yield return "footnotes: body text after their beginning";
        }
    }

    private static IEnumerable<string> Boxes(JsonElement root)
    {
        var sizes = Items(root, "pages").ToDictionary(p => Whole(p, "page"), p => (Width: p.GetProperty("width").GetDouble(), Height: p.GetProperty("height").GetDouble()));
        foreach (var list in (string[])["blocks", "tables", "facts"])
        {
            foreach (var item in Items(root, list).Where(i => i.GetProperty("box").ValueKind == JsonValueKind.Array))
            {
                double[] box = [.. item.GetProperty("box").EnumerateArray().Select(v => v.GetDouble())];
                if (!sizes.TryGetValue(Whole(item, "page"), out var size))
                {
                    yield return $"{list}: page {Whole(item, "page")} does not exist";
                }
                else if (box.Any(v => v != 0)
                    && (box[0] < -Overhang || box[1] < -Overhang || box[2] < box[0] || box[3] < box[1] || box[2] > size.Width + Overhang || box[3] > size.Height + Overhang))
                {
                    yield return $"{list}: box [{string.Join(", ", box)}] is outside its page of {size.Width} × {size.Height}";
                }
            }
        }
    }

    private static IEnumerable<string> Rebuilding(Document document)
    {
        // Every original that a repair keeps stands in the rebuilt text, and the untouched text between them as it is.
        var length = document.Text.Length + document.Repairs.Sum(r => r.Original.Length - r.Span.Length);
        var rebuilt = document.Repairs.IsEmpty ? document.Text : ExtractedText.Rebuild(document);
        if (rebuilt.Length != length)
        {
            yield return $"repairs: the rebuilt text has {rebuilt.Length} characters instead of {length}";
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement root, string list) => root.GetProperty(list).EnumerateArray();

    private static bool Within(JsonElement item, int length) => Start(item) >= 0 && Start(item) <= End(item) && End(item) <= length;

    private static int Start(JsonElement item) => Whole(item, "start");

    private static int End(JsonElement item) => Whole(item, "end");

    private static int Whole(JsonElement item, string name) => item.GetProperty(name).GetInt32();
}
