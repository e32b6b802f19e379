using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Learning;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Structure.Learned;

/// <summary>Tags lines by the trained sequence model, which knows what the rules say of each line and how far to believe them.</summary>
public sealed class LearnedLineTagger(SequenceModel model, string identity) : ILineTagger
{
    private static readonly RuleLineTagger Rules = new();

    /// <summary>Which attributes the model looks at.</summary>
    public static FeatureTemplates Templates { get; } = ReadTemplates();

    public string Version => $"crf-1;{Rules.Version};{identity}";

    public ImmutableArray<LineTag> Tag(IReadOnlyList<TextLine> lines)
    {
        var labels = model.Tag(Templates.Keys(Attributes(lines)));
        var tags = ImmutableArray.CreateBuilder<LineTag>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var (label, probability) = labels[i];
            var (kind, heading) = LineLabel.Read(label, lines[i]);
            var tag = new LineTag(kind, heading, probability)
            {
                ContinuesHeading = label == LineLabel.Continued && i > 0 && tags[i - 1].HeadingLength >= lines[i - 1].Text.Length,
            };
            tags.Add(tag with { BeginsPart = i == 0 || (tag.FollowsEnd(tags[i - 1]) && IsProven(lines, tags, i - 1)) });
        }

        return tags.MoveToImmutable();
    }

    /// <summary>The features of each line, as the model is trained on them.</summary>
    public static List<List<string>> Features(IReadOnlyList<TextLine> lines) => Templates.Apply(Attributes(lines));

    private static List<AttributeSet> Attributes(IReadOnlyList<TextLine> lines) => LineAttributes.Of(lines, Rules.Tag(lines));

    /// <summary>The back matter that ends with the line is one by its words too.</summary>
    private static bool IsProven(IReadOnlyList<TextLine> lines, ImmutableArray<LineTag>.Builder tags, int last)
    {
        for (var i = last; i >= 0 && tags[i].IsBackMatter; i--)
        {
            var text = lines[i].Text;
            if (FormLines.IsRecipients(text) || FormLines.IsPersonName(text) || FormLines.IsOffice(text) || FormLines.IsAuthority(text))
            {
                return true;
            }
        }

        return false;
    }

    private static FeatureTemplates ReadTemplates()
    {
        using var reader = new StreamReader(typeof(LearnedLineTagger).Assembly.GetManifestResourceStream("lines.templates")!);
        return FeatureTemplates.Parse(reader.ReadToEnd().Split('\n'));
    }
}
