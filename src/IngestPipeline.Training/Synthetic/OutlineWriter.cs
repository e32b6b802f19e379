using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>Writes planned sections with headings and text.</summary>
internal sealed class OutlineWriter(Setting setting, Typography type, Chance chance, List<DraftLine> lines)
{
    private readonly BodyWriter _body = new(setting, type, chance, lines);

    /// <summary>Some sections of this author's are a numbered sentence or two without title, counted among the headings.</summary>
    private readonly double _untitled = chance.Odds(0.15) ? 0.35 : 0;

    /// <summary>Decimal numbers repeat the Roman one above them as it is: <c>II.1</c>.</summary>
    private readonly bool _romanParent = chance.Odds(0.2);

    /// <summary>Unnumbered titles within sections.</summary>
    private readonly double _minor = chance.Odds(0.2) ? 0.25 : 0;
    private readonly HeadingLook _minorLook = chance.Pick(new HeadingLook(true, false, false, false), new HeadingLook(true, true, false, false), new HeadingLook(false, true, false, false));

    /// <summary>Each section ends where the next begins; numbers sometimes repeat or skip, by the author's mistake.</summary>
    public void Write(IReadOnlyList<SectionPlan> plans, OutlineScheme scheme)
    {
        Level(plans, scheme, 1, null);
    }

    private void Level(IReadOnlyList<SectionPlan> plans, OutlineScheme scheme, int level, string? parent)
    {
        var ordinal = 1;
        foreach (var plan in plans)
        {
            Section(plan, scheme, level, ordinal, parent);
            ordinal += chance.Odds(0.02) ? chance.Pick(0, 2) : 1;
        }
    }

    private void Section(SectionPlan plan, OutlineScheme scheme, int level, int ordinal, string? parent)
    {
        var style = scheme.Levels[level - 1];
        var marker = style.Numbering.Write(ordinal, parent);
        var below = level < scheme.Levels.Count ? plan.Children : [];
        var title = style.Look.Capitals ? plan.Title.ToUpperInvariant() : plan.Title;
        if (level > 1 && below.Count == 0 && style.Numbering.Series is Series.Arabic or Series.Letter or Series.Decimal && chance.Odds(_untitled))
        {
            _body.Add(BlockKind.Paragraph, $"{marker.Text} {_body.Sentences(plan, chance.Between(1, 3))}");
            return;
        }

        if (style.RunsIn && below.Count == 0)
        {
            RunIn(plan, style, marker, title, level);
            return;
        }

        Heading(style, marker, title, level, plan.Role);
        if (below.Count == 0)
        {
            _body.Write(plan, style.Numbering.Series);
            Minor(plan, level + 1);
            return;
        }

        if (chance.Odds(0.15))
        {
            _body.Paragraph(plan, 1);
        }

        Level(below, scheme, level + 1, style.Numbering.Series switch
        {
            Series.Arabic or Series.Decimal => marker.Label,
            Series.Roman => _romanParent ? marker.Label : ordinal.ToString(CultureInfo.InvariantCulture),
            _ => null,
        });
    }

    private void Minor(SectionPlan plan, int level)
    {
        var count = chance.Odds(_minor) ? chance.Between(1, 3) : 0;
        for (var i = 0; i < count; i++)
        {
            var (rule, role) = plan.Role is SectionRole.Results && chance.Odds(0.4)
                ? chance.Pick(("head.evaluation", SectionRole.Evaluation), ("head.limitations", SectionRole.Limitations), ("head.strengths", SectionRole.Strengths))
                : (plan.Topic + ".sub", plan.Role);
            var title = setting.Write(rule, plan.Topic);
            Heading(new LevelStyle(new NumberingStyle(Series.None, ""), _minorLook, chance.Pick("", ":"), false), new Marker("", null), char.ToUpperInvariant(title[0]) + title[1..], level, role);
            _body.Write(plan with { Role = role }, Series.None);
        }
    }

    private void RunIn(SectionPlan plan, LevelStyle style, Marker marker, string title, int level)
    {
        var head = $"{marker.Text} {title}{(style.Colon == "." ? "." : ":")}";
        var text = $"{head} {_body.Sentences(plan, chance.Between(1, 3))}";
        lines.Add(new DraftLine(BlockKind.Paragraph, text, type.RunIn(style.Look, text, head.Length))
        {
            Heading = new DraftHeading(marker.Label, marker.Text.Length + 1, head.Length, level, plan.Role),
        });
        if (chance.Odds(0.3))
        {
            _body.Paragraph(plan, 1);
        }
    }

    private void Heading(LevelStyle style, Marker marker, string title, int level, SectionRole role)
    {
        title += style.Colon;
        if (style.Numbering.OwnLine && marker.Text.Length > 0)
        {
            lines.Add(new DraftLine(BlockKind.Heading, marker.Text, type.Heading(style.Look, marker.Text))
            {
                Heading = new DraftHeading(marker.Label, null, marker.Text.Length, level, role),
                Outline = level,
            });
            foreach (var part in Cut(title, style.Look.Centered ? 0.5 : 0.2))
            {
                lines.Add(new DraftLine(BlockKind.Heading, part, type.Heading(style.Look, part)) { ContinuesHeading = true });
            }

            return;
        }

        var glue = marker.Text.Length == 0 || (marker.Text[^1] is '.' or ')' && chance.Odds(0.02)) ? "" : style.Numbering.Close == "-" && chance.Odds(0.5) ? " - " : " ";
        var printed = glue == " - " ? marker.Text[..^1] : marker.Text;
        var start = printed.Length + glue.Length;
        var first = true;
        foreach (var part in Cut(printed + glue + title, style.Look.Capitals ? 0.25 : 0.06, start + 8))
        {
            lines.Add(new DraftLine(BlockKind.Heading, part, type.Heading(style.Look, part))
            {
                Heading = first ? new DraftHeading(marker.Label, start, part.Length, level, role) : null,
                ContinuesHeading = !first,
                Outline = first ? level : null,
            });
            first = false;
        }
    }

    /// <summary>A long heading may stand on two lines.</summary>
    private List<string> Cut(string text, double probability, int least = 8)
    {
        var at = text.Length > 45 && chance.Odds(probability) ? text.IndexOf(' ', Math.Max(least, (text.Length / 2) + chance.Between(-8, 12))) : -1;
        return at < 0 ? [text] : [text[..at], text[(at + 1)..]];
    }
}
