using System.Collections.Immutable;
using System.Text;

namespace IngestPipeline.Documents;

/// <summary>A change to be made: the characters of <paramref name="Source"/> become <paramref name="Replacement"/>.</summary>
/// <param name="Source">Range in the text before the change.</param>
/// <param name="Replacement">New characters; may be empty.</param>
/// <param name="Kind">Null for characters that are moved elsewhere, not repaired (a footnote mark lifted out).</param>
/// <param name="Confidence">0 to 1.</param>
public readonly record struct TextEdit(TextSpan Source, string Replacement, RepairKind? Kind, double Confidence = 1);

/// <summary>An edit that was made: where it stood and where its result stands.</summary>
public readonly record struct AlignedEdit(TextSpan Source, TextSpan Target, RepairKind? Kind, double Confidence);

/// <summary>
/// A text together with the text it was made from and the edits between them. Edits are atomic: an offset inside an edit maps
/// to the edit's near end, so spans are mapped, not points.
/// </summary>
public sealed class AlignedText
{
    private AlignedText(string parent, string text, ImmutableArray<AlignedEdit> edits)
    {
        Parent = parent;
        Text = text;
        Edits = edits;
    }

    public string Parent { get; }

    public string Text { get; }

    /// <summary>In order, not overlapping.</summary>
    public ImmutableArray<AlignedEdit> Edits { get; }

    public static AlignedText Unchanged(string text) => new(text, text, []);

    /// <summary>Applies <paramref name="edits"/>, which may come in any order but must not overlap.</summary>
    /// <exception cref="ArgumentException">Edits overlap or lie outside the text.</exception>
    public static AlignedText Apply(string parent, IEnumerable<TextEdit> edits)
    {
        var sorted = edits.OrderBy(e => e.Source.Start).ThenBy(e => e.Source.End).ToList();
        if (sorted.Count == 0)
        {
            return Unchanged(parent);
        }

        var text = new StringBuilder(parent.Length);
        var made = ImmutableArray.CreateBuilder<AlignedEdit>(sorted.Count);
        var at = 0;
        foreach (var edit in sorted)
        {
            if (edit.Source.Start < at || edit.Source.End > parent.Length)
            {
                throw new ArgumentException($"Edit {edit.Source} overlaps another or lies outside the text of {parent.Length}.", nameof(edits));
            }

            text.Append(parent, at, edit.Source.Start - at);
            made.Add(new AlignedEdit(edit.Source, TextSpan.OfLength(text.Length, edit.Replacement.Length), edit.Kind, edit.Confidence));
            text.Append(edit.Replacement);
            at = edit.Source.End;
        }

        text.Append(parent, at, parent.Length - at);
        return new AlignedText(parent, text.ToString(), made.DrainToImmutable());
    }

    /// <summary>The range of <see cref="Text"/> that came from <paramref name="source"/> in <see cref="Parent"/>.</summary>
    public TextSpan ToText(TextSpan source)
    {
        var start = Map(source.Start, forward: true, asEnd: false);
        return new TextSpan(start, Math.Max(start, Map(source.End, forward: true, asEnd: !source.IsEmpty)));
    }

    /// <summary>The range of <see cref="Parent"/> that <paramref name="target"/> in <see cref="Text"/> came from.</summary>
    public TextSpan ToParent(TextSpan target)
    {
        var start = Map(target.Start, forward: false, asEnd: false);
        return new TextSpan(start, Math.Max(start, Map(target.End, forward: false, asEnd: !target.IsEmpty)));
    }

    private int Map(int offset, bool forward, bool asEnd)
    {
        // Last edit that begins at or before the offset.
        int low = 0, high = Edits.Length - 1, found = -1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (From(Edits[middle], forward).Start <= offset)
            {
                found = middle;
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        // A span's end that stands exactly where an edit begins does not reach into it.
        while (found >= 0 && asEnd && From(Edits[found], forward).Start == offset)
        {
            found--;
        }

        if (found < 0)
        {
            return offset;
        }

        var (from, to) = (From(Edits[found], forward), To(Edits[found], forward));
        if (offset >= from.End && !(from.IsEmpty && offset == from.Start && !asEnd))
        {
            return to.End + (offset - from.End);
        }

        return asEnd ? to.End : to.Start;
    }

    private static TextSpan From(AlignedEdit edit, bool forward) => forward ? edit.Source : edit.Target;

    private static TextSpan To(AlignedEdit edit, bool forward) => forward ? edit.Target : edit.Source;
}
