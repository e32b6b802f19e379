using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Documents.Tests;

public sealed class RewriteTests
{
    private static Document Of(string text, params TextSpan[] words) => new()
    {
        Source = new SourceFile("a.txt", "", new string('0', 64), text.Length),
        Text = text,
        Words = [.. words.Select(w => new Word(w, 1, new Box(w.Start, 0, w.End, 10), 1))],
    };

    [Fact]
    public void Rewrite_SpansAroundAnEdit_MoveAlong()
    {
        // The hole in "kh m" becomes a letter: two words on paper are one in the text.
        var document = Of("756 ấp, kh m nghèo", new TextSpan(8, 10), new TextSpan(11, 12), new TextSpan(13, 18));

        var repaired = document.Rewrite([new TextEdit(new TextSpan(10, 11), "ó", RepairKind.MissingGlyph, 0.9)]);

        Assert.Equal("756 ấp, khóm nghèo", repaired.Text);
        Assert.Equal(["kh", "m", "nghèo"], repaired.Words.Select(w => w.Span.In(repaired.Text)));
        var repair = Assert.Single(repaired.Repairs);
        Assert.Equal((new TextSpan(10, 11), " ", 0.9), (repair.Span, repair.Original, repair.Confidence));
    }

    [Fact]
    public void Rewrite_Twice_KeepsWhatTheExtractionRead()
    {
        var document = Of("thƣởng  và kh m.");

        var once = document.Rewrite([new TextEdit(new TextSpan(2, 3), "ư", RepairKind.Lookalike), new TextEdit(new TextSpan(6, 8), " ", RepairKind.Spacing)]);
        var twice = once.Rewrite([new TextEdit(new TextSpan(0, 6), "Thưởng", RepairKind.Ocr, 0.7), new TextEdit(new TextSpan(12, 13), "ó", RepairKind.MissingGlyph)]);

        Assert.Equal("Thưởng và khóm.", twice.Text);
        Assert.Equal(["thƣởng", "  ", " "], twice.Repairs.Select(r => r.Original));
        Assert.Equal("thƣởng  và kh m.", ExtractedText.Rebuild(twice));
    }

    [Fact]
    public void Rewrite_RandomEditsInTwoRounds_RebuildsTheExtractedText()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 40).Select(_ => (char)('a' + random.Next(26))));
            var document = Of(text);
            for (var pass = 0; pass < 3; pass++)
            {
                document = document.Rewrite(RandomEdits(random, document.Text));
            }

            Assert.Equal(text, ExtractedText.Rebuild(document));
        }
    }

    [Fact]
    public void Rewrite_LetterPutBetweenTwoOthers_IsARepairOfItsOwn()
    {
        var repaired = Of("khm nghèo").Rewrite([new TextEdit(TextSpan.At(2), "ó", RepairKind.MissingGlyph, 0.9)]);

        Assert.Equal((new TextSpan(2, 3), ""), repaired.Repairs.Select(r => (r.Span, r.Original)).Single());
        Assert.Equal("khm nghèo", ExtractedText.Rebuild(repaired));
    }

    [Fact]
    public void Rewrite_GapsBesideAndUnderEdits_MoveOrClose()
    {
        // Three gaps: one behind an edit, one that is filled, one inside a rewritten word that still has it.
        var document = Of("thƣởng kh\uFFFDm ấp\uFFFD Ð\uFFFDng") with
        {
            Gaps = [Unknown(9, "ó"), Unknown(14), Unknown(17, "ô")],
        };

        var rewritten = document.Rewrite(
        [
            new TextEdit(new TextSpan(2, 3), "ư", RepairKind.Lookalike),
            new TextEdit(new TextSpan(14, 15), "", RepairKind.MissingGlyph),
            new TextEdit(new TextSpan(16, 20), "Đ\uFFFDng", RepairKind.Lookalike),
        ]);

        Assert.Equal("thưởng kh\uFFFDm ấp Đ\uFFFDng", rewritten.Text);
        Assert.Equal([(new TextSpan(9, 10), "ó"), (new TextSpan(16, 17), "ô")], rewritten.Gaps.Select(g => (g.Span, g.Candidates.Single().Text)));
    }

    [Fact]
    public void Apply_OverlappingEdits_AreRefused() => Assert.Throws<ArgumentException>(() => AlignedText.Apply(
        "abcdef", [new TextEdit(new TextSpan(0, 3), "x", null), new TextEdit(new TextSpan(2, 4), "y", null)]));

    [Fact]
    public void ToText_SpanEndingWhereAnEditBegins_DoesNotReachIntoIt()
    {
        var aligned = AlignedText.Apply("ab cd", [new TextEdit(new TextSpan(2, 3), "---", RepairKind.Spacing)]);

        Assert.Equal(new TextSpan(0, 2), aligned.ToText(new TextSpan(0, 2)));
        Assert.Equal(new TextSpan(5, 7), aligned.ToText(new TextSpan(3, 5)));
        Assert.Equal(new TextSpan(2, 3), aligned.ToParent(new TextSpan(3, 4)));
    }

    private static Gap Unknown(int at, params string[] candidates) => new(TextSpan.OfLength(at, 1), [.. candidates.Select(c => new GapCandidate(c, 0.5))]);

    private static List<TextEdit> RandomEdits(Random random, string text)
    {
        var edits = new List<TextEdit>();
        for (var at = random.Next(4); at < text.Length; at += 1 + random.Next(8))
        {
            var length = Math.Min(random.Next(4), text.Length - at);
            edits.Add(new TextEdit(TextSpan.OfLength(at, length), new string('Z', random.Next(3)), RepairKind.Ocr));
            at += length;
        }

        return edits;
    }
}
