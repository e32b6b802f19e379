using System.Collections.Immutable;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Documents.Tests;

public sealed class RepairReviewTests
{
    /// <summary>As the stages leave it: a doubled space, two look-alikes, a joined word, a hyphenated line end, a filled gap.</summary>
    private static Document Repaired() => new Document
    {
        Source = new SourceFile("a.txt", "", new string('0', 64), 1),
        Text = Extracted,
        Words = [new Word(new TextSpan(6, 12), 1, new Box(6, 0, 12, 10), 1)],
    }.Rewrite(
    [
        Edit("  ", " ", RepairKind.Spacing, 1), Edit("ƣ", "ư", RepairKind.Lookalike, 0.99), Edit("ngườ i", "người", RepairKind.Spacing, 0.9),
        Edit("kh\uFFFDm", "khóm", RepairKind.MissingGlyph, 0.8), Edit("\n", "", RepairKind.Hyphenation, 1), Edit("ƣ", "ư", RepairKind.Lookalike, 0.99, from: 30),
    ]);

    private const string Extracted = "Khen  thƣởng ngườ i ở kh\uFFFDm, khen thƣởng BC-\nUBND";

    private const string Sound = "Khen thưởng người ở khóm, khen thưởng BC-UBND";

    [Fact]
    public void Apply_Nothing_LeavesTheDocumentAlone()
    {
        Assert.Equal(Sound, Repaired().Text);
        Assert.Equal(Sound, RepairReview.None.Apply(Repaired()).Text);
    }

    [Fact]
    public void Apply_All_BringsBackWhatWasReadAndKeepsLinesWhole()
    {
        var document = new RepairReview(1, All: true, [], []).Apply(Repaired());

        Assert.Equal("Khen thƣởng ngườ i ở kh\uFFFDm, khen thƣởng BC-UBND", document.Text);
        Assert.Equal(["ư", "người", "khóm", "ư"], document.Rejected.Select(r => r.Replacement));
        Assert.Equal(["ƣ", "ngườ i", "kh\uFFFDm", "ƣ"], document.Rejected.Select(r => r.Span.In(document.Text)));
        Assert.Equal(["  ", "\n"], document.Repairs.Select(r => r.Original));
        Assert.Equal(Extracted, ExtractedText.Rebuild(document));
        Assert.Equal("thƣởng", document.Words.Single().Span.In(document.Text));
        var gap = Assert.Single(document.Gaps);
        Assert.Equal(("\uFFFD", new GapCandidate("ó", 0.8)), (gap.Span.In(document.Text), gap.Candidates.Single()));
    }

    [Fact]
    public void Apply_OneKind_LeavesTheOthers() => Assert.Equal(
        "Khen thƣởng người ở khóm, khen thƣởng BC-UBND", new RepairReview(1, false, [RepairKind.Lookalike], []).Apply(Repaired()).Text);

    [Fact]
    public void Apply_OnePlace_HitsThatAloneOfTwoAlike()
    {
        var second = RepairKey.Of(Repaired())[^2];

        Assert.Equal((Extracted.LastIndexOf('ƣ'), "ƣ", "ư"), (second.Offset, second.Original, second.Replacement));
        Assert.Equal("Khen thưởng người ở khóm, khen thƣởng BC-UBND", Rejecting(second).Apply(Repaired()).Text);
    }

    [Fact]
    public void Apply_WordRewrittenInsteadOfLetter_IsTheSameChange()
    {
        var letter = RepairKey.Of(Repaired())[1];
        var word = new Document { Source = Repaired().Source, Text = Extracted }.Rewrite([Edit("thƣởng", "thưởng", RepairKind.Lookalike, 0.9)]);

        Assert.Equal(Extracted, Rejecting(letter).Apply(word).Text);
    }

    [Fact]
    public void Apply_FileReadDifferentlyByANewerProgram_FindsThePlaceByItsNeighbours()
    {
        // The newer program reads a line more at the top.
        var keys = RepairKey.Of(Repaired());
        var later = new Document { Source = Repaired().Source, Text = "ỦY BAN\n" + Extracted }
            .Rewrite([new TextEdit(TextSpan.OfLength(7 + Extracted.LastIndexOf('ƣ'), 1), "ư", RepairKind.Lookalike), new TextEdit(TextSpan.OfLength(7 + Extracted.IndexOf('ƣ', StringComparison.Ordinal), 1), "ư", RepairKind.Lookalike)]);

        Assert.Equal([true, false], Rejecting(keys[1]).Apply(later).Text.Split(" ở ").Select(half => half.Contains('ƣ', StringComparison.Ordinal)));
    }

    [Fact]
    public void Apply_PlaceThatIsNoLongerRepaired_TouchesNoOther()
    {
        var key = RepairKey.Of(Repaired())[1];
        var other = new Document { Source = Repaired().Source, Text = Extracted }.Rewrite([Edit("ƣ", "ư", RepairKind.Lookalike, 0.9, from: 30)]);

        Assert.Empty(Rejecting(key).Apply(other).Rejected);
    }

    [Fact]
    public void Of_RepairedDocument_IsTheExtractedTextWithItsSpans()
    {
        var extracted = ExtractedText.Of(Repaired());

        Assert.Equal(Extracted, extracted.Text);
        Assert.Equal("thƣởng", extracted.Words.Single().Span.In(extracted.Text));
        Assert.Empty(extracted.Repairs);
    }

    [Theory]
    [InlineData("a  b", 1, 3, " ", true)]
    [InlineData("xong .", 4, 5, "", true)]
    [InlineData("ngườ i", 4, 5, "", false)]
    [InlineData("thu\u00AD\nờng", 3, 5, "", true)]
    [InlineData("th\u200Bư", 2, 3, "", true)]
    [InlineData("thưở-\nng", 4, 6, "", false)]
    [InlineData("thưở-\nng", 4, 6, "- ", true)]
    [InlineData("sángchiều", 4, 4, " ", false)]
    [InlineData("thƣởng", 2, 3, "ư", false)]
    public void IsSpacing_OfWhiteSpaceAlone_NotOfWordsJoinedOrParted(string text, int start, int end, string replacement, bool spacing)
    {
        var document = new Document { Source = Repaired().Source, Text = text }.Rewrite([new TextEdit(new TextSpan(start, end), replacement, RepairKind.Spacing)]);

        Assert.Equal(spacing, document.Repairs.Single().IsSpacing(document.Text));
        Assert.Equal(spacing ? 0 : 1, document.LetterRepairs);
    }

    [Fact]
    public void Apply_RandomRepairsAndChoices_KeepsTheExtractedText()
    {
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 40).Select(_ => "aăâ \uFFFDƣ-\n"[random.Next(8)]));
            var document = new Document { Source = Repaired().Source, Text = text };
            for (var pass = 0; pass < 2; pass++)
            {
                document = document.Rewrite(RandomEdits(random, document.Text));
            }

            var keys = RepairKey.Of(document);
            var review = Rejecting([.. keys.Where(_ => random.Next(3) == 0)]);
            var reviewed = review.Apply(document);

            Assert.Equal(text, ExtractedText.Rebuild(reviewed));
            Assert.Equal(text, ExtractedText.Of(reviewed).Text);
            Assert.All(reviewed.Rejected, r => Assert.InRange(r.Span.End, 0, reviewed.Text.Length));
        }
    }

    private static RepairReview Rejecting(params RepairKey[] places) => new(1, false, [], [.. places]);

    private static TextEdit Edit(string original, string replacement, RepairKind kind, double confidence, int from = 0) =>
        new(TextSpan.OfLength(Extracted.IndexOf(original, from, StringComparison.Ordinal), original.Length), replacement, kind, confidence);

    private static List<TextEdit> RandomEdits(Random random, string text)
    {
        var edits = new List<TextEdit>();
        for (var at = random.Next(4); at < text.Length; at += 1 + random.Next(6))
        {
            var length = Math.Min(random.Next(4), text.Length - at);
            edits.Add(new TextEdit(TextSpan.OfLength(at, length), new string('Z', random.Next(3)), RepairKind.Ocr));
            at += length;
        }

        return edits;
    }
}
