using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Citations;
using IngestPipeline.Tagging.Facts;
using IngestPipeline.Tagging.Facts.Learned;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Numbers;

/// <summary>Every case of <c>corpus/numbers</c> the way a document takes: citations, then facts, by rules alone and by the trained classifier. The notation is told in that folder's README.</summary>
public sealed partial class NumberCorpusTests
{
    private const double Doubtful = 0.4;
    private const double Unsure = 0.7;

    public static TheoryData<bool> Judges => [false, true];

    [Theory]
    [MemberData(nameof(Judges))]
    public async Task Cases_EveryOne_GivesTheFactsItNames(bool learned)
    {
        var stage = learned ? new FactStage(LearnedNumbers.Load(Path.Combine(Repository.Root, "models", "facts"))) : FactStage.ByRules();
        var cases = Rows("cases.tsv");
        var failures = new List<string>();
        foreach (var row in cases)
        {
            var (text, expected) = (Unescaped(row[1]), Unescaped(row[2]));
            var facts = await Facts(stage, text, []);
            var found = string.Join(" ; ", facts.Select(f => Written(f, expected)));
            var holds = expected switch
            {
                "none" => facts.IsEmpty,
                "doubt" => facts.All(f => f.Confidence <= Doubtful),
                _ => found == expected,
            };
            if (!holds || facts.Any(f => f.Span.In(text) != f.Raw))
            {
                failures.Add($"{row[0]}: {text}\n    expected {expected}\n    found    {found}");
            }
        }

        Assert.True(cases.Count >= 400, $"{cases.Count} cases");
        Assert.True(failures.Count == 0, $"{failures.Count} of {cases.Count} cases:\n" + string.Join('\n', failures));
    }

    [Fact]
    public async Task Cells_EveryOne_GivesTheFactItNames()
    {
        var failures = new List<string>();
        foreach (var row in Rows("cells.tsv"))
        {
            var cell = Unescaped(row[2]);
            ImmutableArray<TableCell> Row(params string[] cells) => [.. cells.Select(c => new TableCell(c))];
            var table = new Table(1, null, 0, [Row("TT", "Nội dung", row[1]), Row("1", "Chi thường xuyên", cell)]) { Unit = row[0].Length > 0 ? row[0] : null };
            var facts = await Facts(FactStage.ByRules(), "Biểu tổng hợp\n", [table]);
            var found = facts.IsEmpty ? "none" : string.Join(" ; ", facts.Select(f => $"{f.Value}|{f.Unit ?? "-"}|{f.Kind.ToString().ToLowerInvariant()}"));
            if (found != row[3] || facts.Any(f => f.Raw != cell))
            {
                failures.Add($"{row[0]}, {row[1]}: {cell}\n    expected {row[3]}\n    found    {found}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    /// <summary>A fact in the notation of the corpus; its certainty is told only where the case speaks of it or where it is low.</summary>
    private static string Written(Fact fact, string expected)
    {
        var sure = fact.Confidence <= Doubtful ? "|doubt" : fact.Confidence <= Unsure && expected.EndsWith("|unsure", StringComparison.Ordinal) ? "|unsure" : "";
        return $"{fact.Raw}|{fact.Value}{(fact.Of is null ? "" : "/" + fact.Of)}|{fact.Unit ?? "-"}|{fact.Kind.ToString().ToLowerInvariant()}{sure}";
    }

    private static async Task<ImmutableArray<Fact>> Facts(FactStage stage, string text, ImmutableArray<Table> tables)
    {
        var document = new Document
        {
            Source = new SourceFile("a.txt", "a.txt", new string('0', 64), 1),
            Text = text,
            Tables = tables,
            Metadata = DocumentMetadata.Empty with { Period = new ReportPeriod(new DateOnly(2021, 1, 1), new DateOnly(2021, 6, 30), "6 tháng đầu năm 2021") },
        };
        document = await new CitationStage().Run(document, StageContext.Silent());
        return (await stage.Run(document, StageContext.Silent())).Facts;
    }

    private static List<string[]> Rows(string file) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "corpus", "numbers", file)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'))];

    private static string Unescaped(string text) => Escape().Replace(text, m => ((char)int.Parse(m.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u[0-9A-F]{4}")]
    private static partial Regex Escape();
}
