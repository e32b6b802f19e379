using System.Collections.Immutable;
using System.Text;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>The tables. Each names its source; the tests turn all 134 accented letters round through each of them.</summary>
public static class LegacyEncodings
{
    private static readonly Encoding Windows1252Page = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Windows1258Page = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    /// <summary>
    /// TCVN 5712:1993, second subset (ISO-IR 180), as the ABC fonts (<c>.Vn…</c>) use it: letters from 0xA0, punctuation of
    /// Windows-1252 below. In practice without accented capitals, which the fonts whose names end in H draw.
    /// </summary>
    public static LegacyEncoding Tcvn3 { get; } = new(
        "tcvn3",
        Singles(
            "\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ" +
            "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ" +
            "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ" +
            "éẹềểễếệìỉỄẾỒĩíịò" +
            "Ổỏõóọồổỗốộờởỡớợù" +
            "ỖủũúụừửữứựỳỷỹýỵỐ",
            from: 0xA0,
            punctuation: true),
        [],
        hasCapitals: false);

    /// <summary>VISCII 1.1, RFC 1456. Six capitals stand in the control area.</summary>
    public static LegacyEncoding Viscii { get; } = new(
        "viscii",
        Singles(
            "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ" +
            "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ" +
            "Õắằặấầẩậẽẹếềểễệố" +
            "ồổỗỠƠộờởịỰỨỪỬơớƯ" +
            "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ" +
            "ĐứÒÓÔạỷừửÙÚỹỵÝỡư" +
            "àáâãảăữẫèéêẻìíĩỉ" +
            "đựòóôõỏọụùúũủýợỮ",
            from: 0x80,
            controls: [(0x02, 'Ẳ'), (0x05, 'Ẵ'), (0x06, 'Ẫ'), (0x14, 'Ỷ'), (0x19, 'Ỹ'), (0x1E, 'Ỵ')]),
        []);

    /// <summary>VPS of the Vietnamese Professionals Society, after the table <c>vps.ut</c> of the Netscape/Mozilla browsers.</summary>
    public static LegacyEncoding Vps { get; } = new(
        "vps",
        Singles(
            "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ" +
            "Ế\u2018\u2019ỀỂỄỐỒỔỖýỷỵỚỜỞ" +
            "\u00A0ắằẳẵặỠớÙờởỡŨỨợỪ" +
            "ổỬỲỸÍÌộỈĨÓửữÒỎÕự" +
            "ầÁÂấẩẫậđẻÉÊẹỉễịỹ" +
            "ƯỦồốÔỏơÈừứÚũưÝẺ\0" +
            "àáâãảạă\0èéêẽìí\0ĩ" +
            "ẴĐòóôõ\0Ơụùúủ\0ỶẼỳ",
            from: 0x80,
            controls:
            [
                (0x02, 'Ạ'), (0x03, 'Ậ'), (0x04, 'Ặ'), (0x05, 'Ẹ'), (0x06, 'Ệ'), (0x10, 'Ị'), (0x11, 'Ọ'), (0x12, 'Ộ'), (0x13, 'Ợ'), (0x14, 'Ụ'), (0x15, 'Ự'),
                (0x19, 'Ỵ'), (0x1C, 'Ẫ'), (0x1D, 'Ữ'),
            ]),
        []);

    /// <summary>
    /// VNI for Windows (<c>VNI-…</c> fonts): base letter and mark byte; i, dotted y, ơ, ư, đ have bytes of their own, and ơ ư are bases in
    /// their turn. Pairs as documented in VNI's own keyboard tables (the same in UniKey and xvnkb). Case follows the base.
    /// </summary>
    public static LegacyEncoding Vni { get; } = Composite(
        "vni",
        bases: [('a', 'a'), ('e', 'e'), ('o', 'o'), ('u', 'u'), ('y', 'y'), ('ơ', '\u00F4'), ('ư', '\u00F6')],
        singles: [('ơ', 0xF4), ('ư', 0xF6), ('đ', 0xF1), ('ì', 0xEC), ('í', 0xED), ('ỉ', 0xE6), ('ĩ', 0xF3), ('ị', 0xF2), ('ỵ', 0xEE)],
        marks:
        [
            ("àèòùỳờừ", 0xF8), ("áéóúýớứ", 0xF9), ("ảẻỏủỷởử", 0xFB), ("ãẽõũỹỡữ", 0xF5), ("ạẹọụợự", 0xEF),
            ("âêô", 0xE2), ("ầềồ", 0xE0), ("ấếố", 0xE1), ("ẩểổ", 0xE5), ("ẫễỗ", 0xE3), ("ậệộ", 0xE4),
            ("ă", 0xEA), ("ằ", 0xE8), ("ắ", 0xE9), ("ẳ", 0xFA), ("ẵ", 0xFC), ("ặ", 0xEB),
        ]);

    /// <summary>
    /// BK HCM 2 of the Polytechnic of Hồ Chí Minh City: base letter and mark byte; â ă ê ô ơ ư have bytes of their own and take marks in
    /// their turn. After the code table of the keyboard program VBKey (the same in UniKey). Case follows the base.
    /// </summary>
    public static LegacyEncoding BkHcm2 { get; } = Composite(
        "bkhcm2",
        bases: [('a', 'a'), ('e', 'e'), ('o', 'o'), ('u', 'u'), ('y', 'y'), ('â', '\u00EA'), ('ă', '\u00F9'), ('ê', '\u00EF'), ('ô', '\u00F6'), ('ơ', '\u00FA'), ('ư', '\u00FB')],
        singles: [('đ', 0xE0), ('â', 0xEA), ('ă', 0xF9), ('ê', 0xEF), ('ô', 0xF6), ('ơ', 0xFA), ('ư', 0xFB), ('ì', 0xF2), ('í', 0xF1), ('ỉ', 0xF3), ('ĩ', 0xF4), ('ị', 0xF5)],
        marks:
        [
            ("àèòùỳờừ", 0xE2), ("áéóúýớứ", 0xE1), ("ảẻỏủỷởử", 0xE3), ("ãẽõũỹỡữ", 0xE4), ("ạẹọụỵợựậặệộ", 0xE5),
            ("ầềồ", 0xEC), ("ấếố", 0xEB), ("ẩểổ", 0xED), ("ẫễỗ", 0xEE), ("ằ", 0xE7), ("ắ", 0xE6), ("ẳ", 0xE8), ("ẵ", 0xE9),
        ]);

    /// <summary>Microsoft's code page 1258: letters with their quality mark, tones as combining characters behind them.</summary>
    public static LegacyEncoding Windows1258 { get; } = BuildWindows1258();

    /// <summary>In the order in which equal scores are decided.</summary>
    public static ImmutableArray<LegacyEncoding> All { get; } = [Windows1258, Tcvn3, Vni, Viscii, Vps, BkHcm2];

    private static char[] Singles(string high, int from, bool punctuation = false, (byte Code, char Letter)[]? controls = null)
    {
        var singles = Ascii();
        high.CopyTo(0, singles, from, high.Length);
        if (punctuation)
        {
            AddPunctuation(singles, 0x80, from);
        }

        foreach (var (code, letter) in controls ?? [])
        {
            singles[code] = letter;
        }

        return singles;
    }

    private static LegacyEncoding Composite(string name, (char Letter, char Code)[] bases, (char Letter, byte Code)[] singles, (string Letters, byte Code)[] marks)
    {
        var table = Ascii();
        AddPunctuation(table, 0x80, 0xC0);
        foreach (var (letter, code) in singles)
        {
            table[code] = letter;
            table[code - 0x20] = char.ToUpperInvariant(letter);
        }

        var pairs = new List<(byte, byte, char)>();
        foreach (var (letters, mark) in marks)
        {
            foreach (var letter in letters)
            {
                var code = (byte)bases.Last(b => b.Letter == Bare(letter) || IsQuality(b.Letter, letter)).Code;
                var upper = char.ToUpperInvariant(letter);
                pairs.AddRange([(code, mark, letter), (code, (byte)(mark - 0x20), letter), ((byte)(code - 0x20), mark, upper), ((byte)(code - 0x20), (byte)(mark - 0x20), upper)]);
            }
        }

        return new LegacyEncoding(name, table, pairs);

        // The base that a pair is built on: the letter less its tone where that base exists, else less its quality mark too.
        bool IsQuality(char baseLetter, char letter) => bases.All(b => b.Letter != Bare(letter)) && Bare(letter).ToString().Normalize(NormalizationForm.FormD)[0] == baseLetter;
    }

    private static char Bare(char letter)
    {
        _ = VietnameseLetter.Split(letter, out var bare, out _);
        return bare;
    }

    private static LegacyEncoding BuildWindows1258()
    {
        var singles = Ascii();
        for (var b = 0x80; b < 0x100; b++)
        {
            var c = Windows1258Page.GetString([(byte)b])[0];
            var defined = c != '\uFFFD' && (c > '\u009F' || b < 0x80) && c is not (>= '\u0300' and <= '\u0323');
            singles[b] = defined ? c : '\0';
        }

        var pairs = new List<(byte, byte, char)>();
        foreach (var letter in VietnameseLetter.Accented)
        {
            _ = VietnameseLetter.Split(char.ToLowerInvariant(letter), out var bare, out var tone);
            if (tone != '\0')
            {
                var head = char.IsUpper(letter) ? char.ToUpperInvariant(bare) : bare;
                pairs.Add((Windows1258Page.GetBytes([head])[0], Windows1258Page.GetBytes([tone])[0], letter));
            }
        }

        return new LegacyEncoding("windows-1258", singles, pairs);
    }

    private static char[] Ascii()
    {
        var table = new char[256];
        for (var c = 0x20; c < 0x7F; c++)
        {
            table[c] = (char)c;
        }

        foreach (var control in "\t\n\f\r\v")
        {
            table[control] = control;
        }

        return table;
    }

    private static void AddPunctuation(char[] table, int from, int to)
    {
        for (var b = from; b < to; b++)
        {
            var c = Windows1252Page.GetString([(byte)b])[0];
            table[b] = c is >= '\u0080' and < '\u00A0' or '\uFFFD' ? '\0' : c;
        }
    }
}
