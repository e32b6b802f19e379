using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Trust;

/// <summary>What is known of a font beside the text it shows.</summary>
/// <param name="Name">As the file gives it.</param>
/// <param name="HasToUnicode">PDF: it carries a map to Unicode; null for formats that have none.</param>
public sealed record FontEvidence(string Name, bool? HasToUnicode = null);

/// <summary>
/// Decides how far a text can be trusted, from counts alone: share of valid syllables, glyphs without a character, how many words have accents, and
/// what a legacy reading makes of it. The figures that decided go with the decision.
/// </summary>
public static class TrustJudge
{
    /// <summary>Fewer words say nothing about a font.</summary>
    public const int EnoughWords = 20;

    /// <summary>Of Vietnamese words: names, abbreviations and foreign words take the rest.</summary>
    private const double SoundShare = 0.7;

    /// <summary>Of Vietnamese text at least so many words have accents; of foreign text so few.</summary>
    private const double FewAccents = 0.05;
    private const double ManyAccents = 0.2;

    /// <summary>Of Vietnamese without accents; of English a third.</summary>
    private const double BareShare = 0.85;

    /// <summary>Share of glyphs without a character from which words have holes.</summary>
    private const double FewUnknown = 0.002;

    private const int FewLookalikes = 3;

    /// <summary>A reading must leave nearly all accented words valid, and must have made a fifth of them.</summary>
    private const double ReadShare = 0.8;
    private const double MinorReading = 0.2;

    public static TextTrust Judge(TextCounts counts, int? page = null, FontEvidence? font = null)
    {
        var state = State(counts, font);
        return new TextTrust(page, font?.Name, state, counts.Syllables.Words, Math.Round(counts.Syllables.Words == 0 ? 0 : counts.Syllables.Share, 3), Evidence(counts, font));
    }

    /// <summary>A page that is a picture: its text layer, if any, was set aside.</summary>
    public static TextTrust Image(TextCounts layer, int page) => new(
        page,
        null,
        TextState.ImageOnly,
        layer.Syllables.Words,
        Math.Round(layer.Syllables.Words == 0 ? 0 : layer.Syllables.Share, 3),
        layer.Characters == 0 ? "trang ảnh, không có lớp chữ / a page image without a text layer" : $"trang ảnh, bỏ lớp chữ: {Vietnamese(layer)} / a page image, text layer set aside: {English(layer)}");

    /// <summary>The judgement on a page with what came of reading its image beside its text layer.</summary>
    public static TextTrust Beside(TextTrust judged, LayerVerdict verdict)
    {
        var (vietnamese, english) = Split(judged.Evidence);
        var (read, read2) = verdict.Image is not { } image ? ("", "") : (
            string.Create(CultureInfo.InvariantCulture, $"đọc từ ảnh: {Percent(image.Share)} của {image.Words} từ hợp lệ, tin cậy {Percent(image.Confidence)}, {image.Score:0} điểm"),
            string.Create(CultureInfo.InvariantCulture, $"read from the image: {Percent(image.Share)} of {image.Words} words valid, confidence {Percent(image.Confidence)}, score {image.Score:0}"));
        var (layer, layer2) = verdict.Image is null || verdict.Layer.Words == 0 ? ("", "") : (
            string.Create(CultureInfo.InvariantCulture, $"lớp chữ: {Percent(verdict.Layer.Share)} của {verdict.Layer.Words} từ hợp lệ, {verdict.Layer.Score:0} điểm"),
            string.Create(CultureInfo.InvariantCulture, $"text layer: {Percent(verdict.Layer.Share)} of {verdict.Layer.Words} words valid, score {verdict.Layer.Score:0}"));
        var (choice, choice2) = (verdict.Keeps, verdict.Wanted) switch
        {
            (true, true) => ("giữ lớp chữ theo yêu cầu", "text layer kept as a person wants it"),
            (true, false) => ("giữ lớp chữ", "text layer kept"),
            (false, true) => ("nhận dạng theo yêu cầu", "recognised as a person wants it"),
            _ => ("", ""),
        };
        return judged with { Evidence = $"{Joined(vietnamese, read, layer, choice)} / {Joined(english, read2, layer2, choice2)}" };
    }

    private static string Joined(params string[] parts) => string.Join("; ", parts.Where(p => p.Length > 0));

    private static (string Vietnamese, string English) Split(string evidence) =>
        evidence.IndexOf(" / ", StringComparison.Ordinal) is >= 0 and var at ? (evidence[..at], evidence[(at + 3)..]) : (evidence, evidence);

    private static TextState State(TextCounts counts, FontEvidence? font)
    {
        if (counts.Reading is { } reading && counts.Read.Share >= ReadShare && counts.Read.Words > 0 && counts.Read.Words >= MinorReading * counts.Accented.Words)
        {
            return reading.State;
        }

        if (counts.Unknown > FewUnknown * counts.Characters)
        {
            return TextState.Holes;
        }

        if (counts.Lookalikes >= FewLookalikes)
        {
            return TextState.WrongMapping;
        }

        var words = Math.Max(counts.Syllables.Words, counts.Accented.Words);
        if (words == 0 || counts.OtherScripts * 2 > counts.Characters)
        {
            return TextState.NotVietnamese;
        }

        var accents = (double)counts.Accented.Words / words;
        if (accents < FewAccents)
        {
            // Of a font it means nothing: producers draw the accented letters from another one.
            return counts.Bare.Share < BareShare || counts.Bare.Words == 0 ? TextState.NotVietnamese : words >= EnoughWords && font is null ? TextState.Unaccented : TextState.Sound;
        }

        if (counts.Syllables.Share >= SoundShare || counts.Accented.Share >= 0.9)
        {
            return TextState.Sound;
        }

        // In a PDF the map to Unicode is the font's own claim; letters that make no words say that it lies.
        return font?.HasToUnicode is not null && accents >= ManyAccents && words >= EnoughWords && counts.Accented.Share < 0.5 ? TextState.WrongMapping
            : counts.Accented.Share >= 0.5 ? TextState.Sound
            : TextState.NotVietnamese;
    }

    private static string Evidence(TextCounts counts, FontEvidence? font)
    {
        var (map, map2) = font?.HasToUnicode switch { true => ("; phông có bảng Unicode", "; the font maps to Unicode"), false => ("; phông không có bảng Unicode", "; the font has no map to Unicode"), _ => ("", "") };
        return $"{Vietnamese(counts)}{map} / {English(counts)}{map2}";
    }

    private static string Vietnamese(TextCounts c) =>
        $"{Percent(c.Syllables.Share)} của {Number(c.Syllables.Words)} từ là âm tiết, {Percent(c.Accented.Share)} của {Number(c.Accented.Words)} từ có dấu" +
        (c.Unknown == 0 ? "" : $", {Number(c.Unknown)} ký tự không có mã") + (c.Lookalikes == 0 ? "" : $", {Number(c.Lookalikes)} chữ ƣ") + (c.Reading is { } r ? $"; đọc theo {r.Name}: {Percent(c.Read.Share)} của {Number(c.Read.Words)}" : "");

    private static string English(TextCounts c) =>
        $"{Percent(c.Syllables.Share)} of {Number(c.Syllables.Words)} words are syllables, {Percent(c.Accented.Share)} of {Number(c.Accented.Words)} with accents" +
        (c.Unknown == 0 ? "" : $", {Number(c.Unknown)} characters without a code") + (c.Lookalikes == 0 ? "" : $", {Number(c.Lookalikes)} letters ƣ") + (c.Reading is { } r ? $"; read as {r.Name}: {Percent(c.Read.Share)} of {Number(c.Read.Words)}" : "");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share)} %");

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
