using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Structure;

namespace IngestPipeline.Training.Structure;

/// <summary>How well kinds of lines and sections of some documents were found. Counts add up over documents.</summary>
public sealed partial record StructureScore
{
    /// <summary>Lines by true kind and found kind.</summary>
    public Dictionary<(BlockKind True, BlockKind Found), int> Lines { get; } = [];

    public int True { get; private set; }

    public int Found { get; private set; }

    public int Right { get; private set; }

    public int RightLevel { get; private set; }

    public int RightRole { get; private set; }

    /// <summary>What was missed or invented, for a person to look at.</summary>
    public List<string> Errors { get; } = [];

    public double SectionF1 => Ratio(2 * Right, True + Found);

    /// <summary>Sections found with the right level, among the true ones.</summary>
    public double Level => Ratio(RightLevel, True);

    public double Role => Ratio(RightRole, True);

    /// <summary>Mean over the kinds that occur of the F1 of each.</summary>
    public double MacroF1 => Kinds.Select(KindF1).DefaultIfEmpty(1).Average();

    public double Accuracy => Ratio(Lines.Where(l => l.Key.True == l.Key.Found).Sum(l => l.Value), Lines.Values.Sum());

    public IEnumerable<BlockKind> Kinds => Lines.Where(l => l.Value > 0).Select(l => l.Key.True).Distinct().Order();

    public double KindF1(BlockKind kind) =>
        Ratio(2 * Lines.GetValueOrDefault((kind, kind)), Lines.Where(l => l.Key.True == kind).Sum(l => l.Value) + Lines.Where(l => l.Key.Found == kind).Sum(l => l.Value));

    public int Count(BlockKind kind) => Lines.Where(l => l.Key.True == kind).Sum(l => l.Value);

    /// <param name="tagged">The same document after the structure stage.</param>
    public void Add(LabelledDocument truth, Document tagged)
    {
        foreach (var line in LineReader.Read(tagged))
        {
            // A line that begins with a heading is a paragraph in both.
            if (LineLabels.Kind(line.Span, truth) is { } kind)
            {
                var key = (kind, tagged.Blocks[line.Block].Kind);
                Lines[key] = Lines.GetValueOrDefault(key) + 1;
                if (key.Item1 != key.Item2)
                {
                    Errors.Add(string.Create(CultureInfo.InvariantCulture, $"{truth.Name} {line.Span.Start} line: {ContractNames.Of(key.Item1)} read as {ContractNames.Of(key.Item2)}: {Clip(line.Text)}"));
                }
            }
        }

        AddSections(truth, tagged);
    }

    public void Add(StructureScore other)
    {
        foreach (var (key, count) in other.Lines)
        {
            Lines[key] = Lines.GetValueOrDefault(key) + count;
        }

        (True, Found, Right, RightLevel, RightRole) = (True + other.True, Found + other.Found, Right + other.Right, RightLevel + other.RightLevel, RightRole + other.RightRole);
        Errors.AddRange(other.Errors);
    }

    private void AddSections(LabelledDocument truth, Document tagged)
    {
        var expected = truth.Sections.Select(s => Key(s.Label, s.Title)).ToList();
        var found = tagged.Sections.Select(s => Key(s.Label, s.Title)).ToList();
        var pairs = Common(expected, found);
        True += expected.Count;
        Found += found.Count;
        Right += pairs.Count;
        foreach (var (i, j) in pairs)
        {
            RightLevel += truth.Sections[i].Level == tagged.Sections[j].Level ? 1 : 0;
            RightRole += truth.Sections[i].Role == tagged.Sections[j].Role ? 1 : 0;
            if (truth.Sections[i].Level != tagged.Sections[j].Level)
            {
                Errors.Add($"{truth.Name} level: {truth.Sections[i].Level} read as {tagged.Sections[j].Level}: {Clip(found[j])}");
            }

            if (truth.Sections[i].Role != tagged.Sections[j].Role)
            {
                Errors.Add($"{truth.Name} role: {ContractNames.Of(truth.Sections[i].Role)} read as {ContractNames.Of(tagged.Sections[j].Role)}: {Clip(found[j])}");
            }
        }

        Errors.AddRange(expected.Where((_, i) => pairs.All(p => p.Expected != i)).Select(e => $"{truth.Name} missed: {Clip(e)}"));
        Errors.AddRange(found.Where((_, j) => pairs.All(p => p.Found != j)).Select(f => $"{truth.Name} invented: {Clip(f)}"));
    }

    /// <summary>The longest common subsequence of the two lists.</summary>
    private static List<(int Expected, int Found)> Common(List<string> a, List<string> b)
    {
        var length = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
            {
                length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (a[i] == b[j])
            {
                pairs.Add((i++, j++));
            }
            else
            {
                (i, j) = length[i + 1, j] >= length[i, j + 1] ? (i + 1, j) : (i, j + 1);
            }
        }

        return pairs;
    }

    private static string Key(string? label, string? title) => $"{ComparisonForm.Words(label)}|{ComparisonForm.Words(title)}";

    private static string Clip(string text) => text.Length <= 90 ? text : text[..90] + "…";

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
