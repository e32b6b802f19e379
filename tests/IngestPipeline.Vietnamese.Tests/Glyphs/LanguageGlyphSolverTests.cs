using IngestPipeline.Vietnamese.Glyphs;
using IngestPipeline.Vietnamese.Tests.Language;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Glyphs;

public sealed class LanguageGlyphSolverTests
{
    private readonly LanguageGlyphSolver _solver = new(TrainedModel.Instance);

    [Fact]
    public void Solve_ReportWithUnknownGlyphs_ReadsThemTogether()
    {
        var (lines, unknowns) = Hide(TrainedModel.Reports.First(), "ưóKộấ");
        var read = _solver.Solve(lines, unknowns);
        Assert.Equal("ưóKộấ", string.Concat(read.Select(r => r.Letter)));
        Assert.All(read, r => Assert.InRange(r.Confidence, 0.9, 1));
    }

    [Fact]
    public void Solve_UnknownDigit_IsLeftToItsShape()
    {
        var (lines, unknowns) = Hide(TrainedModel.Reports.First(), "2");
        var read = Assert.Single(_solver.Solve(lines, [unknowns[0] with { Candidates = [] }]));
        Assert.Null(read.Letter);
        Assert.All("0123456789", d => Assert.Contains(read.Candidates, c => c.Letter == d.ToString()));
    }

    [Fact]
    public void Solve_UnknownThatStandsNowhere_StaysOpen()
    {
        var read = Assert.Single(_solver.Solve(["Ủy ban nhân dân xã"], [new GlyphUnknown(0, [])]));
        Assert.Null(read.Letter);
    }

    [Fact]
    public void Solve_DecidedUnknown_StaysWhatItIs()
    {
        var (lines, unknowns) = Hide(TrainedModel.Reports.First(), "ư");
        var read = Assert.Single(_solver.Solve(lines, [unknowns[0] with { Candidates = [new GlyphCandidate("ơ", 0)] }]));
        Assert.Equal("ơ", read.Letter);
    }

    [Fact]
    public void Solve_GlyphsThatAreNoVietnamese_AreNotForced()
    {
        // Words that fit no reading: every candidate is as bad as the other.
        var line = string.Join(' ', Enumerable.Repeat($"xq{GlyphUnknown.PlaceholderOf(0)}zw", 8));
        var read = Assert.Single(_solver.Solve([line], [new GlyphUnknown(0, [])]));
        Assert.True(read.Letter is null, $"{read.Letter} {read.Confidence}");
    }

    private static (string[] Lines, GlyphUnknown[] Unknowns) Hide(string text, string letters)
    {
        var hidden = string.Concat(text.Select(c => letters.IndexOf(c) is var i and >= 0 ? GlyphUnknown.PlaceholderOf(i) : c));

        // A font has a letter once: those that stand in the text are none of the unknown ones.
        var candidates = "ưóễKộơờởòỏõỗốêếềkHộTúùpấ".Distinct().Where(c => !hidden.Contains(c)).Select(c => new GlyphCandidate(c.ToString(), 0)).ToList();
        return (hidden.Split('\n'), [.. letters.Select((_, i) => new GlyphUnknown(i, [.. candidates]))]);
    }
}
