using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Learning;

namespace IngestPipeline.Tagging.Facts.Learned;

/// <summary>Tells what numbers are there for by a trained classifier that knows what the rules say and how far to believe them.</summary>
public sealed class LearnedNumbers(ChoiceModel model, string identity) : INumberJudge
{
    public const string File = "numbers.tsv";

    public const string Quantity = "quantity", Time = "time";

    /// <summary>What a number can be: the roles of annotations, dates and periods as one.</summary>
    public static ImmutableArray<string> Labels { get; } = [Quantity, "identifier", Time, "ordinal", "name", "enumerator", "footnote", "page", "phone"];

    private static readonly ImmutableArray<NumberRole> Roles =
        [NumberRole.Quantity, NumberRole.Identifier, NumberRole.Time, NumberRole.Ordinal, NumberRole.Name, NumberRole.Enumerator, NumberRole.NoteMark, NumberRole.Page, NumberRole.Phone];

    /// <summary>Where the weights lie beside the program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "models", "facts");

    /// <summary>Below this probability the rules have the last word; without it the model loses 2 points of F1 crosswise.</summary>
    private const double Overrules = 0.8;

    private readonly ChoiceClassifier _classifier = new(model, Labels);

    string INumberJudge.Version => $"maxent-1;{identity}";

    /// <exception cref="InvalidDataException">The weights are damaged; the message names the file.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public static LearnedNumbers Load(string folder)
    {
        using var weights = new WeightReader(folder);
        return new LearnedNumbers(weights.Read(File, ChoiceModel.Read), weights.Identity);
    }

    public static void Save(ChoiceModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        WholeFile.WriteText(Path.Combine(folder, File), model.Write);
    }

    /// <summary>Every number of a document that may be a fact, times and citations apart, in order of the text.</summary>
    public static IEnumerable<NumberCandidate> Candidates(Document document)
    {
        var reader = new FactReader(document, new NumberClassifier());
        foreach (var passage in Passages.Of(document))
        {
            foreach (var (line, site, span) in reader.Numbers(passage))
            {
                var (features, rule) = NumberFeatures.Of(line, site, QuantityFinder.FirstToken(line));
                yield return new NumberCandidate(span, features, Label(rule));
            }
        }
    }

    NumberJudgement INumberJudge.Judge(TokenLine line, NumberSite site, int firstBodyToken)
    {
        var (features, rule) = NumberFeatures.Keys(line, site, firstBodyToken);
        var probabilities = _classifier.Probabilities(features);
        var best = Array.IndexOf(probabilities, probabilities.Max());
        return probabilities[best] < Overrules || (best == 0 && IsProvenOther(line, site, rule))
            ? new NumberJudgement(rule, rule == NumberRole.Quantity ? probabilities[0] : Math.Min(probabilities[0], 1 - Overrules))
            : new NumberJudgement(Roles[best], probabilities[0]);
    }

    /// <summary>Phones, marks of notes, products of sizes ("24 lon x 330ml") and broken figures are proven by their form; figures among figures tell of nothing.</summary>
    private static bool IsProvenOther(TokenLine line, NumberSite site, NumberRole rule) => rule is NumberRole.Phone or NumberRole.NoteMark
        || (rule is NumberRole.PackageSize && line[site.Unit?.Next ?? site.Last + 1].Lower is "x" or "×" or "*")
        || (rule != NumberRole.Quantity && (line[site.First].Number.Confidence <= 0.2 || (site.Unit is null && (line[site.First - 1].Kind == TokenKind.Number || line[site.Last + 1].Kind == TokenKind.Number))));

    private static string Label(NumberRole role) => role switch
    {
        NumberRole.PackageSize => "name",
        NumberRole.Unknown => "identifier",
        _ => Labels[Roles.IndexOf(role)],
    };
}
