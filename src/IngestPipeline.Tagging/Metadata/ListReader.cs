using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>Reads the lists after "Kính gửi:" and "Nơi nhận:".</summary>
internal static partial class ListReader
{
    public static ImmutableArray<string> Read(IReadOnlyList<FormLine> lines)
    {
        var entries = new List<string>();
        var dashed = lines.Any(l => Dash().IsMatch(Opening().Replace(l.Text, "")));
        foreach (var (line, _) in lines)
        {
            var opened = Opening().Match(line);
            var text = SignatureNote().Replace(line[opened.Length..], "").Trim();

            // The signer's office stands beside "Nơi nhận:" and may come on its line.
            if (!text.Any(char.IsLetterOrDigit) || (opened.Success && FormLines.IsOffice(text)))
            {
                continue;
            }

            // A printed line may hold several entries; one entry may run over several lines.
            foreach (var piece in Entries().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0))
            {
                var begins = entries.Count == 0 || Dash().IsMatch(piece) || (dashed ? entries[^1].EndsWith(';') : entries[^1][^1] is ';' or '.' || !Leans().IsMatch(entries[^1]) && char.IsUpper(piece[0]));
                if (begins)
                {
                    entries.Add(piece);
                }
                else
                {
                    entries[^1] += " " + piece;
                }
            }
        }

        return [.. entries.Select(e => Ends().Replace(Dash().Replace(e, ""), "").Trim()).Where(e => e.Length > 0)];
    }

    [GeneratedRegex(@"^(?:Kính\s+gửi|Nơi\s+nhận)\s*:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\s+\((?:đã ký|đã kí)\)$", RegexOptions.IgnoreCase)]
    private static partial Regex SignatureNote();

    [GeneratedRegex(@"^[-–—+•*·]\s*")]
    private static partial Regex Dash();

    [GeneratedRegex(@"(?<=;)\s+(?=[-–—+•]\s*\p{Lu})")]
    private static partial Regex Entries();

    [GeneratedRegex(@"(?:[,\-–(&]|\b(?:và|các|của|về|thuộc))$")]
    private static partial Regex Leans();

    [GeneratedRegex(@"[\s;,./]+$")]
    private static partial Regex Ends();
}
