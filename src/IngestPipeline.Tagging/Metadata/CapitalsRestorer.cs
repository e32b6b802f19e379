using System.Text.RegularExpressions;
using IngestPipeline.Tagging.Places;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>Writes names of bodies that letterheads print in capitals as Nghị định 30/2020/NĐ-CP, Phụ lục II, writes them.</summary>
internal static partial class CapitalsRestorer
{
    /// <summary>Heads after which the name of a field begins, itself with a capital.</summary>
    private static readonly string[] Heads =
    [
        "Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Văn phòng", "Thủ tướng Chính phủ", "Thủ tướng", "Chính phủ", "Quốc hội", "Chủ tịch nước",
        "Tổng cục", "Chi cục", "Cục", "Sở", "Bộ", "Ban Chỉ đạo", "Ban Quản lý", "Ban", "Phòng", "Thanh tra", "Trung tâm", "Trường Đại học", "Trường Cao đẳng", "Trường Tiểu học", "Trường Mầm non", "Trường Trung học",
        "Trường", "Bệnh viện", "Viện", "Kho bạc Nhà nước", "Bảo hiểm xã hội", "Ngân hàng Nhà nước", "Công an", "Hội", "Tổng công ty", "Công ty", "Liên đoàn", "Đài", "Tòa án nhân dân", "Viện kiểm sát nhân dân", "Tỉnh ủy",
        "Thành ủy", "Huyện ủy", "Thị ủy", "Đảng ủy", "Tỉnh đoàn", "Báo", "Đội", "Trạm", "Hạt", "Học viện", "Đại học", "Công đoàn", "Liên minh",
    ];

    /// <summary>Heads of three words and more cannot be taken for others without their accents.</summary>
    private static readonly string[][] LongHeads = [.. Heads.Where(h => !h.StartsWith("Uỷ", StringComparison.Ordinal)).Select(h => h.Split(' ')).Where(h => h.Length > 2)];

    private static readonly string[] UnitKinds = ["TỈNH", "HUYỆN", "QUẬN"];

    private static readonly string[] FixedPhrases =
    [
        "Công Thương", "Dân tộc", "Thi đua", "Khen thưởng", "Việt Nam", "Nhà nước", "Mặt trận Tổ quốc", "Trung ương", "Đoàn đại biểu Quốc hội", "Thương binh", "Xã hội",
    ];

    private static readonly HashSet<string> Acronyms = ["UBND", "HĐND", "THPT", "THCS", "GDĐT", "GD&ĐT", "GD-ĐT", "MTTQ", "TP", "TTHC", "KHĐT", "TNHH", "MTV", "CP", "TNCS", "LĐTBXH", "NN&PTNT", "VHTTDL", "QLDA", "BQL", "HCM", "TW", "PTDTNT", "GDNN", "GDTX", "CNTT", "BHXH"];

    public static string Restore(string text)
    {
        if (!Structure.TextLine.IsCapitals(text))
        {
            return text;
        }

        var words = Recognised(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var lower = words.Select(w => Acronyms.Contains(w.Trim(',', '.', '(', ')')) || w.All(c => !char.IsLetter(c)) || IsRoman(w) ? w : w.ToLowerInvariant()).ToArray();
        var capital = true;
        var name = false;
        for (var i = 0; i < lower.Length; i++)
        {
            if (capital && Head(lower, i) is { } head)
            {
                var count = head.Split(' ').Length;
                head.Split(' ').CopyTo(lower, i);
                i += count - 1;
                capital = true;
                name = head is "Trường" or "Trường Tiểu học" or "Trường Mầm non" or "Trường Trung học" or "Công ty";
                continue;
            }

            if (lower[i] is "tỉnh" or "huyện" or "xã" or "phường" or "quận" or "thị" or "thành" or "trấn" or "phố")
            {
                // The name of the unit follows; "thị xã", "thành phố" are two words.
                name = true;
                capital = true;
                continue;
            }

            if (lower[i] is "và" or "của" or "về" or "thuộc" or "-" or "–" or "&")
            {
                capital = true;
                continue;
            }

            if (capital || name)
            {
                lower[i] = Upper(lower[i]);
            }

            capital = lower[i][^1] is ',' or '-' or '–';
        }

        return FixPhrases(string.Join(' ', lower));
    }

    /// <summary>Accents that recognition got wrong: <c>TĨNH QUẢNG NGÃI</c>, <c>HỘI ĐÒNG NHÂN DÂN</c>. Only words of a unit's name or of a known head are mended.</summary>
    private static string[] Recognised(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var kind = UnitKinds.FirstOrDefault(k => words[i] != k && AccentFolder.Fold(words[i]) == AccentFolder.Fold(k));
            if (kind is not null && Gazetteer.Default.Find(string.Join(' ', words[(i + 1)..])) is { } unit && unit.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            {
                words[i] = kind;
            }

            foreach (var head in LongHeads)
            {
                if (i + head.Length <= words.Length && head.Zip(words.Skip(i)).All(p => AccentFolder.Fold(p.First) == AccentFolder.Fold(p.Second)))
                {
                    head.Select(w => w.ToUpperInvariant()).ToArray().CopyTo(words, i);
                    break;
                }
            }
        }

        return words;
    }

    private static string? Head(string[] words, int at)
    {
        foreach (var head in Heads)
        {
            var parts = head.Split(' ');
            if (at + parts.Length <= words.Length && parts.Zip(words.Skip(at)).All(p => string.Equals(p.First, p.Second, StringComparison.OrdinalIgnoreCase)))
            {
                return head;
            }
        }

        return null;
    }

    private static string FixPhrases(string text)
    {
        foreach (var phrase in FixedPhrases)
        {
            text = Regex.Replace(text, $@"(?<!\p{{L}}){Regex.Escape(phrase)}(?!\p{{L}})", phrase, RegexOptions.IgnoreCase);
        }

        return text;
    }

    private static string Upper(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsLetter(word[i]))
            {
                return string.Concat(word.AsSpan(0, i), char.ToUpperInvariant(word[i]).ToString(), word.AsSpan(i + 1));
            }
        }

        return word;
    }

    private static bool IsRoman(string word) => Roman().IsMatch(word);

    [GeneratedRegex("^[IVX]+$")]
    private static partial Regex Roman();
}
