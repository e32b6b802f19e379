using System.Globalization;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>
/// Roman numerals of headings in capitals whose strokes recognition ran together (<c>H.</c> for <c>II.</c>, <c>HI.</c> for <c>III.</c>) or lost
/// (<c>II.</c> for <c>III.</c> between II and IV). Only what the numbering before it, or before and after it, leaves no doubt about.
/// </summary>
public static partial class NumeralRepair
{
    private static readonly string[] Numerals = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"];

    public static Document Mend(Document document)
    {
        var scanned = document.Pages.Where(p => p.Method == PageMethod.Ocr).Select(p => p.Number).ToHashSet();
        if (scanned.Count == 0)
        {
            return document;
        }

        var found = new List<(TextSpan Span, string Read, bool Dotted, bool Scanned)>();
        foreach (var block in document.Blocks)
        {
            if (block.Aside is null && !block.Span.IsEmpty && Opening().Match(block.Span.In(document.Text)) is { Success: true } match)
            {
                found.Add((TextSpan.OfLength(block.Span.Start, match.Groups[1].Length), match.Groups[1].Value, match.Groups[2].Length > 0, scanned.Contains(block.Page)));
            }
        }

        var right = Numbers([.. found.Select(f => f.Read)]);

        // A lost stroke may have taken the full stop along.
        var dotted = found.Count(f => f.Dotted) * 2 >= found.Count;
        return document.Rewrite(found.Zip(right).Where(f => f.First.Scanned && f.First.Read != f.Second)
            .Select(f => new TextEdit(f.First.Span, dotted && !f.First.Dotted ? f.Second + "." : f.Second, RepairKind.Ocr, 0.9)));
    }

    /// <summary>The numerals as they must have been, in order; those in doubt as they were read.</summary>
    public static IReadOnlyList<string> Numbers(IReadOnlyList<string> read)
    {
        var result = new List<string>();
        var last = 0;
        for (var i = 0; i < read.Count; i++)
        {
            var value = Array.IndexOf(Numerals, read[i]);
            var expected = last + 1 < Numerals.Length ? Numerals[last + 1] : "";
            var runTogether = value < 0 && last > 0 && Strokes(read[i]) == Strokes(expected);
            var lost = value != last + 1 && last > 0 && OnlyStrokes(read[i]) && OnlyStrokes(expected) && (value < 0 || (value == last && GoesOn(read, i, last)));

            // A stroke too many: III where II is due, and III again behind it.
            var added = value == last + 2 && last > 0 && OnlyStrokes(read[i]) && i + 1 < read.Count && Strokes(read[i + 1]) == Strokes(read[i]);
            var mended = runTogether || lost || added;
            result.Add(mended ? expected : read[i]);
            last = mended ? last + 1 : value > 0 ? value : last;
        }

        return result;
    }

    /// <summary>A repeated numeral may be the author's own; lost strokes it is when the numbering goes on as if nothing were missing (I, I, II, IV).</summary>
    private static bool GoesOn(IReadOnlyList<string> read, int at, int last)
    {
        for (var i = at + 1; i < read.Count; i++)
        {
            if (Array.IndexOf(Numerals, read[i]) == last + 1 + i - at)
            {
                return true;
            }

            if (!OnlyStrokes(read[i]) || last + 1 + i - at >= Numerals.Length || !OnlyStrokes(Numerals[last + 1 + i - at]))
            {
                return false;
            }
        }

        return false;
    }

    private static string Strokes(string numeral) => numeral.Replace("H", "II", StringComparison.Ordinal).Replace('l', 'I').Replace('1', 'I');

    private static bool OnlyStrokes(string numeral) => Strokes(numeral).All(c => c == 'I');

    /// <summary>A numeral and a title in capitals.</summary>
    [GeneratedRegex(@"^(?!\d+[.,]?\s)([IVXHl1]{1,5})([.,]?)\s+(?!\p{Lu}\p{Ll})\p{Lu}[^\p{Ll}]{8,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
