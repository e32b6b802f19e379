using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>A section before it is numbered and set.</summary>
/// <param name="Title">In sentence case.</param>
/// <param name="Topic">The field of work its sentences speak of.</param>
internal sealed record SectionPlan(string Title, SectionRole Role, string Topic, IReadOnlyList<SectionPlan> Children);

/// <summary>Decides which sections a document of a genre has, and in which order.</summary>
internal sealed class OutlinePlanner(Setting setting, Chance chance)
{
    private readonly HashSet<string> _titles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Some documents have hundreds of headings.</summary>
    private readonly int _size = chance.Odds(0.02) ? 3 : 1;

    public List<SectionPlan> Plan(Genre genre) => genre.Key switch
    {
        "report" or "outline" => Report(),
        "plan" or "programme" or "scheme" => Project(),
        "notice" or "directive" or "minutes" => Few(),
        "guide" or "circular" => Guide(),
        _ => Petition(),
    };

    private List<SectionPlan> Report()
    {
        var plans = new List<SectionPlan>();
        if (chance.Odds(0.3))
        {
            plans.Add(Titled("head.situation", SectionRole.Results, depth: 1));
        }

        if (chance.Odds(0.3))
        {
            plans.Add(Titled("head.direction", SectionRole.Results, depth: 1));
        }

        plans.Add(Section("head.results", SectionRole.Results, setting.Topic, Topical(SectionRole.Results, chance.Between(2, 7))));
        if (chance.Odds(0.55))
        {
            plans.Add(Section("head.evaluation", SectionRole.Evaluation, setting.Topic, Judged()));
        }
        else
        {
            plans.AddRange(Judged());
        }

        var later = Topical(SectionRole.Plan, chance.Between(2, 6));
        if (chance.Odds(0.35))
        {
            later.Insert(0, Titled("head.objectives", SectionRole.Objectives));
        }

        if (chance.Odds(0.4))
        {
            later.Add(Titled("head.solutions", SectionRole.Solutions, depth: 1));
        }

        plans.Add(Section("head.plan", SectionRole.Plan, setting.Topic, later));
        if (chance.Odds(0.2))
        {
            plans.Add(Titled("head.solutions", SectionRole.Solutions, depth: 1));
        }

        if (chance.Odds(0.55))
        {
            plans.Add(Titled("head.proposals", SectionRole.Proposals, depth: chance.Odds(0.4) ? 1 : 0, "head.towhom"));
        }

        return plans;
    }

    private List<SectionPlan> Judged()
    {
        var plans = new List<SectionPlan> { Titled("head.strengths", SectionRole.Strengths, chance.Odds(0.15) ? 1 : 0), Titled("head.limitations", SectionRole.Limitations, chance.Odds(0.2) ? 1 : 0) };
        if (chance.Odds(0.6))
        {
            plans.Add(chance.Odds(0.3)
                ? Section("head.causes", SectionRole.Causes, setting.Topic, [Titled("head.causesof", SectionRole.Causes), Titled("head.causesby", SectionRole.Causes)])
                : Titled("head.causes", SectionRole.Causes));
        }

        if (chance.Odds(0.35))
        {
            plans.Add(Titled("head.lessons", SectionRole.Lessons));
        }

        return plans;
    }

    private List<SectionPlan> Project()
    {
        var plans = new List<SectionPlan>();
        if (chance.Odds(0.25))
        {
            plans.Add(Titled("head.situation", SectionRole.Results, depth: 1));
        }

        plans.Add(Section("head.objectives", SectionRole.Objectives, setting.Topic, chance.Odds(0.7) ? [Titled("head.purpose", SectionRole.Objectives), Titled("head.demands", SectionRole.Objectives)] : []));
        plans.Add(Section("head.content", SectionRole.Content, setting.Topic, Topical(SectionRole.Content, chance.Between(2, 7))));
        if (chance.Odds(0.35))
        {
            plans.Add(Titled("head.solutions", SectionRole.Solutions, depth: 1));
        }

        if (chance.Odds(0.45))
        {
            plans.Add(Titled("head.money", SectionRole.Content));
        }

        plans.Add(Section("head.implementation", SectionRole.Implementation, setting.Topic, Duties()));
        return plans;
    }

    private List<SectionPlan> Guide()
    {
        var plans = new List<SectionPlan> { Titled("head.scope", SectionRole.Content) };
        var rest = chance.Between(2, 5);
        for (var i = 0; i < rest; i++)
        {
            plans.Add(Titled("head.rule", SectionRole.Content, chance.Odds(0.6) ? 1 : 0, "head.rule"));
        }

        plans.Add(Section("head.implementation", SectionRole.Implementation, setting.Topic, chance.Odds(0.5) ? Duties() : []));
        return plans;
    }

    private List<SectionPlan> Few()
    {
        var plans = new List<SectionPlan>();
        if (chance.Odds(0.4))
        {
            plans.Add(Titled("head.evaluation", SectionRole.Evaluation));
        }

        plans.AddRange(Topical(SectionRole.Content, chance.Between(2, 5)));
        if (chance.Odds(0.6))
        {
            plans.Add(Section("head.implementation", SectionRole.Implementation, setting.Topic, chance.Odds(0.4) ? Duties() : []));
        }

        return plans;
    }

    private List<SectionPlan> Petition()
    {
        var plans = new List<SectionPlan> { Titled("head.need", SectionRole.Content) };
        plans.AddRange(Topical(SectionRole.Content, chance.Between(1, 4)));
        if (chance.Odds(0.6))
        {
            plans.Add(Titled("head.proposals", SectionRole.Proposals, chance.Odds(0.3) ? 1 : 0, "head.towhom"));
        }

        return plans;
    }

    /// <summary>Sections by field of work; their titles say nothing of the role, so it is the one around them.</summary>
    private List<SectionPlan> Topical(SectionRole role, int count)
    {
        var plans = new List<SectionPlan>();
        for (var i = 0; i < count * _size; i++)
        {
            var topic = setting.Topics[(i + (role == SectionRole.Plan ? 1 : 0)) % setting.Topics.Count];
            var subs = new List<SectionPlan>();
            if (chance.Odds(_size > 1 ? 0.8 : 0.4))
            {
                var below = chance.Between(2, 4);
                for (var k = 0; k < below; k++)
                {
                    subs.Add(new SectionPlan(Title($"{topic}.sub", topic), role, topic, chance.Odds(0.2) ? [Sub(topic, role), Sub(topic, role)] : []));
                }
            }

            plans.Add(new SectionPlan(chance.Odds(0.75) ? Title(role is SectionRole.Results ? "head.topic" : "head.field", topic) : Title($"{topic}.sub", topic), role, topic, subs));
        }

        return plans;
    }

    private SectionPlan Sub(string topic, SectionRole role) => new(Title($"{topic}.sub", topic), role, topic, []);

    private List<SectionPlan> Duties()
    {
        var plans = new List<SectionPlan>();
        var count = chance.Between(2, 6);
        for (var i = 0; i < count; i++)
        {
            plans.Add(Titled("head.duty", SectionRole.Implementation));
        }

        return plans;
    }

    private SectionPlan Titled(string rule, SectionRole role, int depth = 0, string? below = null)
    {
        var children = new List<SectionPlan>();
        if (depth > 0)
        {
            if (below is null)
            {
                children = Topical(role, chance.Between(2, 4));
            }
            else
            {
                var count = chance.Between(2, 4);
                for (var i = 0; i < count; i++)
                {
                    children.Add(Titled(below, role));
                }
            }
        }

        return Section(rule, role, setting.Topic, children);
    }

    private SectionPlan Section(string rule, SectionRole role, string topic, IReadOnlyList<SectionPlan> children) => new(Title(rule, topic), role, topic, children);

    private string Title(string rule, string topic)
    {
        var title = setting.Write(rule, topic);
        for (var i = 0; i < 8 && !_titles.Add(title); i++)
        {
            title = setting.Write(rule, topic);
        }

        return char.ToUpperInvariant(title[0]) + title[1..];
    }
}
