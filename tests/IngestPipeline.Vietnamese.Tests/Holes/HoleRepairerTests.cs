using IngestPipeline.Documents;
using IngestPipeline.Testing;
using IngestPipeline.Testing.Repair;
using IngestPipeline.Vietnamese.Holes;
using IngestPipeline.Vietnamese.Tests.Language;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Holes;

public sealed class HoleRepairerTests
{
    /// <summary>Enough text around to learn from what it loses: an invented report that lost the letters of a real one.</summary>
    private const string Damaged = """
        Thực hiện  ế hoạch số 15/ H-UBND, Ủy ban nhân dân xã đã hỗ trợ kinh ph  hoạt động cho 12 ấp, kh m.
        Trong đ , 05 ấp, kh m đã họp dân; ngư i dân đ ng g p ý kiến về ch nh sách hỗ trợ.
        Cán bộ, công chức tham gia lớp bồi dư ng; nh ng ngư i hoàn thành được cấp ch ng nhận.
        Công tác thi đua, khen thưởng c  nhiều đổi mới; phong trào được nhân dân hưởng  ng.
        Các kh  khăn, vướng mắc đã được tháo g ; môi trư ng làm việc được cải thiện.
         hối lượng công việc lớn; biên chế c  hạn; kinh ph  còn thiếu.
        """;

    private readonly HoleRepairer _repairer = new(TrainedModel.Instance);

    [Theory]
    [InlineData("Thực hiện  ế hoạch", "Thực hiện Kế hoạch")]
    [InlineData("kinh ph  hoạt", "kinh phí hoạt")]
    [InlineData("ấp, kh m.", "ấp, khóm.")]
    [InlineData("Trong đ , 05", "Trong đó, 05")]
    [InlineData("ngư i dân đ ng g p", "người dân đóng góp")]
    [InlineData("ch nh sách", "chính sách")]
    [InlineData("bồi dư ng; nh ng ngư i", "bồi dưỡng; những người")]
    [InlineData("tháo g ;", "tháo gỡ;")]
    [InlineData(" hối lượng", "Khối lượng")]
    public void Repair_LostLetters_AreReadFromContext(string damaged, string expected)
    {
        Assert.Contains(damaged, Damaged, StringComparison.Ordinal);
        Assert.Contains(expected, Repaired(Damaged).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Repair_LettersOfPoints_AreReadFromTheirOrder()
    {
        var text = Damaged + "\na) Hồ sơ của người dân được tiếp nhận đầy đủ;\nb) Biên bản họp được lưu;\n ) Tờ trình của các ấp được thẩm định;\nd) Dự thảo được gửi lấy ý kiến;\n"
            + string.Join('\n', Enumerable.Repeat("Các  ơ quan, đơn vị báo  áo đúng hạn;  hi  ục đã  ử  án bộ.", 6));
        Assert.Contains("\nc) Tờ trình", Repaired(text).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nc) Tờ trình", Repaired(text.Replace("\nd) Dự thảo", "\ne) Dự thảo", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Repair_EditsTellConfidenceAndKind_AndTouchNothingElse()
    {
        var repaired = Repaired(Damaged);
        Assert.All(repaired.Edits, e => Assert.True(e is { Kind: RepairKind.MissingGlyph, Confidence: >= 0.5 and <= 1 }));
        foreach (var edit in repaired.Edits)
        {
            // Every letter that stood there stands there still, in its order: letters are put in, none is changed.
            var (before, after) = (edit.Source.In(repaired.Parent).Replace(" ", ""), edit.Target.In(repaired.Text));
            Assert.True(IsSubsequence(before, after), $"{before} → {after}");
        }
    }

    [Fact]
    public void Repair_SoundReports_AreLeftAlone()
    {
        Assert.All(TrainedModel.Reports, r => Assert.Empty(_repairer.Repair(r, LetterLoss.Lines(r), new HashSet<char>()).Edits));
    }

    [Theory]
    [InlineData("The committee has approved the annual report and the budget for the coming year. I am a member of it. We do it in a day or so.")]
    [InlineData("for (int i = 0; i < n; i++) { s += a[i] * b[i]; }\nreturn s / n;\nif (x == y) { f(x); }\nint k = g(a, b, c);")]
    [InlineData("12  34  56  78\n1.250  3,5  22,57%  100\n3  4  5  6  7  8")]
    [InlineData("Nơi nhận:\n- TT. TU, TT. HĐND tỉnh;\n- CT, các PCT UBND tỉnh;\n- Lưu: VT, NC, TH.\nSĐT: 0900 000 000; ĐVT: tr.đ; t/h: 5 km, 3 m, 2 ha")]
    [InlineData("a)  Hồ sơ;   b)  Biên bản;   c)  Tờ trình;   d)  Dự thảo.\n1.   Mục   đích,   yêu   cầu\n2.   Nội   dung   thực   hiện")]
    public void Repair_TextWithoutLosses_IsLeftAlone(string text)
    {
        var many = string.Join('\n', Enumerable.Repeat(text, 20));
        Assert.Empty(_repairer.Repair(many, LetterLoss.Lines(many), new HashSet<char>()).Edits);
    }

    [Theory]
    [InlineData(0, 0.97)]
    [InlineData(1, 0.95)]
    [InlineData(2, 0.95)]
    [InlineData(3, 0.95)]
    public void Repair_ReportsThatLostLetters_AreRestored(int seed, double least)
    {
        var text = string.Join('\n', TrainedModel.Reports);
        var loss = seed == 0 ? LetterLoss.Real : LetterLoss.Random(text, seed);
        var damaged = loss.Damage(text);
        var score = loss.Score(text, AlignedText.Apply(damaged, _repairer.Repair(damaged, LetterLoss.Lines(damaged), new HashSet<char>()).Edits));
        Assert.True(score.Share >= least, $"{loss.Letters}: {score.Share} of {score.Damaged}; {string.Join(' ', score.Wrong.Take(40))}");
        Assert.True(score.Changed <= 0.0005 * score.Sound, $"{score.Changed} of {score.Sound} sound words changed; {string.Join(' ', score.Wrong.Take(40))}");
    }

    [SharedFact]
    public void Repair_HeldOutLines_AreUnchangedWhenSoundAndRestoredWhenDamaged()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Shared!, "corpus", "heldout.txt")).Normalize();
        Assert.Empty(_repairer.Repair(text, LetterLoss.Lines(text), new HashSet<char>()).Edits);

        var damaged = LetterLoss.Real.Damage(text);
        var score = LetterLoss.Real.Score(text, AlignedText.Apply(damaged, _repairer.Repair(damaged, LetterLoss.Lines(damaged), new HashSet<char>()).Edits));
        Assert.True(score.Share >= 0.985, $"{score.Share}");
        Assert.Equal(0, score.Changed);
    }

    private AlignedText Repaired(string text) => AlignedText.Apply(text, _repairer.Repair(text, LetterLoss.Lines(text), new HashSet<char>()).Edits);

    private static bool IsSubsequence(string part, string whole)
    {
        var at = 0;
        foreach (var c in whole)
        {
            at += at < part.Length && part[at] == c ? 1 : 0;
        }

        return at == part.Length;
    }
}
