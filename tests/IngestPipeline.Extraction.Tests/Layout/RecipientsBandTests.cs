using System.Collections.Immutable;
using IngestPipeline.Extraction.Layout;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Layout;

public sealed class RecipientsBandTests
{
    [Fact]
    public void Find_SignerBesideLastRecipientOnly_TwoColumns()
    {
        ImmutableArray<LayoutLine> rows = [Row(100, (110, "Nơi nhận:")), Row(114, (110, "- UBND các huyện, thị xã;")), Row(128, (110, "- Lưu: VT."), (400, "Đặng Văn Minh"))];

        var band = Assert.IsType<Region.Band>(Assert.Single(RegionFinder.Find(rows, new Margins(97, 546, 14, 1.2, 9))));

        Assert.Equal(["Nơi nhận:", "- UBND các huyện, thị xã;", "- Lưu: VT."], band.Left.Select(l => l.Text));
        Assert.Equal(["Đặng Văn Minh"], band.Right.Select(l => l.Text));
    }

    private static LayoutLine Row(double baseline, params (double X, string Text)[] parts) =>
        new([.. parts.SelectMany(p => p.Text.Split(' ').Select((w, i) => new LayoutWord(w, p.X + (i * 26), p.X + (i * 26) + 22, baseline, 12)))]);
}
