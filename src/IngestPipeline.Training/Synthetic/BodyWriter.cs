using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>Writes what stands below a heading: paragraphs, lists, numbered sentences that are no headings, tables with their captions.</summary>
internal sealed class BodyWriter
{
    private readonly Setting _setting;
    private readonly Typography _type;
    private readonly Chance _chance;
    private readonly List<DraftLine> _lines;
    private readonly string _dash;
    private readonly double _bulletIndent;
    private readonly double _notes;
    private readonly double _tables;
    private readonly HashSet<string> _recent = new(StringComparer.Ordinal);
    private int _note;

    public BodyWriter(Setting setting, Typography type, Chance chance, List<DraftLine> lines)
    {
        (_setting, _type, _chance, _lines) = (setting, type, chance, lines);
        _dash = chance.Pick("- ", "- ", "- ", "- ", "– ", "-", "* ", "• ");
        _bulletIndent = chance.Pick(0, 0, 0, 14.2, 18);
        _notes = chance.Odds(0.25) ? 0.15 : 0;
        _tables = chance.Odds(0.3) ? 0.15 : 0.01;
    }

    /// <param name="around">Series of the heading above: what is numbered below takes another one.</param>
    public void Write(SectionPlan plan, Series around)
    {
        switch (_chance.Below(20))
        {
            case < 8:
                Paragraphs(plan, _chance.Between(1, 4));
                break;
            case < 11:
                Paragraph(plan, 1);
                Bullets(plan);
                break;
            case < 13:
                LeadIn(plan);
                Bullets(plan);
                break;
            case < 15:
                Bullets(plan);
                break;
            case < 16:
                Numbered(plan, around is Series.Arabic or Series.Decimal ? ")" : _chance.Pick(".", ".", "."));
                break;
            case < 17:
                Lettered(plan);
                break;
            case < 18:
                Topics(plan);
                break;
            default:
                Paragraphs(plan, 2);
                break;
        }

        if (_chance.Odds(_tables))
        {
            Table();
        }
    }

    public void Paragraphs(SectionPlan plan, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Paragraph(plan, _chance.Between(1, 4));
        }
    }

    public void Paragraph(SectionPlan plan, int sentences) => Add(BlockKind.Paragraph, Sentences(plan, sentences));

    public string Sentences(SectionPlan plan, int count)
    {
        var parts = new List<string>();
        for (var i = 0; i < count; i++)
        {
            parts.Add(Sentence(plan));
        }

        return string.Join(' ', parts.Distinct());
    }

    private string Sentence(SectionPlan plan)
    {
        var text = Clause(plan);
        for (var i = 0; i < 4 && !_recent.Add(text); i++)
        {
            text = Clause(plan);
        }

        if (_recent.Count > 40)
        {
            _recent.Clear();
        }

        if (_chance.Odds(0.18))
        {
            var rest = Clause(plan);
            var join = _setting.Write("join");
            text = $"{text}{(char.IsPunctuation(join[0]) ? "" : " ")}{join} {Small(rest)}";
        }

        if (_chance.Odds(0.15))
        {
            text = $"{_setting.Write("lead")} {Small(text)}";
        }

        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    /// <summary>An abbreviation keeps its capitals.</summary>
    private static string Small(string text) => char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private string Clause(SectionPlan plan) => _setting.Write("say." + ContractNames.Of(plan.Role), plan.Topic).TrimEnd('.', ';', ' ');

    private void LeadIn(SectionPlan plan) => Add(BlockKind.Paragraph, _setting.Write("leadin", plan.Topic));

    private void Bullets(SectionPlan plan)
    {
        var count = _chance.Between(2, 6);
        var end = _chance.Pick(".", ".", ";", ";", "");
        var small = _chance.Odds(0.1);
        for (var i = 0; i < count; i++)
        {
            var text = _chance.Odds(0.15) ? _setting.Write("item", plan.Topic) : Sentence(plan)[..^1];
            text = small ? Small(text) : text;
            var nested = _chance.Odds(0.1);
            Add(BlockKind.Bullet, _dash + text + (nested ? ":" : i == count - 1 ? "." : end));
            for (var k = nested ? _chance.Between(2, 3) : 0; k > 0; k--)
            {
                Add(BlockKind.Bullet, "+ " + Sentence(plan)[..^1] + (k == 1 ? "." : end));
            }
        }
    }

    private void Numbered(SectionPlan plan, string close)
    {
        var count = _chance.Between(2, 7);
        for (var i = 1; i <= count; i++)
        {
            Add(BlockKind.Paragraph, string.Create(CultureInfo.InvariantCulture, $"{i}{close} {Sentences(plan, _chance.Between(1, 3))}"));
        }
    }

    private void Lettered(SectionPlan plan)
    {
        if (_chance.Odds(0.6))
        {
            LeadIn(plan);
        }

        var style = new NumberingStyle(Series.Letter, _chance.Pick(")", ")", "."));
        var count = _chance.Between(2, 6);
        for (var i = 1; i <= count; i++)
        {
            Add(BlockKind.Paragraph, $"{style.Write(i, null).Text} {Sentence(plan)[..^1]}{(i == count ? "." : ";")}");
        }
    }

    /// <summary>Topic, colon, sentence in plain type: no headings.</summary>
    private void Topics(SectionPlan plan)
    {
        var count = _chance.Between(2, 4);
        var numbered = _chance.Odds(0.3);
        for (var i = 1; i <= count; i++)
        {
            var topic = _setting.Write($"{plan.Topic}.sub", plan.Topic);
            var mark = numbered ? string.Create(CultureInfo.InvariantCulture, $"{i}) ") : _chance.Odds(0.5) ? _dash : "";
            Add(mark == _dash && mark.Length > 0 ? BlockKind.Bullet : BlockKind.Paragraph, $"{mark}{char.ToUpperInvariant(topic[0])}{topic[1..]}: {Sentences(plan, _chance.Between(1, 2))}");
        }
    }

    private void Table()
    {
        if (_chance.Odds(0.6))
        {
            var caption = _setting.Write("caption");
            _lines.Add(new DraftLine(BlockKind.Paragraph, caption, _type.Centered(_chance.Odds(0.5), _chance.Odds(0.3))));
        }

        if (_chance.Odds(0.4))
        {
            _lines.Add(new DraftLine(BlockKind.Paragraph, _setting.Write("unitline"), new BlockStyle { FontSize = _type.Size, Italic = true, Alignment = Alignment.Right, Indent = 300 }));
        }

        _lines.Add(DraftLine.Table(TableWriter.Grid(_setting, _chance)));
        if (_chance.Odds(0.2))
        {
            Add(BlockKind.Paragraph, _setting.Write("source"));
        }
    }

    /// <summary>Adds a line, now and then with a footnote.</summary>
    public void Add(BlockKind kind, string text)
    {
        // Now and then a sentence stands out, or further in, and is no heading for that.
        var style = _type.Body(text) with { ListItem = kind is BlockKind.Bullet, Bold = _chance.Odds(0.006), Italic = _chance.Odds(0.015) };
        style = kind is BlockKind.Bullet && _bulletIndent > 0 ? style with { Indent = style.Indent + _bulletIndent } : style;
        var notes = ImmutableArray<DraftNote>.Empty;
        if (_chance.Odds(_notes) && text.IndexOf(' ', text.Length / 2) is > 0 and var at)
        {
            _note++;
            notes = [new DraftNote(_note.ToString(CultureInfo.InvariantCulture), at, _setting.Write("footnote"))];
        }

        _lines.Add(new DraftLine(kind, text, style) { Notes = notes });
    }
}
