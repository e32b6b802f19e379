using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Learning;

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
        var labels = model.Tag(Features(lines));
        var tags = ImmutableArray.CreateBuilder<LineTag>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var (label, probability) = labels[i];
            var (kind, heading) = LineLabel.Read(label, lines[i]);
            tags.Add(new LineTag(kind, heading, probability)
            {
                ContinuesHeading = label == LineLabel.Continued && i > 0 && tags[i - 1].HeadingLength >= lines[i - 1].Text.Length,
                BeginsPart = i == 0 || (IsBack(tags[i - 1].Kind) && !IsBack(kind)),
            });
        }

        return tags.MoveToImmutable();
    }

    /// <summary>The features of each line, as the model is trained on them.</summary>
    public static List<List<string>> Features(IReadOnlyList<TextLine> lines)
    {
        var attributes = LineAttributes.Of(lines, Rules.Tag(lines));
        return [.. Enumerable.Range(0, lines.Count).Select(i => Templates.Apply(attributes, i))];
    }

    private static bool IsBack(BlockKind kind) => kind is BlockKind.Recipients or BlockKind.Signature;

    private static FeatureTemplates ReadTemplates()
    {
        using var reader = new StreamReader(typeof(LearnedLineTagger).Assembly.GetManifestResourceStream("lines.templates")!);
        return FeatureTemplates.Parse(reader.ReadToEnd().Split('\n'));
    }
}
