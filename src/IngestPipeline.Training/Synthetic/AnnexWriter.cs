using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>Writes what stands behind the signature: regulations that a decision issues, and appendices.</summary>
internal sealed class AnnexWriter(Setting setting, Genre genre, Typography type, Chance chance, List<DraftLine> lines)
{
    /// <summary>A regulation with its own letterhead and title; its sections count from level 1 again.</summary>
    public void Regulation(string symbol)
    {
        if (chance.Odds(0.7))
        {
            lines.AddRange(setting.Body.Lines.Select(l => new DraftLine(BlockKind.Letterhead, l.ToUpperInvariant(), type.InColumn(Column.Left, true))));
            lines.Add(new DraftLine(BlockKind.Letterhead, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", type.InColumn(Column.Right, true)));
            lines.Add(new DraftLine(BlockKind.Letterhead, "Độc lập - Tự do - Hạnh phúc", type.InColumn(Column.Right, true)));
        }

        lines.Add(new DraftLine(BlockKind.Title, chance.Pick("QUY CHẾ", "QUY ĐỊNH", "QUY CHẾ", "ĐIỀU LỆ", "NỘI QUY", "QUY TRÌNH"), type.Centered(true, larger: 1)));
        foreach (var part in FrontWriter.Wrap(setting.Write("subject.regulation"), chance.Between(45, 90)))
        {
            lines.Add(new DraftLine(BlockKind.Title, part, type.Centered(true)));
        }

        foreach (var part in FrontWriter.Wrap(With(symbol), chance.Between(50, 120)))
        {
            lines.Add(new DraftLine(BlockKind.Title, part, type.Centered(false, true)));
        }

        new ArticleWriter(setting, type, chance, lines).Regulate(1, chance.Between(1, 5));
        if (chance.Odds(0.5))
        {
            lines.AddRange(((string[])[.. setting.Body.Authority is { } a ? [a] : Array.Empty<string>(), setting.Body.Head, setting.Person()])
                .Select(t => new DraftLine(BlockKind.Signature, t, type.InColumn(Column.Right, true))));
        }
    }

    public void Appendices(string symbol)
    {
        var count = chance.Pick(1, 1, 2, 3);
        var letterheads = chance.Odds(0.3);
        for (var i = 1; i <= count; i++)
        {
            if (letterheads)
            {
                lines.AddRange(setting.Body.Lines.Select(l => new DraftLine(BlockKind.Letterhead, l.ToUpperInvariant(), type.InColumn(Column.Left, true))));
            }

            var ordinal = count == 1 ? "" : chance.Odds(0.5) ? " " + NumberingStyle.Roman(i) : " " + i.ToString("00", CultureInfo.InvariantCulture);
            var number = ordinal.Length > 0 && chance.Odds(0.3) ? " " + chance.Pick("SỐ", "số") + ordinal : ordinal;
            var label = (chance.Odds(0.12) && ordinal.Length > 0 ? chance.Pick("MẪU", "Mẫu") : chance.Pick("PHỤ LỤC", "Phụ lục", "PHỤ LỤC")) + number;
            if (chance.Odds(0.25))
            {
                Form(label);
                continue;
            }

            var title = setting.Write("subject.appendix");
            title = chance.Odds(0.5) ? title.ToUpperInvariant() : char.ToUpperInvariant(title[0]) + title[1..];
            lines.Add(new DraftLine(BlockKind.Heading, label, type.Centered(true)) { Heading = new DraftHeading(label, null, label.Length, 1, SectionRole.Appendix), Outline = 1 });
            foreach (var part in FrontWriter.Wrap(title, chance.Odds(0.3) ? 50 : 300))
            {
                lines.Add(new DraftLine(BlockKind.Heading, part, type.Centered(true)) { ContinuesHeading = true });
            }

            var with = With(symbol);
            lines.Add(new DraftLine(BlockKind.Title, with, type.Centered(false, true)));
            Contents();
        }
    }

    /// <summary>A form with a letterhead of its own, to be filled in by hand.</summary>
    private void Form(string label)
    {
        lines.Add(new DraftLine(BlockKind.Heading, label, type.Centered(true) with { Alignment = chance.Pick(Alignment.Right, Alignment.Center) }) { Heading = new DraftHeading(label, null, label.Length, 1, SectionRole.Appendix), Outline = 1 });
        lines.Add(new DraftLine(BlockKind.Letterhead, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", type.Centered(true)));
        lines.Add(new DraftLine(BlockKind.Letterhead, "Độc lập - Tự do - Hạnh phúc", type.Centered(true)));
        lines.Add(new DraftLine(BlockKind.Title, setting.Write("form.title").ToUpperInvariant(), type.Centered(true)));
        if (chance.Odds(0.5))
        {
            lines.Add(new DraftLine(BlockKind.Addressee, "Kính gửi: ................................................", type.Centered(false)));
        }

        var dots = new string('.', chance.Between(8, 60));
        var mark = chance.Pick("", "- ", "n");
        var count = chance.Between(4, 12);
        for (var i = 1; i <= count; i++)
        {
            var text = $"{(mark == "n" ? i.ToString(CultureInfo.InvariantCulture) + ". " : mark)}{setting.Write("form.field")}: {dots}";
            lines.Add(new DraftLine(mark == "- " ? BlockKind.Bullet : BlockKind.Paragraph, text, type.Body(text)));
        }

        if (chance.Odds(0.6))
        {
            lines.Add(new DraftLine(BlockKind.Signature, chance.Pick("....., ngày ... tháng ... năm ....", "........, ngày      tháng      năm 20..").Replace("      ", " ", StringComparison.Ordinal), type.InColumn(Column.Right, false, true)));
        }

        lines.Add(new DraftLine(BlockKind.Signature, chance.Pick("NGƯỜI LÀM ĐƠN", "Người khai", "THỦ TRƯỞNG ĐƠN VỊ", "NGƯỜI LẬP BIỂU"), type.InColumn(Column.Right, true)));
        lines.Add(new DraftLine(BlockKind.Signature, chance.Pick("(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)", "(Ký tên)"), type.InColumn(Column.Right, false, true)));
    }

    private void Contents()
    {
        var body = new BodyWriter(setting, type, chance, lines);
        var plan = new SectionPlan("", SectionRole.Content, setting.Topic, []);
        if (chance.Odds(0.7))
        {
            if (chance.Odds(0.4))
            {
                lines.Add(new DraftLine(BlockKind.Paragraph, setting.Write("unitline"), new BlockStyle { FontSize = type.Size, Italic = true, Alignment = Alignment.Right, Indent = 300 }));
            }

            lines.Add(DraftLine.Table(TableWriter.Grid(setting, chance)));
        }
        else
        {
            body.Write(plan, Series.Roman);
        }
    }

    private string With(string symbol)
    {
        var type = char.ToUpperInvariant(genre.Type[0]) + genre.Type[1..].ToLowerInvariant();
        return $"({chance.Pick("Ban hành kèm theo", "Kèm theo", "Ban hành kèm theo")} {type} số {symbol} ngày {setting.Day:00} tháng {setting.Month:00} năm {setting.Year} của {setting.Body.Name})";
    }
}
