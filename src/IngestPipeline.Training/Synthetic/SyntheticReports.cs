using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>
/// Writes invented administrative documents with all that is to be known of them, as training data: genre, issuer, layout, outline
/// and habits are drawn from the seed, the words from corpus/phrases. One seed gives one and the same document everywhere.
/// </summary>
public sealed class SyntheticReports(PhraseGrammar phrases)
{
    private static readonly Medium[] Media = [Medium.Pdf, Medium.Pdf, Medium.Docx, Medium.Docx, Medium.Text, Medium.Text, Medium.Scan];

    public LabelledDocument Write(int seed)
    {
        var chance = new Chance((ulong)(uint)seed);
        var medium = chance.Pick(Media);
        var lines = new List<DraftLine>();
        var metadata = Compose(chance, medium, lines);
        if (chance.Odds(0.025))
        {
            Compose(chance, medium, lines);
        }

        return DraftAssembler.Assemble("synthetic-" + seed.ToString("00000", CultureInfo.InvariantCulture), medium, new MediumView(medium, chance).Show(lines), metadata);
    }

    /// <summary>One whole document; what it shows of metadata.</summary>
    private DocumentMetadata Compose(Chance chance, Medium medium, List<DraftLine> lines)
    {
        var setting = new Setting(phrases, chance);
        var genre = Genre.Of(chance);
        var type = Typography.Of(chance, setting.Old);
        var front = new FrontWriter(setting, genre, type, chance, lines);
        var metadata = DocumentMetadata.Empty;
        if (chance.Odds(genre.Key is "decree" or "circular" ? 0.7 : 0.92))
        {
            metadata = front.Letterhead(metadata);
        }

        metadata = front.Addressee(front.Title(metadata));
        if (front.Subject.Contains(setting.Period.Label!, StringComparison.Ordinal))
        {
            metadata = metadata with { Period = setting.Period };
        }

        metadata = Body(setting, genre, type, chance, medium, lines, front, metadata);
        var end = new EndWriter(setting, genre, type, chance, lines);
        end.Closing();
        metadata = end.Back(metadata);
        var annex = new AnnexWriter(setting, genre, type, chance, lines);
        if (genre.Key == "decision" && chance.Odds(0.35))
        {
            annex.Regulation(front.Symbol);
        }
        else if (!genre.IsDispatch && chance.Odds(0.12))
        {
            annex.Appendices(front.Symbol);
        }

        return metadata;
    }

    private static DocumentMetadata Body(
        Setting setting, Genre genre, Typography type, Chance chance, Medium medium, List<DraftLine> lines, FrontWriter front, DocumentMetadata metadata)
    {
        var articles = new ArticleWriter(setting, type, chance, lines);
        if (genre.IsEnacted || (genre.Key is "circular" && chance.Odds(0.6)))
        {
            front.Preamble(headed: true);
            if (genre.Key is "decree" or "circular" || (genre.Key is "resolution" && chance.Odds(0.4)))
            {
                articles.Regulate(1, chance.Between(1, 6));
            }
            else
            {
                articles.Decide();
            }

            return metadata;
        }

        var headed = chance.Odds(genre.IsDispatch ? 0.4 : genre.Key is "notice" or "directive" or "proposal" ? 0.65 : 0.97);
        front.Preamble(headed);
        if (!headed)
        {
            Unheaded(setting, genre, type, chance, lines, articles);
            return metadata;
        }

        var plans = new OutlinePlanner(setting, chance).Plan(genre);
        var scheme = OutlineScheme.Of(chance, setting.Old, medium is Medium.Pdf or Medium.Docx);
        var from = lines.Count;
        new OutlineWriter(setting, type, chance, lines).Write(plans, scheme);
        if (chance.Odds(genre.Key is "scheme" or "outline" ? 0.2 : 0.03))
        {
            Contents(type, chance, lines, from);
        }

        return metadata;
    }

    private static void Unheaded(Setting setting, Genre genre, Typography type, Chance chance, List<DraftLine> lines, ArticleWriter articles)
    {
        var body = new BodyWriter(setting, type, chance, lines);
        var plan = new SectionPlan("", genre.Key is "report" ? SectionRole.Results : SectionRole.Implementation, setting.Topic, []);
        var parts = chance.Between(1, 3);
        for (var i = 0; i < parts; i++)
        {
            body.Write(plan, Series.None);
        }

        if (chance.Odds(0.12))
        {
            articles.Quote();
        }
    }

    /// <summary>A table of contents before the body: its lines are no headings.</summary>
    private static void Contents(Typography type, Chance chance, List<DraftLine> lines, int from)
    {
        var headings = lines.Skip(from).Where(l => l.Heading is { } h && h.Length == l.Text.Length).Select(l => l.Text).ToList();
        var leader = chance.Pick(" ", " .......... ", "…………… ", "\t");
        var page = 1;
        var contents = new List<DraftLine> { new(BlockKind.Paragraph, "MỤC LỤC", type.Centered(true)) };
        foreach (var heading in headings)
        {
            page += chance.Pick(0, 0, 1, 1, 2);
            var text = string.Create(CultureInfo.InvariantCulture, $"{heading}{(leader == "\t" ? " " : leader)}{page}");
            contents.Add(new DraftLine(BlockKind.Paragraph, text, type.Body(text) with { Indent = 0 }));
        }

        lines.InsertRange(from, contents);
    }
}
