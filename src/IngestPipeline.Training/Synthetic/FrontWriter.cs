using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>Writes letterhead, title, addressee and preamble, and says what metadata they show.</summary>
internal sealed class FrontWriter(Setting setting, Genre genre, Typography type, Chance chance, List<DraftLine> lines)
{
    private readonly bool _blankNumber = chance.Odds(0.07);
    private readonly bool _blankDate = chance.Odds(0.06);

    public string Subject { get; } = Capital(setting.Write("subject." + genre.Key));

    private IssuingBody Body => setting.Body;

    /// <summary>Number and symbol as metadata have them.</summary>
    public string Symbol { get; } = SymbolOf(setting, genre, chance);

    public DocumentMetadata Letterhead(DocumentMetadata metadata)
    {
        var stamp = chance.Odds(0.06) ? chance.Pick("MẬT", "TỐI MẬT", "TUYỆT MẬT") : null;
        var urgent = chance.Odds(0.08) ? chance.Pick("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HOẢ TỐC") : null;
        var slash = Symbol.IndexOfAny(['/', '-'], 0);
        var symbol = _blankNumber ? Symbol[slash..] : Symbol;
        var left = new List<(string Text, bool Bold, bool Italic)>();
        for (var i = 0; i < Body.Lines.Length; i++)
        {
            foreach (var part in Wrap(Body.Lines[i], chance.Odds(0.4) ? 28 : 200))
            {
                left.Add((chance.Odds(0.02) ? part : part.ToUpperInvariant(), i >= Body.Lines.Length - Body.OwnLines, false));
            }
        }

        var rule = chance.Odds(0.2) ? chance.Pick("-------", "_______", "---------------", "-*-", "***", "=====***=====", "––––––––") : null;
        if (Body.IsParty)
        {
            left.Add(("*", false, false));
        }
        else if (rule is not null)
        {
            left.Add((rule, false, false));
        }

        var numberLine = NumberLine(symbol);
        left.Add((numberLine, false, false));
        if (genre.IsDispatch)
        {
            var about = chance.Pick("V/v ", "V/v: ", "V/v ", "Về việc ", "“V/v ", "Vv ");
            foreach (var part in Wrap(about + Subject[..1].ToLowerInvariant() + Subject[1..] + (about[0] == '“' ? "”" : ""), chance.Between(26, 46)))
            {
                left.Add((part, false, chance.Odds(0.2)));
            }
        }

        if (stamp is not null)
        {
            left.Insert(chance.Odds(0.5) ? left.Count : 0, (stamp, true, false));
        }

        if (urgent is not null)
        {
            left.Insert(chance.Odds(0.7) ? left.Count : 0, (urgent, true, false));
        }

        var right = new List<(string Text, bool Bold, bool Italic)>();
        if (Body.IsParty)
        {
            right.Add(("ĐẢNG CỘNG SẢN VIỆT NAM", true, false));
        }
        else
        {
            right.Add((chance.Odds(0.04) ? "Cộng hòa xã hội chủ nghĩa Việt Nam" : chance.Pick("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), true, false));
            right.Add((chance.Pick("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc", "Độc lập- Tự do- Hạnh phúc", "Độc lập -Tự do - Hạnh phúc"), true, false));
        }

        if (rule is not null)
        {
            right.Add((chance.Pick(rule, "----------------", "________________"), false, false));
        }

        var dateLine = DateLine();
        right.Add((dateLine, false, true));
        if (chance.Odds(0.04))
        {
            right.Insert(0, (chance.Pick("DỰ THẢO", "Dự thảo", "DỰ THẢO LẦN 2", "(DỰ THẢO)"), true, false));
        }

        Print(left, right, numberLine, dateLine);
        return metadata with
        {
            NumberSymbol = symbol,
            Issuer = Body.Name,
            Place = Body.Place,
            Date = _blankDate ? null : setting.Date,
            Secrecy = stamp,
            Urgency = urgent == "HOẢ TỐC" ? "HỎA TỐC" : urgent,
        };
    }

    /// <summary>The two columns one after the other, in rows, or with rows run together, as readers of files give them.</summary>
    private void Print(List<(string Text, bool Bold, bool Italic)> left, List<(string Text, bool Bold, bool Italic)> right, string numberLine, string dateLine)
    {
        BlockStyle Style((string Text, bool Bold, bool Italic) item, Column column) => type.InColumn(column, item.Bold, item.Italic, item.Text.Length < 5 ? 0 : -1);
        var way = chance.Share();
        if (way < 0.05)
        {
            (left, right) = (right, left);
            lines.AddRange(left.Select(l => new DraftLine(BlockKind.Letterhead, l.Text, Style(l, Column.Right))));
            lines.AddRange(right.Select(r => new DraftLine(BlockKind.Letterhead, r.Text, Style(r, Column.Left))));
            return;
        }

        if (way < 0.72)
        {
            lines.AddRange(left.Select(l => new DraftLine(BlockKind.Letterhead, l.Text, Style(l, Column.Left))));
            lines.AddRange(right.Select(r => new DraftLine(BlockKind.Letterhead, r.Text, Style(r, Column.Right))));
            return;
        }

        if (way < 0.82)
        {
            for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
            {
                if (i < left.Count)
                {
                    lines.Add(new DraftLine(BlockKind.Letterhead, left[i].Text, Style(left[i], Column.Left)));
                }

                if (i < right.Count)
                {
                    lines.Add(new DraftLine(BlockKind.Letterhead, right[i].Text, Style(right[i], Column.Right)));
                }
            }

            return;
        }

        var flush = new BlockStyle { FontSize = type.Size, Alignment = Alignment.Left, Indent = 0 };
        if (way < 0.92)
        {
            for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
            {
                var text = string.Join(' ', new[] { i < left.Count ? left[i].Text : null, i < right.Count ? right[i].Text : null }.Where(t => t is not null));
                lines.Add(new DraftLine(BlockKind.Letterhead, text, flush with { Bold = i < 2 && type.Bolds }));
            }

            return;
        }

        // Only number and date stand on one line, as where a tab parts them.
        foreach (var item in left.TakeWhile(l => l.Text != numberLine).Concat(right.TakeWhile(r => r.Text != dateLine)))
        {
            lines.Add(new DraftLine(BlockKind.Letterhead, item.Text, type.Centered(item.Bold)));
        }

        lines.Add(new DraftLine(BlockKind.Letterhead, $"{numberLine} {dateLine}", flush));
        lines.AddRange(left.SkipWhile(l => l.Text != numberLine).Skip(1).Select(l => new DraftLine(BlockKind.Letterhead, l.Text, flush)));
    }

    public DocumentMetadata Title(DocumentMetadata metadata)
    {
        if (genre.IsDispatch)
        {
            return metadata with { DocType = genre.Type, Subject = Subject[..1].ToLowerInvariant() + Subject[1..] };
        }

        if (metadata == DocumentMetadata.Empty && genre.Key is "decision" or "circular" or "decree" or "directive" && chance.Odds(0.6))
        {
            return Gazette(metadata);
        }

        var withBody = chance.Odds(genre.Key is "decision" or "decree" or "circular" or "directive" && setting.Old ? 0.4 : 0.04);
        var typeLine = genre.Type + (withBody ? " CỦA " + Body.Name.ToUpperInvariant() : "");
        if (chance.Odds(0.03))
        {
            typeLine = Capital(typeLine.ToLowerInvariant());
        }

        var capitals = chance.Odds(0.08);
        var subject = capitals ? Subject.ToUpperInvariant() : Subject;
        var mark = subject.StartsWith("Về việc ", StringComparison.Ordinal) && chance.Odds(setting.Old ? 0.4 : 0.06) ? "V/v " : "";
        subject = mark.Length > 0 ? subject["Về việc ".Length..] : subject;
        if (chance.Odds(0.06) && !withBody)
        {
            lines.Add(new DraftLine(BlockKind.Title, $"{typeLine} {mark}{subject}", type.Centered(true)));
        }
        else
        {
            lines.Add(new DraftLine(BlockKind.Title, typeLine, type.Centered(true, larger: chance.Pick(0, 0, 1, 2))));
            var bold = chance.Odds(0.85);
            var italic = chance.Odds(0.06);
            foreach (var part in Wrap(mark + subject, chance.Odds(0.55) ? chance.Between(45, 75) : 400))
            {
                lines.Add(new DraftLine(BlockKind.Title, part, type.Centered(bold, italic)));
            }
        }

        if (chance.Odds(0.12))
        {
            lines.Add(new DraftLine(BlockKind.Title, chance.Pick("-----", "_________", "--------------", "***", "––––––", "*", "-------o0o-------"), type.Centered(false)));
        }

        return metadata with { DocType = genre.Type, Subject = subject };
    }

    /// <summary>As gazettes and collections of laws print it: number and date within the title, no letterhead.</summary>
    private DocumentMetadata Gazette(DocumentMetadata metadata)
    {
        var about = Subject.ToUpperInvariant();
        var source = $"CỦA {Body.Name.ToUpperInvariant()} SỐ {Symbol} NGÀY {(setting.Day < 10 ? "0" : "")}{setting.Day} THÁNG {setting.Month} NĂM {setting.Year}";
        lines.Add(new DraftLine(BlockKind.Title, genre.Type, type.Centered(true, larger: 1)));
        foreach (var part in Wrap($"{source} {about}", chance.Between(50, 80)))
        {
            lines.Add(new DraftLine(BlockKind.Title, part, type.Centered(true)));
        }

        return metadata with { DocType = genre.Type, Subject = about, NumberSymbol = Symbol, Date = setting.Date, Issuer = Body.Name };
    }

    public DocumentMetadata Addressee(DocumentMetadata metadata)
    {
        if (!(genre.IsDispatch || genre.Key is "proposal" || chance.Odds(genre.Key is "report" ? 0.3 : 0.05)))
        {
            return metadata;
        }

        var count = genre.IsDispatch ? chance.Pick(1, 1, 2, 3, 4) : chance.Pick(1, 1, 1, 2);
        var names = Enumerable.Range(0, count).Select(_ => setting.Write("addressee")).Distinct().ToList();
        var style = type.Centered(false) with { Alignment = chance.Pick(Alignment.Center, Alignment.Left), Indent = chance.Between(60, 150) };
        if (names.Count == 1)
        {
            lines.Add(new DraftLine(BlockKind.Addressee, $"Kính gửi: {names[0]}{chance.Pick("", "", ".")}", style));
            return metadata with { Addressee = [.. names] };
        }

        lines.Add(new DraftLine(BlockKind.Addressee, chance.Pick("Kính gửi:", "Kính gửi:", "Kính gửi :"), style));
        var dash = chance.Pick("- ", "- ", "- ", "-", "");
        for (var i = 0; i < names.Count; i++)
        {
            lines.Add(new DraftLine(BlockKind.Addressee, $"{dash}{names[i]}{(i == names.Count - 1 ? "." : ";")}", style with { ListItem = dash.Length > 0, Alignment = Alignment.Left, Indent = chance.Between(140, 190) }));
        }

        return metadata with { Addressee = [.. names] };
    }

    /// <param name="headed">Headings follow: all before the first of them is the preamble.</param>
    public void Preamble(bool headed)
    {
        if (genre.IsEnacted || (genre.Key is "circular" && chance.Odds(0.8)))
        {
            Enactment();
            return;
        }

        var count = chance.Pick(0, 1, 1, 1, 2, 2, 3);
        for (var i = 0; i < count; i++)
        {
            Line(setting.Write("ground") + (i == count - 1 ? "," : ";"));
        }

        var introduced = headed && chance.Odds(0.3) ? chance.Between(1, 3) : 0;
        for (var i = 0; i < introduced; i++)
        {
            Line(setting.Write("introduction"));
        }

        if (chance.Odds(headed ? 0.85 : 0.6))
        {
            Line(setting.Write("opening." + (setting.Knows("opening." + genre.Key) ? genre.Key : "plan")));
        }
    }

    private void Enactment()
    {
        if (chance.Odds(0.85))
        {
            var alone = Body.Authority is null || chance.Odds(0.4);
            var name = (alone ? $"{Body.Head} {Body.Name}" : Body.Name).ToUpperInvariant().Replace("PHÒNG PHÒNG", "PHÒNG", StringComparison.Ordinal).Replace("BAN BAN", "BAN", StringComparison.Ordinal);
            lines.Add(new DraftLine(BlockKind.Preamble, name + (chance.Odds(0.05) ? ":" : ""), type.Centered(true)));
        }

        if (Body.Level is "assembly" && chance.Odds(0.7))
        {
            lines.Add(new DraftLine(BlockKind.Preamble, $"KHÓA {NumberingStyle.Roman(chance.Between(5, 18))}{chance.Pick(", ", " - ", " ")}KỲ HỌP THỨ {chance.Pick("HAI", "BA", "TƯ", "8", "12", "15")}", type.Centered(true)));
        }

        var italic = chance.Odds(0.4);
        var count = chance.Between(1, 6);
        var dash = setting.Old && chance.Odds(0.3) ? "- " : "";
        for (var i = 0; i < count; i++)
        {
            Line(dash + setting.Write("ground") + ";", italic);
        }

        Line(dash + setting.Write("proposedby") + chance.Pick(",", ".", ";"), italic);
        if (genre.Key is "circular")
        {
            Line(setting.Write("opening.circular"), italic);
            return;
        }

        var formula = genre.Key switch { "resolution" => "QUYẾT NGHỊ", "decree" => "NGHỊ ĐỊNH", _ => "QUYẾT ĐỊNH" };
        lines.Add(new DraftLine(BlockKind.Preamble, formula + chance.Pick(":", ":", ":", " :", ""), type.Centered(true)));
    }

    private void Line(string text, bool italic = false) => lines.Add(new DraftLine(BlockKind.Preamble, text, type.Body(text) with { Italic = italic }));

    private string NumberLine(string symbol)
    {
        var number = chance.Odds(0.12) && symbol.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? $"{symbol[..slash]} {symbol[slash..]}" : symbol;
        return (Body.IsParty ? chance.Pick("Số ", "Số: ", "Số ") : chance.Pick("Số: ", "Số: ", "Số: ", "Số:", "Số : ", "Số ")) + number;
    }

    private string DateLine()
    {
        var (day, month) = (setting.Day.ToString("00", CultureInfo.InvariantCulture), setting.Month.ToString(setting.Month < 3 ? "00" : "0", CultureInfo.InvariantCulture));
        return _blankDate
            ? $"{Body.Place}, ngày {chance.Pick("", "... ", "…… ")}tháng {chance.Pick(month + " ", "", "... ")}năm {setting.Year}"
            : $"{Body.Place}{chance.Pick(", ", ", ", ", ", " ")}ngày {day} tháng {month} năm {setting.Year}";
    }

    private static string SymbolOf(Setting setting, Genre genre, Chance chance)
    {
        var number = chance.Between(1, chance.Pick(40, 300, 3000)).ToString(chance.Odds(0.7) ? "00" : "0", CultureInfo.InvariantCulture);
        var code = setting.Body.Code;
        if (setting.Body.IsParty)
        {
            return genre.IsDispatch ? $"{number}-CV/{code}" : $"{number}-{genre.Code}/{code}";
        }

        if (genre.IsDispatch)
        {
            return setting.Old && chance.Odds(0.6) ? $"{number}/CV-{code}" : $"{number}/{code}{(chance.Odds(0.75) ? "-" + chance.Pick("NC", "TH", "VP", "KGVX", "KT", "TCCB", "CCHC", "VX", "NV", "TTr") : "")}";
        }

        if (genre.Key is "circular" or "decree" || (genre.IsEnacted && chance.Odds(0.25)))
        {
            return $"{number}/{setting.Year}/{genre.Code}-{code}";
        }

        return setting.Old && chance.Odds(0.3) ? $"{number}/{genre.Code}.{code}" : $"{number}/{genre.Code}-{code}";
    }

    /// <summary>Lines of at most so many characters, broken at spaces.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var from = 0;
        while (text.Length - from > width && text.LastIndexOf(' ', from + width, width) is > 0 and var at && at > from)
        {
            yield return text[from..at];
            from = at + 1;
        }

        yield return text[from..];
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
