using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>
/// Which repairs of a document a person does not want. Applied after all stages that repair, so that those need not know of it; repairs of white
/// space alone are layout, not reading, and stay.
/// </summary>
/// <param name="Revision">Rises with every decision of a person; 0 before the first.</param>
/// <param name="All">None is wanted.</param>
/// <param name="Kinds">None of these kinds is wanted.</param>
/// <param name="Places">Single ones.</param>
public sealed record RepairReview(long Revision, bool All, ImmutableHashSet<RepairKind> Kinds, ImmutableArray<RepairKey> Places)
{
    public static readonly RepairReview None = new(0, false, [], []);

    public bool IsEmpty => !All && Kinds.IsEmpty && Places.IsEmpty;

    /// <summary>The document with what was read in place of every unwanted repair; these are kept as <see cref="Document.Rejected"/>.</summary>
    public Document Apply(Document document)
    {
        if (IsEmpty || document.Repairs.IsEmpty)
        {
            return document;
        }

        var places = Find(document);
        var unwanted = new bool[document.Repairs.Length];
        var any = false;
        for (var i = 0; i < unwanted.Length; i++)
        {
            var repair = document.Repairs[i];
            unwanted[i] = (All || Kinds.Contains(repair.Kind) || places.Contains(i)) && !repair.IsSpacing(document.Text);
            any |= unwanted[i];
        }

        return any ? RepairReversal.Reject(document, unwanted) : document;
    }

    /// <summary>Indexes of the repairs that <see cref="Places"/> name; each names one at most.</summary>
    private HashSet<int> Find(Document document)
    {
        var found = new HashSet<int>();
        if (Places.IsEmpty)
        {
            return found;
        }

        var keys = RepairKey.Of(document);
        var byPlace = Enumerable.Range(0, keys.Length).ToLookup(i => (keys[i].Offset, keys[i].Original, keys[i].Replacement));
        var moved = new List<RepairKey>();
        foreach (var place in Places)
        {
            var here = byPlace[(place.Offset, place.Original, place.Replacement)].ToList();
            found.UnionWith(here);
            if (here.Count == 0)
            {
                moved.Add(place);
            }
        }

        if (moved.Count == 0)
        {
            return found;
        }

        // Another version of the program reads the file a little differently: the same change between the same neighbours, nearest to the old place.
        var extracted = ExtractedText.Rebuild(document);
        var alike = Enumerable.Range(0, keys.Length).ToLookup(i => (keys[i].Original, keys[i].Replacement));
        foreach (var place in moved.Where(p => !p.Stands(extracted)))
        {
            var nearest = alike[(place.Original, place.Replacement)]
                .Where(i => !found.Contains(i) && keys[i].Before.EndsWith(place.Before, StringComparison.Ordinal) && keys[i].After.StartsWith(place.After, StringComparison.Ordinal))
                .OrderBy(i => Math.Abs(keys[i].Offset - place.Offset)).Select(i => (int?)i).FirstOrDefault();
            if (nearest is { } index)
            {
                found.Add(index);
            }
        }

        return found;
    }
}
