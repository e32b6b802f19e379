using System.Text;
using IngestPipeline.Vietnamese.Encodings;

namespace IngestPipeline.Extraction.Rtf;

/// <summary>A font of the table: its name and the code page of its bytes.</summary>
internal sealed record RtfFont(string Name, int Charset);

/// <summary>Fonts by number, and how the bytes of each are read.</summary>
internal sealed class RtfFontTable
{
    private readonly Dictionary<int, RtfFont> _fonts = [];
    private readonly StringBuilder _name = new();
    private int _number;
    private int _charset;

    /// <summary>The document's own code page (<c>\ansicpg</c>).</summary>
    public int AnsiCodePage { get; set; } = 1252;

    public string? NameOf(int font) => _fonts.GetValueOrDefault(font)?.Name;

    public void Read(RtfToken token)
    {
        switch (token)
        {
            case { Kind: RtfTokenKind.Control, Word: "f" }:
                _number = token.Value ?? 0;
                _charset = 1;
                _name.Clear();
                break;
            case { Kind: RtfTokenKind.Control, Word: "fcharset" }:
                _charset = token.Value ?? 0;
                break;
            case { Kind: RtfTokenKind.Byte, Value: ';' }:
                _fonts[_number] = new RtfFont(_name.ToString().Trim(), _charset);
                _name.Clear();
                break;
            case { Kind: RtfTokenKind.Byte }:
                _name.Append((char)token.Value!.Value);
                break;
        }
    }

    public string Decode(int font, byte[] bytes)
    {
        var known = _fonts.GetValueOrDefault(font);
        if (known?.Charset == 2)
        {
            return string.Concat(bytes.Select(b => b < 0x20 ? (char)b : (char)(0xF000 + b)));
        }

        // A legacy font's bytes are its own, whatever character set the table claims.
        var page = LegacyFont.EncodingOf(known?.Name) is not null ? 1252 : CodePage(known?.Charset ?? 1);
        return (CodePagesEncodingProvider.Instance.GetEncoding(page) ?? CodePagesEncodingProvider.Instance.GetEncoding(1252)!).GetString(bytes).Normalize(NormalizationForm.FormC);
    }

    private int CodePage(int charset) => charset switch
    {
        0 => AnsiCodePage is 1258 ? 1258 : 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => AnsiCodePage,
    };
}
