using System.Globalization;

namespace IngestPipeline.Training.Synthetic;

internal enum Series
{
    None,
    Part,
    Chapter,
    Division,
    Article,
    Capital,
    Roman,
    Arabic,
    Decimal,
    Letter,
    Bracketed,

    /// <summary>A star or a plus before an unnumbered title.</summary>
    Star,
}

/// <summary>The enumerator of a heading as printed.</summary>
/// <param name="Marker">With its closing mark, without the space behind it.</param>
/// <param name="Label">Without its closing mark.</param>
internal readonly record struct Marker(string Text, string? Label);

/// <summary>How the headings of one level are numbered.</summary>
/// <param name="Close">What follows number or letter: <c>.</c>, <c>)</c>, <c>/</c> …</param>
/// <param name="Words">Part ordinals are written as words: <c>Phần thứ nhất</c>.</param>
/// <param name="Capitals">The word itself is in capitals: <c>CHƯƠNG I</c>.</param>
internal sealed record NumberingStyle(Series Series, string Close, bool Words = false, bool Capitals = false)
{
    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    private static readonly string[] Ordinals = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];

    private static readonly (int Value, string Text)[] RomanParts = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    /// <summary>Its title stands on the line below.</summary>
    public bool OwnLine { get; init; }

    /// <param name="parent">Label of the section around it, which decimal numbers repeat.</param>
    public Marker Write(int ordinal, string? parent)
    {
        var label = Series switch
        {
            Series.Part => "Phần " + (Words ? "thứ " + Ordinals[Math.Min(ordinal, Ordinals.Length) - 1] : Roman(ordinal)),
            Series.Chapter => "Chương " + Roman(ordinal),
            Series.Division => "Mục " + Number(ordinal),
            Series.Article => "Điều " + Number(ordinal),
            Series.Capital => ((char)('A' + Math.Min(ordinal - 1, 25))).ToString(),
            Series.Roman => Roman(ordinal),
            Series.Decimal => parent is null ? Number(ordinal) : $"{parent}.{Number(ordinal)}",
            Series.Letter => Letters[Math.Min(ordinal, Letters.Length) - 1].ToString(),
            Series.Arabic or Series.Bracketed => Number(ordinal),
            _ => null,
        };
        if (label is null)
        {
            return new Marker(Series is Series.Star ? Close : "", null);
        }

        label = Capitals ? label.ToUpperInvariant() : label;
        return new Marker(Series is Series.Bracketed ? $"({label})" : label + Close, label);
    }

    public static string Roman(int value)
    {
        var text = "";
        foreach (var (part, letters) in RomanParts)
        {
            for (; value >= part; value -= part)
            {
                text += letters;
            }
        }

        return text;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
