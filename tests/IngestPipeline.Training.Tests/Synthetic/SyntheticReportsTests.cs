using System.Globalization;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Testing;
using IngestPipeline.Training.Synthetic;
using Xunit;

namespace IngestPipeline.Training.Tests.Synthetic;

public sealed class SyntheticReportsTests
{
    private static readonly PhraseGrammar Phrases = PhraseGrammar.Load(Path.Combine(Repository.Root, "corpus", "phrases"));

    private static readonly Lazy<List<LabelledDocument>> Documents = new(() => [.. Enumerable.Range(0, 300).Select(new SyntheticReports(Phrases).Write)]);

    [Fact]
    public void Write_SameSeed_SameDocument()
    {
        var (first, second) = (new SyntheticReports(Phrases).Write(41), new SyntheticReports(PhraseGrammar.Load(Path.Combine(Repository.Root, "corpus", "phrases"))).Write(41));

        Assert.Equal(Print(first), Print(second));
        Assert.NotEqual(Print(first), Print(new SyntheticReports(Phrases).Write(42)));
    }

    [Fact]
    public void Write_OtherCulture_SameDocument()
    {
        var culture = CultureInfo.CurrentCulture;
        var expected = Print(new SyntheticReports(Phrases).Write(7));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(expected, Print(new SyntheticReports(Phrases).Write(7)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void References_CoverEveryLineOnce()
    {
        foreach (var document in Documents.Value)
        {
            var covered = document.Blocks.Select(b => (b.Span.Start, b.Span.End)).ToList();
            foreach (var line in Lines(document.Document.Text))
            {
                var within = covered.Where(c => c.Start < line.End && line.Start < c.End).ToList();
                Assert.True(within.Count is 1 or 2, $"{document.Name}: {within.Count} kinds for '{line.In(document.Document.Text)}'");
                Assert.Equal(line.Start, within[0].Start);
                Assert.Equal(line.End, within[^1].End);
            }

            Assert.Equal(covered.Order(), covered);
            Assert.Equal(document.Document.Blocks.Count(b => !b.Span.IsEmpty), Lines(document.Document.Text).Count());
        }
    }

    [Fact]
    public void Sections_StartWithLinesAndNest()
    {
        foreach (var document in Documents.Value)
        {
            var text = document.Document.Text;
            foreach (var section in document.Sections)
            {
                Assert.True(section.Span.Start == 0 || text[section.Span.Start - 1] == '\n', document.Name);
                var heading = section.Span.In(text);
                Assert.True(section.Label is null || heading.TrimStart('(').StartsWith(section.Label, StringComparison.Ordinal), $"{document.Name}: {heading}");
                Assert.True(section.Title is null || heading.Replace('\n', ' ').TrimEnd(':', ' ').EndsWith(section.Title, StringComparison.Ordinal), $"{document.Name}: {heading} / {section.Title}");
                Assert.True(section.Label is not null || section.Title is not null, document.Name);
            }

            var level = 0;
            foreach (var section in document.Sections)
            {
                Assert.InRange(section.Level, 1, level + 1);
                level = section.Level;
            }
        }
    }

    [Fact]
    public void Documents_ShowEveryKindRoleAndType()
    {
        var documents = Documents.Value;
        var kinds = documents.SelectMany(d => d.Blocks).Select(b => b.Kind).ToHashSet();
        var roles = documents.SelectMany(d => d.Sections).Select(s => s.Role).ToHashSet();
        var types = documents.Select(d => d.Metadata!.DocType!).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Enum.GetValues<BlockKind>().Except(kinds).Except([BlockKind.Seal]));
        Assert.Empty(Enum.GetValues<SectionRole>().Except(roles).Except([SectionRole.Other]));
        string[] expected = ["BÁO CÁO", "KẾ HOẠCH", "QUYẾT ĐỊNH", "CÔNG VĂN", "THÔNG BÁO", "TỜ TRÌNH", "NGHỊ QUYẾT", "CHỈ THỊ", "THÔNG TƯ", "NGHỊ ĐỊNH", "HƯỚNG DẪN", "CHƯƠNG TRÌNH", "ĐỀ ÁN", "ĐỀ CƯƠNG", "BIÊN BẢN"];
        Assert.Empty(expected.Except(types));
        Assert.Contains(documents, d => d.Sections.IsEmpty);
        Assert.Contains(documents, d => d.Document.Blocks.All(b => b.Style == BlockStyle.Unknown));
    }

    [Fact]
    public void Metadata_StandInTheText()
    {
        foreach (var document in Documents.Value.Where(d => d.Document.Pages[0].Method != PageMethod.Ocr))
        {
            var text = document.Document.Text;
            if (document.Metadata!.NumberSymbol is { } symbol)
            {
                Assert.Contains(symbol, text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            }

            if (document.Metadata.Signer is { Name: { } name })
            {
                Assert.Contains(name, text.Replace('\n', ' '), StringComparison.Ordinal);
            }
        }
    }

    [SharedFact]
    public void Lines_AreNotThoseOfRealDocuments()
    {
        string[] folders = ["seeds", "gold"];
        var real = folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Shared!, f), "*", SearchOption.AllDirectories))
            .Where(f => f.EndsWith(".txt", StringComparison.Ordinal) || f.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).Select(Words).ToHashSet(StringComparer.Ordinal);

        // Letterheads, lists of recipients, the names of laws and the titles of common fields of work are the same everywhere.
        var own = Documents.Value.SelectMany(d => d.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.Bullet).Select(b => b.Span.In(d.Document.Text)));

        Assert.Equal([], own.Where(l => l.Split(' ').Length >= 8 && real.Contains(Words(l))).Distinct());
    }

    private static string Words(string line) => line.Normalize().Trim(' ', '-', '+', ';', '.', '#', ',').ToUpperInvariant();

    private static IEnumerable<TextSpan> Lines(string text)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                if (i > from)
                {
                    yield return new TextSpan(from, i);
                }

                from = i + 1;
            }
        }
    }

    private static string Print(LabelledDocument document)
    {
        var print = new StringBuilder(document.Document.Text);
        foreach (var block in document.Document.Blocks)
        {
            print.AppendLine(CultureInfo.InvariantCulture, $"{block.Kind} {block.Span} {block.Style.Alignment} {block.Style.Bold} {block.Style.Indent}");
        }

        foreach (var section in document.Sections)
        {
            print.AppendLine(CultureInfo.InvariantCulture, $"{section.Level} {section.Label} {section.Title} {section.Role}");
        }

        var metadata = document.Metadata!;
        return print.Append(CultureInfo.InvariantCulture, $"{metadata.NumberSymbol} {metadata.Issuer} {metadata.Date:O} {metadata.Subject} {string.Join('|', metadata.Recipients)} {metadata.Signer?.Name}").ToString();
    }
}
