using IngestPipeline.Extraction.Pdf.Decipherment;
using IngestPipeline.Vietnamese.Glyphs;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Pdf.Decipherment;

public sealed class WordAlignmentTests
{
    /// <param name="word">Digits stand for unknown glyphs of that number.</param>
    [Theory]
    [InlineData("kh0m", "khóm", "0=ó")]
    [InlineData("kh0m", "khom", "0=o")]
    [InlineData("ng01i", "người", "0=ư 1=ờ")]
    [InlineData("0ế", "Kế", "0=K")]
    [InlineData("SNV-V0", "SNV-VP", "0=P")]
    [InlineData("SNV-V0", "SNV-V", "")] // nothing was read there
    [InlineData("hoạc0", "hoach", "0=h")] // an accent lost elsewhere in the word
    [InlineData("kh0m", "thực", "")] // another word
    [InlineData("0", "%", "0=%")]
    [InlineData("0", "10", "")]
    [InlineData("KH0UBND", "KH-UBND", "0=-")]
    [InlineData("b000g", "bng", "")]
    public void Votes_OfAReading_GoToTheUnknowns(string word, string read, string expected)
    {
        var marked = string.Concat(word.Select(c => char.IsAsciiDigit(c) ? GlyphUnknown.PlaceholderOf(c - '0') : c));

        Assert.Equal(expected, string.Join(' ', WordAlignment.Votes(marked, read).Select(v => $"{v.Unknown}={v.Read}")));
    }
}
