using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Facts;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Numbers;

/// <summary>Random values written in every form the grammar knows are read back from a sentence: the same value, the exact span, no second fact.</summary>
public sealed class NumberGrammarTests
{
    private const int Rounds = 300;

    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    [Fact]
    public async Task Amount_InEveryGrouping_ReadsBack()
    {
        var random = new Random(1);
        for (var i = 0; i < Rounds; i++)
        {
            var amount = Any(random, 13);
            var grouped = amount.ToString("N0", Vietnamese);
            var canonical = amount.ToString(CultureInfo.InvariantCulture);
            string[] forms = [grouped, grouped + ",00", .. amount < 1_000_000_000_000 ? (string[])[canonical] : [], .. ((char[])[' ', '\u00A0', '\u202F', '\u2009']).Select(space => grouped.Replace('.', space)), grouped.Replace('.', ',')];
            foreach (var form in forms)
            {
                await AssertReads("Đã chi trả ", form + " đồng", ".", canonical, null, "VND", FactKind.Money);
            }
        }
    }

    [Fact]
    public async Task Amount_WithScaleWords_ReadsBack()
    {
        var random = new Random(2);
        for (var i = 0; i < Rounds; i++)
        {
            var amount = Any(random, 13);
            var canonical = amount.ToString(CultureInfo.InvariantCulture);
            foreach (var form in Scaled(amount).Concat(Compound(amount)))
            {
                await AssertReads("Dự toán là ", form + " đồng", ", đã phân bổ.", canonical, null, "VND", FactKind.Money);
            }
        }
    }

    [Fact]
    public async Task Count_WithLeadingZeroOrWords_ReadsBack()
    {
        var random = new Random(3);
        for (var i = 0; i < Rounds; i++)
        {
            var count = Any(random, 10);
            var (canonical, words) = (count.ToString(CultureInfo.InvariantCulture), Spelled(count));
            string[] forms = [canonical, .. count < 1_000_000 ? (string[])["0" + canonical] : [], $"{count.ToString("N0", Vietnamese)} ({words})", $"{canonical} ({char.ToUpperInvariant(words[0])}{words[1..]})"];
            foreach (var form in forms)
            {
                await AssertReads("Đã tiếp nhận ", form + " hồ sơ", " trong kỳ.", canonical, null, "hồ sơ", FactKind.Count);
            }

            await AssertReads($"Đã tiếp nhận {words} ", $"({canonical}) hồ sơ", " trong kỳ.", canonical, null, "hồ sơ", FactKind.Count);
        }
    }

    [Fact]
    public async Task ShareRatioAndMeasure_ReadBack()
    {
        var random = new Random(4);
        for (var i = 0; i < Rounds; i++)
        {
            var share = random.Next(0, 100_000) / 100m;
            var canonical = share.ToString("0.##", CultureInfo.InvariantCulture);
            var comma = share.ToString("0.##", Vietnamese);
            foreach (var form in (string[])[comma + "%", comma + " %", comma + "\u00A0%", canonical + "%", comma + " phần trăm"])
            {
                await AssertReads("Tỷ lệ đạt ", form, ".", canonical, null, "%", FactKind.Percent);
            }

            await AssertReads("Tăng trưởng đạt ", $"-{share.ToString("0.0#", Vietnamese)}%", ".", share == 0 ? "0" : "-" + canonical, null, "%", FactKind.Percent);
            await AssertReads("Diện tích ", share.ToString("0.000", Vietnamese).TrimEnd('0') is var ha && ha.EndsWith(',') ? ha + "0 ha" : ha + " ha", ".", canonical, null, "ha", FactKind.Measure);
            var (part, whole) = (Any(random, 6), Any(random, 6));
            await AssertReads("Có ", $"{part.ToString("N0", Vietnamese)}/{whole.ToString("N0", Vietnamese)} người", " tham gia.", part.ToString(CultureInfo.InvariantCulture), whole.ToString(CultureInfo.InvariantCulture), "người", FactKind.Ratio);
        }
    }

    [Fact]
    public async Task AmountWithLettersForDigits_KeepsItsTextAndSaysItIsUnsure()
    {
        var random = new Random(5);
        for (var i = 0; i < Rounds; i++)
        {
            var amount = random.NextInt64(10_000, 1_000_000_000);
            var grouped = amount.ToString("N0", Vietnamese).ToCharArray();
            var place = random.Next(grouped.Length);
            if (grouped[place] is not ('0' or '1') || place == grouped.Length - 1 && grouped[place] == '1')
            {
                continue;
            }

            grouped[place] = grouped[place] == '0' ? 'O' : 'l';
            var fact = Assert.Single(await Facts($"Đã chi trả {new string(grouped)} đồng."));
            Assert.Equal((new string(grouped) + " đồng", amount.ToString(CultureInfo.InvariantCulture)), (fact.Raw, fact.Value));
            Assert.InRange(fact.Confidence, 0.1, 0.7);
        }
    }

    [Fact]
    public async Task AnyStringOfFiguresAndMarks_GivesSpansInsideTheTextAndNoCertainNonsense()
    {
        const string Alphabet = "0123456789.,/-– ()%lO:đ";
        var random = new Random(6);
        for (var i = 0; i < 1500; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            Assert.All(await Facts(text), fact => Assert.Equal(fact.Raw, fact.Span.In(text)));
            var broken = string.Concat(Enumerable.Range(0, random.Next(26, 60)).Select(_ => (char)('0' + random.Next(10))));
            Assert.Empty(await Facts($"Đã chi {broken} đồng."));
        }
    }

    private static async Task AssertReads(string before, string written, string after, string value, string? of, string unit, FactKind kind)
    {
        var facts = await Facts(before + written + after);
        Assert.True(facts.Length == 1 && (facts[0].Raw, facts[0].Value, facts[0].Of, facts[0].Unit, facts[0].Kind) == (written, value, of, unit, kind),
            $"{before}{written}{after}: expected {value}{(of is null ? "" : "/" + of)} {unit} {kind}, found {string.Join("; ", facts.Select(f => $"[{f.Raw}] {f.Value}/{f.Of} {f.Unit} {f.Kind}"))}");
    }

    private static async Task<ImmutableArray<Fact>> Facts(string text) =>
        (await FactStage.ByRules().Run(new Document { Source = new SourceFile("a.txt", "a.txt", new string('0', 64), 1), Text = text, Metadata = DocumentMetadata.Empty }, StageContext.Silent())).Facts;

    /// <summary>A value of any number of digits, each length as likely as the next.</summary>
    private static long Any(Random random, int digits) => random.NextInt64(2, (long)Math.Pow(10, random.Next(1, digits + 1)) + 2);

    private static IEnumerable<string> Scaled(long amount)
    {
        foreach (var (word, power) in ((string, int)[])[("nghìn", 3), ("ngàn", 3), ("triệu", 6), ("tỷ", 9), ("tỉ", 9), ("nghìn tỷ", 12)])
        {
            yield return ((decimal)amount / (decimal)Math.Pow(10, power)).ToString("#,##0.############", Vietnamese) + " " + word;
        }
    }

    /// <summary>"1 tỷ 200 triệu 500 nghìn"; what is left below a thousand goes into a decimal of the last part.</summary>
    private static IEnumerable<string> Compound(long amount)
    {
        var parts = new List<string>();
        foreach (var (word, scale) in ((string, long)[])[("tỷ", 1_000_000_000), ("triệu", 1_000_000)])
        {
            if (amount >= scale)
            {
                parts.Add($"{(amount / scale).ToString("N0", Vietnamese)} {word}");
                amount %= scale;
            }
        }

        if (amount > 0)
        {
            parts.Add((amount / 1000m).ToString("0.###", Vietnamese) + " nghìn");
        }

        yield return string.Join(' ', parts);
    }

    private static string Spelled(long value)
    {
        foreach (var (word, scale) in ((string, long)[])[("tỷ", 1_000_000_000), ("triệu", 1_000_000), ("nghìn", 1000)])
        {
            if (value >= scale)
            {
                return $"{Spelled(value / scale)} {word}{(value % scale > 0 ? " " + Spelled(value % scale) : "")}";
            }
        }

        string[] digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
        var (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10);
        var words = new List<string>();
        if (hundreds > 0)
        {
            words.Add(digits[hundreds] + " trăm");
        }

        if (tens > 0)
        {
            words.Add(tens == 1 ? "mười" : digits[tens] + " mươi");
        }
        else if (hundreds > 0 && ones > 0)
        {
            words.Add("linh");
        }

        if (ones > 0 || words.Count == 0)
        {
            words.Add((ones, tens) switch { (1, > 1) => "mốt", (5, > 0) => "lăm", _ => digits[ones] });
        }

        return string.Join(' ', words);
    }
}
