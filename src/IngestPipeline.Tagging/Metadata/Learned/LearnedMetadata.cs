using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Learning;

namespace IngestPipeline.Tagging.Metadata.Learned;

/// <summary>Chooses each field's value among its candidates; the probability of the choice is the field's confidence.</summary>
public sealed class LearnedMetadata(ChoiceModel model, string identity)
{
    public string Version => $"maxent-1;{identity}";

    public DocumentMetadata Read(Document document)
    {
        var evidence = Evidence(document);
        var metadata = DocumentMetadata.Empty;
        var confidence = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var field in Enum.GetValues<MetadataPart>())
        {
            var candidates = Of(evidence, field);
            var probabilities = model.Probabilities([.. candidates.Select(c => c.Features)]);
            probabilities[FieldCandidates.Other] = -1;
            var best = Array.IndexOf(probabilities, probabilities.Max());
            if (best != FieldCandidates.None)
            {
                metadata = Put(metadata, candidates[best].Value, field);
                var name = FieldText.ConfidenceName(field);
                confidence[name] = Math.Min(Math.Round(probabilities[best], 3), confidence.TryGetValue(name, out var other) ? other : 1);
            }
        }

        return metadata with { Confidence = confidence.ToImmutable() };
    }

    /// <summary>The possible answers of a field in a document whose structure has been read.</summary>
    public static IReadOnlyList<(MetadataPart Field, IReadOnlyList<FieldCandidate> Candidates)> Candidates(Document document)
    {
        var evidence = Evidence(document);
        return [.. Enum.GetValues<MetadataPart>().Select(f => (f, (IReadOnlyList<FieldCandidate>)Of(evidence, f)))];
    }

    private static (EvidenceOfForm Head, EndCandidates End) Evidence(Document document)
    {
        var reading = new MetadataReading(document);
        var evidence = new EvidenceOfForm(reading, RuleMetadata.Read(reading));
        return (evidence, new EndCandidates(evidence));
    }

    private static List<FieldCandidate> Of((EvidenceOfForm Head, EndCandidates End) e, MetadataPart field) => (field switch
    {
        MetadataPart.DocType => HeadCandidates.Types(e.Head),
        MetadataPart.NumberSymbol => HeadCandidates.Numbers(e.Head),
        MetadataPart.Issuer => IssuerCandidates.Of(e.Head),
        MetadataPart.Place => HeadCandidates.Places(e.Head),
        MetadataPart.Date => HeadCandidates.Dates(e.Head),
        MetadataPart.Subject => TitleCandidates.Subjects(e.Head),
        MetadataPart.Addressee => e.End.Addressees(),
        MetadataPart.Recipients => e.End.Recipients(),
        MetadataPart.SignerAuthority => e.End.Authorities(),
        MetadataPart.SignerTitle => e.End.Titles(),
        MetadataPart.SignerName => e.End.Names(),
        MetadataPart.Period => TitleCandidates.Periods(e.Head),
        MetadataPart.Secrecy => HeadCandidates.Secrecy(e.Head),
        _ => HeadCandidates.Urgency(e.Head),
    }).ToList();

    private static DocumentMetadata Put(DocumentMetadata metadata, DocumentMetadata value, MetadataPart field)
    {
        var signer = metadata.Signer ?? new Signer(null, null, null);
        return field switch
        {
            MetadataPart.DocType => metadata with { DocType = value.DocType },
            MetadataPart.NumberSymbol => metadata with { NumberSymbol = value.NumberSymbol },
            MetadataPart.Issuer => metadata with { Issuer = value.Issuer },
            MetadataPart.Place => metadata with { Place = value.Place },
            MetadataPart.Date => metadata with { Date = value.Date },
            MetadataPart.Subject => metadata with { Subject = value.Subject },
            MetadataPart.Addressee => metadata with { Addressee = value.Addressee },
            MetadataPart.Recipients => metadata with { Recipients = value.Recipients },
            MetadataPart.SignerAuthority => metadata with { Signer = signer with { Authority = value.Signer!.Authority } },
            MetadataPart.SignerTitle => metadata with { Signer = signer with { Title = value.Signer!.Title } },
            MetadataPart.SignerName => metadata with { Signer = signer with { Name = value.Signer!.Name } },
            MetadataPart.Period => metadata with { Period = value.Period },
            MetadataPart.Secrecy => metadata with { Secrecy = value.Secrecy },
            _ => metadata with { Urgency = value.Urgency },
        };
    }
}
