using System.Globalization;
using System.Text;
using IngestPipeline.Vietnamese;
using IngestPipeline.Vietnamese.Encodings;

namespace IngestPipeline.Testing.Encodings;

/// <summary>A way to write text as bytes, and what the decoder must call it.</summary>
/// <param name="Name">Row of the matrix.</param>
/// <param name="Expected">Names of <see cref="DecodedText.Encoding"/> that are right.</param>
/// <param name="Sound">Must come back exactly as it was written, whatever it is called.</param>
/// <param name="Write">Null where the text has no such form.</param>
public sealed record EncodingClass(string Name, string[] Expected, bool Sound, Func<string, byte[]?> Write);

/// <summary>Bytes, and the text they must become.</summary>
public sealed record EncodingSnippet(byte[] Bytes, string Text);

/// <summary>Snippets of known encodings, made from lines of text: a seed gives the same ones each time.</summary>
public static class EncodingSnippets
{
    private const string English =
        "The committee reviewed the annual report of the department and approved the budget for the next fiscal year. Don't forget: the deadline isn't far off, i.e. it's on Monday. " +
        "Employees who can't attend should notify their manager; a list of items (a, b and c) is attached. Is everything clear? We're sure that you'll agree. E-mail: info@example.org, see www.example.org/a.b. " +
        "Read about naïve approaches, a café in Zürich and the façade of São Paulo's museum: no résumé was required. Costs rose by 3.5% to $1,200 (£950); temperatures fell below 10°. Who said so?";

    private const string Code =
        "for (int i = 0; i < n; i++) { sum += a[i] ^ b[i]; } // O(n^2)\nif (x >= y && !(u ~= v)) return f(a+b, o.x, e.y);\nvar s = $\"{name}: {value:0.##}\"; /* don't */ d += dd[i+1]; echo `ls -a.b` | grep 'a.c' > /dev/null\n" +
        "SELECT a.id, o.name FROM t_a a JOIN t_o o ON a.o_id = o.id WHERE o.x <> '' AND a.y LIKE 'e%';\n#define ADD(a,b) ((a)+(b))\nint *p = &u; u^=p[0]; o+=1; y~=2; i?a:b; c?e:o; printf(\"%d\\n\", a?1:0);";

    public static IReadOnlyList<EncodingClass> Classes { get; } =
    [
        new("UTF-8, NFC", ["utf-8", "us-ascii"], true, t => Encoding.UTF8.GetBytes(t)),
        new("UTF-8, NFD", ["utf-8", "us-ascii"], true, t => Encoding.UTF8.GetBytes(t.Normalize(NormalizationForm.FormD))),
        new("unaccented ASCII", ["us-ascii"], true, t => Bare(t) is var bare && Ascii.IsValid(bare) ? Encoding.ASCII.GetBytes(bare) : null),
        new("English", ["us-ascii", "utf-8"], true, t => Encoding.UTF8.GetBytes(t)),
        new("source code", ["us-ascii"], true, t => Encoding.UTF8.GetBytes(t)),
        new("figures", ["us-ascii"], true, t => Encoding.UTF8.GetBytes(t)),
        .. LegacyEncodings.All.Select(e => new EncodingClass(e.Name, [e.Name], false, t => e.Encode(Plain(t, e)))),
        new("viqr", ["viqr"], false, t => Viqr.Encode(Plain(t, null), escape: false) is { } viqr && Ascii.IsValid(viqr) ? Encoding.ASCII.GetBytes(viqr) : null),
        new("UTF-8 as Windows-1252", ["utf-8+utf-8"], false, t => Wrong(t, 1252, 1)),
        new("UTF-8 as Windows-1258", ["utf-8+utf-8"], false, t => Wrong(t, 1258, 1)),
        new("UTF-8 as Latin-1", ["utf-8+utf-8"], false, t => Wrong(t, 28591, 1)),
        new("UTF-8 as Windows-1252 twice", ["utf-8+utf-8+utf-8"], false, t => Wrong(t, 1252, 2)),
        new("tcvn3 as UTF-8", ["tcvn3+utf-8"], false, t => AsUtf8(LegacyEncodings.Tcvn3, t)),
        new("vni as UTF-8", ["vni+utf-8"], false, t => AsUtf8(LegacyEncodings.Vni, t)),
    ];

    /// <summary><paramref name="count"/> snippets of <paramref name="words"/> words; those of encodings have an accented letter (else their bytes are the same in all).</summary>
    public static IEnumerable<EncodingSnippet> Of(EncodingClass kind, IReadOnlyList<string> lines, int words, int count, int seed)
    {
        var random = new Random(seed);
        for (var made = 0; made < count;)
        {
            var text = kind.Name switch
            {
                "English" => Window(English, words, random),
                "source code" => Window(Code, words, random),
                "figures" => string.Join(' ', Enumerable.Range(0, words).Select(_ => Figure(random))),
                _ => Window(lines[random.Next(lines.Count)].Normalize(NormalizationForm.FormC), words, random),
            };
            if (text is null || (!kind.Sound && !text.Any(VietnameseLetter.IsAccented)) || kind.Write(text) is not { } bytes)
            {
                continue;
            }

            made++;
            var expected = kind.Sound ? Encoding.UTF8.GetString(bytes) : kind.Name.StartsWith("UTF-8", StringComparison.Ordinal) ? text : Plain(text, null);
            yield return new EncodingSnippet(bytes, expected);
        }
    }

    /// <summary>True if the decoder gave the text back; accented capitals of TCVN3 are a matter of fonts.</summary>
    public static bool IsText(EncodingClass kind, EncodingSnippet snippet, DecodedText decoded) =>
        string.Equals(snippet.Text, decoded.Text, kind.Name.StartsWith("tcvn3", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string? Window(string line, int words, Random random)
    {
        var all = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (all.Length < words)
        {
            return null;
        }

        var from = random.Next(all.Length - words + 1);
        var text = string.Join(' ', all[from..(from + words)]);
        return words == 1 ? text.Trim(".,;:!?()[]\"'“”‘’…–-".ToCharArray()) is { Length: > 0 } word ? word : null : text;
    }

    private static string Figure(Random random) => random.Next(6) switch
    {
        0 => random.Next(100000).ToString("N0", CultureInfo.GetCultureInfo("vi-VN")),
        1 => $"{random.Next(100)},{random.Next(100)}%",
        2 => $"{random.Next(31)}/{random.Next(12)}/20{random.Next(10, 25)}",
        3 => $"{random.Next(500)}/QD-UBND",
        4 => $"({random.Next(50)})",
        _ => $"+{random.Next(50)}",
    };

    /// <summary>Quotes and dashes as typists of the time wrote them; capitals that the encoding lacks as small letters.</summary>
    private static string Plain(string text, LegacyEncoding? encoding)
    {
        var plain = text.Replace('“', '"').Replace('”', '"').Replace('‘', '\'').Replace('’', '\'').Replace('–', '-').Replace("…", "...", StringComparison.Ordinal).Replace('\u00A0', ' ');
        return encoding is { HasCapitals: false } ? string.Concat(plain.Select(c => c > '\u007F' && encoding.Encode(c.ToString()) is null ? char.ToLowerInvariant(c) : c)) : plain;
    }

    private static string Bare(string text) => string.Concat(text.Select(c => c <= '\u007F' ? c : AccentFolder.Fold(c) is var bare && char.IsUpper(c) ? char.ToUpperInvariant(bare) : bare));

    private static byte[]? AsUtf8(LegacyEncoding encoding, string text) =>
        encoding.Encode(Plain(text, encoding)) is { } bytes ? Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes)) : null;

    private static byte[] Wrong(string text, int page, int times)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.Latin1;
        var wrong = text;
        for (var i = 0; i < times; i++)
        {
            wrong = string.Concat(Encoding.UTF8.GetBytes(wrong).Select(b => encoding.GetString([b])[0] is var c && c != '\uFFFD' ? c : (char)b));
        }

        return Encoding.UTF8.GetBytes(wrong);
    }
}
