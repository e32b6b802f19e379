using System.Globalization;
using System.Text;

namespace IngestPipeline.Web.Localization;

/// <summary>The texts, numbers and dates of one request in its visitor's language.</summary>
public sealed class Translator(IHttpContextAccessor http)
{
    // The program runs without culture data (invariant globalization); the two sets of separators that are needed stand here.
    private static readonly NumberFormatInfo VietnameseNumbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    private static readonly NumberFormatInfo EnglishNumbers = new();

    public Language Language { get; } = LanguageChoice.Of(http.HttpContext);

    /// <summary>Code for the <c>lang</c> attribute.</summary>
    public string Code => Language == Language.English ? "en" : "vi";

    private NumberFormatInfo Numbers => Language == Language.English ? EnglishNumbers : VietnameseNumbers;

    /// <summary>A text by key; a key that is missing shows itself rather than failing the page.</summary>
    public string this[string key] => Texts.Of(Language).GetValueOrDefault(key, key);

    /// <summary>A text with <c>{0}</c> … filled; numbers are written the visitor's way.</summary>
    public string this[string key, params object?[] values] =>
        string.Format(Numbers, this[key], [.. values.Select(v => v switch { int n => Number(n), long n => Number(n), _ => v })]);

    /// <summary>The visitor's half of a pair.</summary>
    public string Of(string? vietnamese, string? english) => (Language == Language.English ? english ?? vietnamese : vietnamese ?? english) ?? "";

    /// <summary>The visitor's half of a message written "Vietnamese / English".</summary>
    public string Half(string? message)
    {
        if (message is null)
        {
            return "";
        }

        var at = message.IndexOf(" / ", StringComparison.Ordinal);
        return at < 0 ? message : Language == Language.English ? message[(at + 3)..] : message[..at];
    }

    public string Number(long value) => value.ToString("#,0", Numbers);

    public string Decimal(double value, string format = "#,0.##") => value.ToString(format, Numbers);

    public string Percent(double share) => (share * 100).ToString("0", Numbers) + "%";

    /// <summary>A canonical decimal (<c>1664.5</c>) with the visitor's separators; what is no number stays as it is.</summary>
    public string Canonical(string? value)
    {
        if (value is null || !decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return value ?? "";
        }

        var scale = value.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? value.Length - dot - 1 : 0;
        return number.ToString("N" + scale.ToString(CultureInfo.InvariantCulture), Numbers);
    }

    /// <summary>Day, month, year: the order that both languages of this country use.</summary>
    public string Date(DateOnly? date) => date?.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture) ?? "";

    public string Date(string? iso) => DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Date(date) : iso ?? "";

    /// <summary>Time of day and date in the server's zone.</summary>
    public string Time(DateTimeOffset? time) => time?.ToLocalTime().ToString("HH:mm dd'/'MM'/'yyyy", CultureInfo.InvariantCulture) ?? "";

    public string Bytes(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => Decimal(bytes / 1024d, "0.#") + " KB",
        _ => Decimal(bytes / 1024d / 1024d, "0.#") + " MB",
    };

    /// <summary>Upper-case names (<c>BÁO CÁO</c>) as the eye likes them: <c>Báo cáo</c>.</summary>
    public string Sentence(string? text) => text is null ? "" : Capital(text.ToLowerInvariant());

    /// <summary>First letter upper case: labels are stored once and used in and at the start of sentences.</summary>
    public string Capital(string text) => text.Length == 0 ? text : new StringBuilder(text) { [0] = char.ToUpperInvariant(text[0]) }.ToString();
}
