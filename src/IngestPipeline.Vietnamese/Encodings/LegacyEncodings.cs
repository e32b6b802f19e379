using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>The tables. Each names its source; the tests turn all 134 accented letters round through each of them.</summary>
public static class LegacyEncodings
{
    /// <summary>
    /// TCVN 5712:1993, second subset (ISO-IR 180), as the ABC fonts (<c>.Vn…</c>) use it: letters from 0xA0, punctuation of
    /// Windows-1252 below. In practice without accented capitals, which the fonts whose names end in H draw.
    /// </summary>
    public static LegacyEncoding Tcvn3 { get; } = new(
        "tcvn3",
        TextState.Tcvn3,
        LegacyTable.Singles(
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
        TextState.Viscii,
        LegacyTable.Singles(
            "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ" +
            "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ" +
            "Õắằặấầẩậẽẹếềểễệố" +
            "ồổỗỠƠộờởịỰỨỪỬơớƯ" +
            "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ" +
            "ĐứÒÓÔạỷừửÙÚỹỵÝỡư" +
            "àáâãảăữẫèéêẻìíĩỉ" +
            "đựòóôõỏọụùúũủýợỮ",
            from: 0x80,
            others: [(0x02, 'Ẳ'), (0x05, 'Ẵ'), (0x06, 'Ẫ'), (0x14, 'Ỷ'), (0x19, 'Ỹ'), (0x1E, 'Ỵ')]),
        []);

    /// <summary>VPS of the Vietnamese Professionals Society, after the table <c>vps.ut</c> of the Netscape/Mozilla browsers.</summary>
    public static LegacyEncoding Vps { get; } = new(
        "vps",
        TextState.Vps,
        LegacyTable.Singles(
            "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ" +
            "Ế\u2018\u2019ỀỂỄỐỒỔỖýỷỵỚỜỞ" +
            "\u00A0ắằẳẵặỠớÙờởỡŨỨợỪ" +
            "ổỬỲỸÍÌộỈĨÓửữÒỎÕự" +
            "ầÁÂấẩẫậđẻÉÊẹỉễịỹ" +
            "ƯỦồốÔỏơÈừứÚũưÝẺ\0" +
            "àáâãảạă\0èéêẽìí\0ĩ" +
            "ẴĐòóôõ\0Ơụùúủ\0ỶẼỳ",
            from: 0x80,
            others:
            [
                (0x02, 'Ạ'), (0x03, 'Ậ'), (0x04, 'Ặ'), (0x05, 'Ẹ'), (0x06, 'Ệ'), (0x10, 'Ị'), (0x11, 'Ọ'), (0x12, 'Ộ'), (0x13, 'Ợ'), (0x14, 'Ụ'), (0x15, 'Ự'),
                (0x19, 'Ỵ'), (0x1C, 'Ẫ'), (0x1D, 'Ữ'),
            ]),
        []);

    /// <summary>
    /// VNI for Windows (<c>VNI-…</c> fonts): base letter and mark byte; i, dotted y, ơ, ư, đ have bytes of their own, and ơ ư are bases in
    /// their turn. Pairs as documented in VNI's own keyboard tables (the same in UniKey and xvnkb). Case follows the base.
    /// </summary>
    public static LegacyEncoding Vni { get; } = LegacyTable.Composite(
        "vni",
        TextState.Vni,
        bases: [('a', 'a'), ('e', 'e'), ('o', 'o'), ('u', 'u'), ('y', 'y'), ('ơ', '\u00F4'), ('ư', '\u00F6')],
        singles: [('ơ', 0xF4), ('ư', 0xF6), ('đ', 0xF1), ('ì', 0xEC), ('í', 0xED), ('ỉ', 0xE6), ('ĩ', 0xF3), ('ị', 0xF2), ('ỵ', 0xEE)],
        marks:
        [
            ("àèòùỳờừ", 0xF8), ("áéóúýớứ", 0xF9), ("ảẻỏủỷởử", 0xFB), ("ãẽõũỹỡữ", 0xF5), ("ạẹọụỵợự", 0xEF),
            ("âêô", 0xE2), ("ầềồ", 0xE0), ("ấếố", 0xE1), ("ẩểổ", 0xE5), ("ẫễỗ", 0xE3), ("ậệộ", 0xE4),
            ("ă", 0xEA), ("ằ", 0xE8), ("ắ", 0xE9), ("ẳ", 0xFA), ("ẵ", 0xFC), ("ặ", 0xEB),
        ]);

    /// <summary>
    /// BK HCM 2 of the Polytechnic of Hồ Chí Minh City: base letter and mark byte; â ă ê ô ơ ư have bytes of their own and take marks in
    /// their turn. After the code table of the keyboard program VBKey (the same in UniKey). Case follows the base.
    /// </summary>
    public static LegacyEncoding BkHcm2 { get; } = LegacyTable.Composite(
        "bkhcm2",
        TextState.BkHcm,
        bases: [('a', 'a'), ('e', 'e'), ('o', 'o'), ('u', 'u'), ('y', 'y'), ('â', '\u00EA'), ('ă', '\u00F9'), ('ê', '\u00EF'), ('ô', '\u00F6'), ('ơ', '\u00FA'), ('ư', '\u00FB')],
        singles: [('đ', 0xE0), ('â', 0xEA), ('ă', 0xF9), ('ê', 0xEF), ('ô', 0xF6), ('ơ', 0xFA), ('ư', 0xFB), ('ì', 0xF2), ('í', 0xF1), ('ỉ', 0xF3), ('ĩ', 0xF4), ('ị', 0xF5)],
        marks:
        [
            ("àèòùỳờừ", 0xE2), ("áéóúýớứ", 0xE1), ("ảẻỏủỷởử", 0xE3), ("ãẽõũỹỡữ", 0xE4), ("ạẹọụỵợựậặệộ", 0xE5),
            ("ầềồ", 0xEC), ("ấếố", 0xEB), ("ẩểổ", 0xED), ("ẫễỗ", 0xEE), ("ằ", 0xE7), ("ắ", 0xE6), ("ẳ", 0xE8), ("ẵ", 0xE9),
        ]);

    /// <summary>
    /// VNI for DOS: single bytes; seven capitals stand in the place of signs. After "VNI Character Sets" of the VNI Software Company
    /// (vnichar.htm), kept by the Vietnamese Unicode project (vietunicode.sourceforge.net/charset/vni.html).
    /// </summary>
    public static LegacyEncoding VniDos { get; } = new(
        "vni-dos",
        TextState.Vni,
        LegacyTable.Singles(
            "ẤẻéâẽàẹẦêếèềẨìểễ" +
            "Ẫỏõôọòốùồổỗộủũụư" +
            "\0íóúứừửữựỉĩịệđĐẬ" +
            "ẮẰẲẴÉÈẺẼẸẾỀỂỄỆÍÌ" +
            "ỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞ" +
            "ỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸ" +
            "ảãạấầẩẫậăắằẳẵặýỳ" +
            "ỷỹỵơớờởỡợÔƠƯĂÂÊá",
            from: 0x80,
            others: [((byte)'^', 'Á'), ((byte)'`', 'À'), ((byte)'|', 'Ả'), ((byte)'}', 'Ã'), ((byte)'~', 'Ạ'), ((byte)'{', 'Ặ'), ((byte)'@', 'Ỵ')]),
        []);

    /// <summary>
    /// BK HCM 1 of the Polytechnic of Hồ Chí Minh City: single bytes; six capitals stand in the place of signs. After the code table of
    /// the keyboard program VBKey (the same in UniKey). Both give Ặ the code of Ụ (0x98) and leave 0x9E, its place in the sequence Ă Ắ Ằ Ẳ Ẵ Ặ, empty:
    /// it is read there. Ỵ has no code of its own; it was written with that of Ị.
    /// </summary>
    public static LegacyEncoding BkHcm1 { get; } = new(
        "bkhcm1",
        TextState.BkHcm,
        LegacyTable.Singles(
            "ÁÀẢÃẠÉÈẺẼẸÍÌỈĨỊÓ" +
            "ÒỎÕỌÚÙỦŨỤĂẮẰẲẴẶÂ" +
            "\u00A0ẦẨẪẬÊẾỀỂỄỆÔỐỒỔỖ" +
            "ỘƠỚỜỞỠỢƯỨỪỬỮỰđáà" +
            "ảãạéèẻẽẹíìỉĩịóòỏ" +
            "õọúùủũụăắằẳẵặâấầ" +
            "ẩẫậêếềểễệôốồổỗộơ" +
            "ớờởỡợưứừửữựýỳỷỹỵ",
            from: 0x80,
            others: [((byte)'^', 'Ỳ'), ((byte)'`', 'Ỷ'), ((byte)'{', 'Ý'), ((byte)'|', 'Ỹ'), ((byte)'}', 'Đ'), ((byte)'~', 'Ấ')]),
        []);

    /// <summary>Microsoft's code page 1258: letters with their quality mark, tones as combining characters behind them.</summary>
    public static LegacyEncoding Windows1258 { get; } = LegacyTable.Windows1258();

    /// <summary>In the order in which equal scores are decided.</summary>
    public static ImmutableArray<LegacyEncoding> All { get; } = [Windows1258, Tcvn3, Vni, Viscii, Vps, BkHcm2, BkHcm1, VniDos];
}
