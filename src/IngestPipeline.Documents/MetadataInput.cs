using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IngestPipeline.Documents;

/// <summary>Why something that was typed is no value of its field.</summary>
/// <param name="Code">Stable, kebab case.</param>
public sealed record MetadataProblem(string Code, string Vietnamese, string English);

/// <summary>A value, or why there is none.</summary>
public readonly record struct MetadataParse(MetadataValue? Value, MetadataProblem? Problem);

/// <summary>
/// Reads what a person typed into a field. Letters are composed, runs of white space become one space; nothing else is changed. Parts: <c>value</c>
/// (lists: one entry a line); <c>authority</c>, <c>title</c>, <c>name</c> of the signer; <c>from</c>, <c>to</c>, <c>label</c> of the period. Nothing in any part means
/// that the document does not show the field.
/// </summary>
public static partial class MetadataInput
{
    /// <summary>Names of the parts that a field has.</summary>
    public static ImmutableArray<string> Parts(MetadataField field) => field switch
    {
        MetadataField.Signer => ["authority", "title", "name"],
        MetadataField.Period => ["from", "to", "label"],
        _ => ["value"],
    };

    public static ImmutableArray<string> Secrecies { get; } = ["MẬT", "TỐI MẬT", "TUYỆT MẬT"];

    public static ImmutableArray<string> Urgencies { get; } = ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"];

    /// <summary>A value as the contract writes it.</summary>
    public static MetadataParse Parse(MetadataField field, JsonElement json)
    {
        var names = Parts(field);
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (json.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.String when names is ["value"]:
                parts["value"] = json.GetString()!;
                break;
            case JsonValueKind.Array when IsList(field) && json.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String):
                parts["value"] = string.Join('\n', json.EnumerateArray().Select(e => Clean(e.GetString()!)));
                break;
            case JsonValueKind.Object when names is not ["value"] && json.EnumerateObject().All(p => names.Contains(p.Name) && p.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null):
                foreach (var part in json.EnumerateObject())
                {
                    parts[part.Name] = part.Value.GetString() ?? "";
                }

                break;
            default:
                return Wrong("wrong-shape", "giá trị không đúng dạng của trường này", "the value has not the form of this field");
        }

        return Parse(field, parts);
    }

    public static MetadataParse Parse(MetadataField field, IReadOnlyDictionary<string, string> parts)
    {
        string? Part(string name) => parts.TryGetValue(name, out var text) && Clean(text) is { Length: > 0 } clean ? clean : null;
        if (parts.Values.Any(v => Clean(v).Contains('\uFFFD')))
        {
            return Wrong("broken-text", "có ký tự hỏng", "it has broken characters");
        }

        var empty = DocumentMetadata.Empty;
        return field switch
        {
            MetadataField.DocType => Words(field, Part("value")?.ToUpperInvariant(), 80, v => empty with { DocType = v }, v => v.All(c => char.IsLetter(c) || c == ' ')
                ? null
                : new MetadataProblem("doc-type", "loại văn bản chỉ gồm chữ, ví dụ BÁO CÁO", "a type has letters only: BÁO CÁO")),
            MetadataField.NumberSymbol => Words(field, Symbol(Part("value")), 60, v => empty with { NumberSymbol = v }, v => NumberSymbol().IsMatch(v)
                ? null
                : new MetadataProblem("number-symbol", "số, ký hiệu phải có số rồi đến ký hiệu, ví dụ 271/BC-UBND, 20-CT/TU", "number first, then symbol: 271/BC-UBND, 20-CT/TU")),
            MetadataField.Issuer => Words(field, Part("value"), 300, v => empty with { Issuer = v }),
            MetadataField.Place => Words(field, Part("value"), 100, v => empty with { Place = v }),
            MetadataField.Subject => Words(field, Part("value"), 3000, v => empty with { Subject = v }),
            MetadataField.Date => Date(Part("value")) switch
            {
                (var day, null) => Right(field, empty with { Date = day }),
                (_, { } problem) => new MetadataParse(null, problem),
            },
            MetadataField.Addressee => List(field, parts, v => empty with { Addressee = v }),
            MetadataField.Recipients => List(field, parts, v => empty with { Recipients = v }),
            MetadataField.Signer => Signer(Part("authority"), Part("title"), Part("name")),
            MetadataField.Period => Period(Part("from"), Part("to"), Part("label")),
            MetadataField.Secrecy => Stamp(field, Part("value"), Secrecies, v => empty with { Secrecy = v }),
            _ => Stamp(field, Part("value"), Urgencies, v => empty with { Urgency = v }),
        };
    }

    private static bool IsList(MetadataField field) => field is MetadataField.Addressee or MetadataField.Recipients;

    private static MetadataParse Right(MetadataField field, DocumentMetadata metadata) => new(MetadataValue.Of(metadata, field), null);

    private static MetadataParse Wrong(string code, string vietnamese, string english) => new(null, new MetadataProblem(code, vietnamese, english));

    private static MetadataParse TooLong(int longest) => Wrong(
        "too-long", string.Create(CultureInfo.InvariantCulture, $"dài quá {longest} ký tự"), string.Create(CultureInfo.InvariantCulture, $"longer than {longest} characters"));

    private static MetadataParse Words(MetadataField field, string? value, int longest, Func<string?, DocumentMetadata> set, Func<string, MetadataProblem?>? check = null) =>
        value is null ? Right(field, set(null))
        : value.Length > longest ? TooLong(longest)
        : check?.Invoke(value) is { } problem ? new MetadataParse(null, problem)
        : Right(field, set(value));

    private static MetadataParse Stamp(MetadataField field, string? value, ImmutableArray<string> known, Func<string?, DocumentMetadata> set)
    {
        // Both placements of the tone are right: HOẢ, HỎA.
        var stamp = value?.ToUpperInvariant().Replace("HOẢ", "HỎA", StringComparison.Ordinal);
        return stamp is null || known.Contains(stamp)
            ? Right(field, set(stamp))
            : Wrong("unknown-stamp", "phải là " + string.Join(", ", known), "must be one of " + string.Join(", ", known));
    }

    private static MetadataParse List(MetadataField field, IReadOnlyDictionary<string, string> parts, Func<ImmutableArray<string>, DocumentMetadata> set)
    {
        var items = parts.GetValueOrDefault("value", "").Split('\n').Select(l => Clean(l).TrimStart('-', '–', '+', ' ').TrimEnd(';', '.', ' ')).Where(l => l.Length > 0).ToImmutableArray();
        return items.Length > 300
            ? Wrong("too-many", "quá 300 dòng", "more than 300 lines")
            : items.Any(i => i.Length > 500) ? TooLong(500) : Right(field, set(items));
    }

    private static MetadataParse Signer(string? authority, string? title, string? name) =>
        new[] { authority, title, name }.Any(p => p?.Length > 300) ? TooLong(300)
        : name?.Any(char.IsDigit) == true ? Wrong("signer-name", "tên người ký không có chữ số", "a name has no digits")
        : Right(MetadataField.Signer, DocumentMetadata.Empty with { Signer = authority is null && title is null && name is null ? null : new Signer(authority, title, name) });

    private static MetadataParse Period(string? from, string? to, string? label)
    {
        var ((start, wrongStart), (end, wrongEnd)) = (Date(from), Date(to));
        return (wrongStart ?? wrongEnd) is { } problem ? new MetadataParse(null, problem)
            : label?.Length > 200 ? TooLong(200)
            : start > end ? Wrong("period-order", "ngày đầu kỳ phải trước ngày cuối kỳ", "the period ends before it begins")
            : Right(MetadataField.Period, DocumentMetadata.Empty with { Period = start is null && end is null && label is null ? null : new ReportPeriod(start, end, label) });
    }

    private static (DateOnly? Day, MetadataProblem? Problem) Date(string? text) =>
        text is null ? (null, null)
        : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2100
            ? (day, null)
            : (null, new MetadataProblem("date", $"“{text}” không phải là ngày; viết ngày/tháng/năm, ví dụ 26/6/2023", $"“{text}” is no date; write day/month/year, as 26/6/2023"));

    private static string? Symbol(string? text) => text is null ? null : Prefix().Replace(text, "").Replace(" ", "", StringComparison.Ordinal);

    private static string Clean(string text) =>
        Spaces().Replace(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(), " ").Trim();

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^số\s*:?\s*(?=\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^\d{1,6}\p{L}{0,6}(?:[/-][\p{L}\d.&_()]+)*[/-][\p{L}\d.&_()]*\p{L}[\p{L}\d.&_()]*(?:[/-][\p{L}\d.&_()]+)*$")]
    private static partial Regex NumberSymbol();
}
