using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Layout;

/// <summary>Words of one printed line, from left to right; at least one.</summary>
public sealed class LayoutLine
{
    public LayoutLine(ImmutableArray<LayoutWord> words)
    {
        Words = words;
        X0 = words[0].X0;
        X1 = words.Max(w => w.X1);
        double sizes = 0, baselines = 0;
        int letters = 0, bold = 0, italic = 0;
        foreach (var word in words)
        {
            if (word.Raised)
            {
                continue;
            }

            letters += word.Text.Length;
            sizes += word.Size * word.Text.Length;
            baselines += word.Baseline * word.Text.Length;
            bold += word.Bold ? word.Text.Length : 0;
            italic += word.Italic ? word.Text.Length : 0;
        }

        Size = letters == 0 ? words[0].Size : sizes / letters;
        Baseline = letters == 0 ? words[0].Baseline : baselines / letters;
        Bold = bold * 2 > letters;
        Italic = italic * 2 > letters;
        Text = Join(words);
    }

    public ImmutableArray<LayoutWord> Words { get; }

    public double X0 { get; }

    public double X1 { get; }

    public double Width => X1 - X0;

    public double CenterX => (X0 + X1) / 2;

    public double Baseline { get; }

    /// <summary>Mean size of its characters, superscripts left out.</summary>
    public double Size { get; }

    /// <summary>Most of its characters are bold.</summary>
    public bool Bold { get; }

    public bool Italic { get; }

    public string Text { get; }

    public Box Box => Words.Select(w => w.Box).Aggregate((a, b) => a.Union(b));

    public override string ToString() => $"{X0:F0}-{X1:F0} @{Baseline:F0} {Text}";

    private static string Join(ImmutableArray<LayoutWord> words)
    {
        var text = new StringBuilder();
        foreach (var word in words)
        {
            if (text.Length > 0 && !word.Glued)
            {
                text.Append(' ');
            }

            text.Append(word.Text);
        }

        return text.ToString();
    }
}
