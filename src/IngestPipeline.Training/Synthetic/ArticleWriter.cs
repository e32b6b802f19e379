using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>Writes what decisions enact: articles that are sentences, articles with titles, and regulations in chapters.</summary>
internal sealed class ArticleWriter(Setting setting, Typography type, Chance chance, List<DraftLine> lines)
{
    private readonly BodyWriter _body = new(setting, type, chance, lines);
    private readonly string _close = chance.Pick(".", ".", ".", ".", ":", ". -");
    private readonly bool _bold = chance.Odds(0.85);
    private readonly bool _alone = chance.Odds(0.05);
    private readonly bool _underlined = setting.Old && chance.Odds(0.3);

    /// <summary>The articles of a decision itself; the last ones say who carries it out.</summary>
    public void Decide()
    {
        var duties = chance.Between(1, 2);
        var contents = chance.Between(1, 3);
        for (var i = 1; i <= contents + duties; i++)
        {
            var duty = i > contents;
            var role = duty ? SectionRole.Implementation : SectionRole.Content;
            var sentence = setting.Write(duty ? i == contents + duties ? "article.duty" : "article.effect" : i == 1 ? "article.first" : "article.more");
            Sentence(i, sentence, role);
            if (sentence.StartsWith("Sửa đổi", StringComparison.Ordinal))
            {
                Amend();
                continue;
            }

            if (duty || !chance.Odds(sentence.EndsWith(':') ? 0.95 : 0.25))
            {
                continue;
            }

            Below(role, chance.Share());
        }
    }

    private void Below(SectionRole role, double way)
    {
        var count = chance.Between(2, 5);
        if (way < 0.45)
        {
            for (var k = 1; k <= count; k++)
            {
                Clause(k, setting.Write("clause"), k == count);
            }
        }
        else if (way < 0.7)
        {
            // A noun phrase of its own that governs the lines below is a section also within an article.
            var plan = new SectionPlan("", role, setting.Topic, []);
            for (var k = 1; k <= count; k++)
            {
                var title = setting.Write("head.rule");
                var text = string.Create(CultureInfo.InvariantCulture, $"{k}. {char.ToUpperInvariant(title[0])}{title[1..]}:");
                lines.Add(new DraftLine(BlockKind.Heading, text, type.Body(text) with { Bold = _bold && type.Bolds && chance.Odds(0.7) })
                {
                    Heading = new DraftHeading(k.ToString(CultureInfo.InvariantCulture), text.IndexOf(' ', StringComparison.Ordinal) + 1, text.Length, 2, role),
                });
                _body.Paragraph(plan, chance.Between(1, 2));
            }
        }
        else
        {
            for (var k = 1; k <= count; k++)
            {
                _body.Add(BlockKind.Bullet, "- " + setting.Write("clause") + (k == count ? "." : ";"));
            }
        }
    }

    private void Sentence(int number, string sentence, SectionRole role)
    {
        var label = "Điều " + number.ToString(CultureInfo.InvariantCulture);
        var text = $"{label}{_close} {sentence}";
        var marker = label.Length + 1;
        if (_alone)
        {
            lines.Add(new DraftLine(BlockKind.Heading, label + _close[0], type.Body(label) with { Bold = _bold && type.Bolds }) { Heading = new DraftHeading(label, null, marker, 1, role) });
            _body.Add(BlockKind.Paragraph, sentence);
            return;
        }

        lines.Add(new DraftLine(BlockKind.Paragraph, text, type.Body(text) with { BoldPrefix = _bold && type.Bolds && !_underlined ? label.Length + _close.Length + 1 : 0 })
        {
            Heading = new DraftHeading(label, null, marker, 1, role),
        });
        if (chance.Odds(0.15))
        {
            _body.Add(BlockKind.Paragraph, setting.Write("clause") + ".");
        }
    }

    /// <summary>Chapters with titled articles, whose numbered sentences and points are no sections.</summary>
    /// <param name="level">Of the outermost of them in the document.</param>
    public void Regulate(int level, int chapters)
    {
        var chapterLook = new HeadingLook(_bold, false, chance.Odds(0.7), true);
        var number = new NumberingStyle(Series.Chapter, "", Capitals: chance.Odds(0.4));
        var sameLine = chance.Odds(0.15);
        var article = 1;
        for (var c = 1; c <= chapters; c++)
        {
            var last = c == chapters && c > 1;
            var role = last ? SectionRole.Implementation : SectionRole.Content;
            if (chapters > 1)
            {
                var title = setting.Write(c == 1 ? "chapter.first" : last ? "chapter.last" : "chapter.middle");
                Chapter(number.Write(c, null), chapterLook.Capitals ? title.ToUpperInvariant() : title, chapterLook, level, role, sameLine);
            }

            var divisions = chapters > 2 && !last && c > 1 && chance.Odds(0.15) ? 2 : 0;
            var articles = chance.Between(2, 5);
            for (var a = 0; a < articles; a++, article++)
            {
                if (divisions > 0 && a % Math.Max(1, articles / divisions) == 0)
                {
                    var marker = new NumberingStyle(Series.Division, chance.Pick("", ".")).Write(1 + (a / Math.Max(1, articles / divisions)), null);
                    Chapter(marker, setting.Write("chapter.middle").ToUpperInvariant(), chapterLook, level + 1, role, sameLine);
                }

                Titled(article, level + (chapters > 1 ? 1 : 0) + (divisions > 0 ? 1 : 0), role, c == 1 && a == 0 ? "article.scope" : last ? "article.final" : "article.title");
            }
        }
    }

    private void Chapter(Marker marker, string title, HeadingLook look, int level, SectionRole role, bool sameLine)
    {
        if (sameLine)
        {
            var text = $"{marker.Text}{(marker.Text[^1] == '.' ? "" : chance.Pick(".", ":", ""))} {title}";
            lines.Add(new DraftLine(BlockKind.Heading, text, type.Heading(look, text))
            {
                Heading = new DraftHeading(marker.Label, text.Length - title.Length, text.Length, level, role),
                Outline = level,
            });
            return;
        }

        lines.Add(new DraftLine(BlockKind.Heading, marker.Text, type.Heading(look, marker.Text)) { Heading = new DraftHeading(marker.Label, null, marker.Text.Length, level, role), Outline = level });
        foreach (var part in FrontWriter.Wrap(title, chance.Odds(0.3) ? 40 : 300))
        {
            lines.Add(new DraftLine(BlockKind.Heading, part, type.Heading(look, part)) { ContinuesHeading = true });
        }
    }

    private void Titled(int article, int level, SectionRole role, string rule)
    {
        var label = "Điều " + article.ToString(CultureInfo.InvariantCulture);
        var title = setting.Write(rule);
        var text = $"{label}{_close} {char.ToUpperInvariant(title[0])}{title[1..]}";
        if (chance.Odds(0.1))
        {
            var sentence = setting.Write("clause") + ".";
            var line = $"{label}{_close} {sentence}";
            lines.Add(new DraftLine(BlockKind.Paragraph, line, type.Body(line) with { BoldPrefix = _bold && type.Bolds ? label.Length + _close.Length + 1 : 0 })
            {
                Heading = new DraftHeading(label, null, label.Length + 1, level, role),
            });
        }
        else
        {
            lines.Add(new DraftLine(BlockKind.Heading, text, type.Body(text) with { Bold = _bold && type.Bolds, Alignment = Alignment.Left })
            {
                Heading = new DraftHeading(label, label.Length + _close.Length + 1, text.Length, level, role),
                Outline = level,
            });
        }

        var count = chance.Pick(1, 2, 3, 4, 5, 6);
        if (count == 1)
        {
            _body.Add(BlockKind.Paragraph, setting.Write("clause") + ".");
            return;
        }

        for (var k = 1; k <= count; k++)
        {
            Clause(k, setting.Write("clause"), true);
        }
    }

    private void Clause(int number, string sentence, bool stop)
    {
        var points = chance.Odds(0.2);
        _body.Add(BlockKind.Paragraph, string.Create(CultureInfo.InvariantCulture, $"{number}. {char.ToUpperInvariant(sentence[0])}{sentence[1..]}{(points ? chance.Pick(":", ", cụ thể như sau:", ", bao gồm:") : stop ? "." : ";")}"));
        var count = points ? chance.Between(2, 5) : 0;
        for (var k = 1; k <= count; k++)
        {
            _body.Add(BlockKind.Paragraph, $"{new NumberingStyle(Series.Letter, ")").Write(k, null).Text} {setting.Write("point")}{(k == count ? "." : ";")}");
        }
    }

    private void Amend()
    {
        var count = chance.Between(1, 4);
        for (var k = 1; k <= count; k++)
        {
            _body.Add(BlockKind.Paragraph, string.Create(CultureInfo.InvariantCulture, $"{k}. {chance.Pick("Sửa đổi", "Bổ sung", "Sửa đổi, bổ sung", "Thay thế")} {chance.Pick("khoản 2 ", "điểm a khoản 1 ", "", "khoản 3 ")}Điều {chance.Between(3, 20)} như sau:"));
            Quote();
        }
    }

    /// <summary>Articles of another document, quoted because they are amended: no headings.</summary>
    public void Quote()
    {
        var article = chance.Between(2, 30);
        _body.Add(BlockKind.Paragraph, string.Create(CultureInfo.InvariantCulture, $"“Điều {article}. {setting.Write("article.title")}"));
        var count = chance.Between(1, 4);
        for (var k = 1; k <= count; k++)
        {
            _body.Add(BlockKind.Paragraph, string.Create(CultureInfo.InvariantCulture, $"{k}. {setting.Write("clause")}.{(k == count ? "”." : "")}"));
        }
    }
}
