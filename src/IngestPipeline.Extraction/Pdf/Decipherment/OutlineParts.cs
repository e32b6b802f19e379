using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>
/// Takes the outlines of one font's known letters apart into bodies and marks: fonts build <c>ữ</c> from the very contours of <c>ư</c> and of the tilde
/// of <c>ã</c>. An unknown glyph that is made of a known body and known marks is read with near certainty, without any word.
/// </summary>
public sealed class OutlineParts
{
    /// <summary>Logarithms of how much likelier a match or a contradiction of contours is with the right letter than with a wrong one.</summary>
    private const double BodyFits = 5;
    private const double BodyMissing = -10;
    private const double MarksFit = 6;
    private const double MarksDiffer = -9;
    private const double MarkOnBareLetter = -7;
    private const double CountDiffers = -6;

    private readonly Dictionary<char, Contours> _bodies = [];
    private readonly Dictionary<(string Marks, bool Upper), Contours> _marks = [];
    private readonly HashSet<ulong> _markContours = [];

    /// <param name="known">Letters of one font whose Unicode is trusted, with their shapes.</param>
    public OutlineParts(IEnumerable<(char Letter, GlyphShape Shape)> known)
    {
        var letters = known.Where(k => !k.Shape.Contours.IsEmpty).Select(k => (Parts: LetterParts.Of(k.Letter), Contours: Contours.Of(k.Shape))).ToList();
        foreach (var (parts, contours) in letters.Where(l => l.Parts.Marks.Length == 0))
        {
            _bodies.TryAdd(parts.Body, contours);
        }

        // Bodies give marks, marks give bodies that only stand with marks; two rounds reach everything that can be reached.
        for (var round = 0; round < 2; round++)
        {
            foreach (var group in letters.Where(l => l.Parts.Marks.Length > 0).GroupBy(l => (l.Parts.Marks, l.Parts.IsUpper)))
            {
                // The font's map may lie about a letter: its marks are what most letters with them show.
                var marks = group.Select(l => _bodies.TryGetValue(l.Parts.Body, out var body) ? l.Contours.Without(body) : null).OfType<Contours>().Where(m => !m.IsEmpty).ToList();
                if (marks.Count > 0)
                {
                    _marks[group.Key] = marks.MaxBy(m => marks.Count(m.Same));
                }
            }

            foreach (var (parts, contours) in letters.Where(l => l.Parts.Marks.Length > 0 && !_bodies.ContainsKey(l.Parts.Body)))
            {
                if (_marks.TryGetValue((parts.Marks, parts.IsUpper), out var marks) && contours.Without(marks) is { IsEmpty: false } rest)
                {
                    _bodies.TryAdd(parts.Body, rest);
                }
            }

            foreach (var group in letters.Where(l => l.Parts.Marks.Length > 0 && !_bodies.ContainsKey(l.Parts.Body)).GroupBy(l => l.Parts.Body))
            {
                var common = group.Select(l => l.Contours).Aggregate((a, b) => a.Common(b));
                if (group.Select(l => l.Parts.Marks).Distinct().Count() > 1 && !common.IsEmpty && group.All(l => l.Contours.Count > common.Count))
                {
                    _bodies.TryAdd(group.Key, common);
                }
            }
        }

        foreach (var marks in _marks.Values)
        {
            _markContours.UnionWith(marks.Hashes);
        }
    }

    /// <summary>The letters whose body and marks are known make exactly this outline; in alphabetical order of the alphabet, most often one or none.</summary>
    public IEnumerable<char> Compositions(GlyphShape shape)
    {
        var contours = Contours.Of(shape);
        foreach (var letter in contours.IsEmpty ? [] : LetterAlphabet.All)
        {
            var parts = LetterParts.Of(letter);
            if (_bodies.TryGetValue(parts.Body, out var body) && contours.Without(body) is { } rest && (parts.Marks.Length == 0 ? rest.IsEmpty : _marks.TryGetValue((parts.Marks, parts.IsUpper), out var marks) && marks.Same(rest)))
            {
                yield return letter;
            }
        }
    }

    /// <summary>Body and marks of the letter are known, and this is not how they look together.</summary>
    public bool Contradicts(GlyphShape shape, char letter)
    {
        var parts = LetterParts.Of(letter);
        var contours = Contours.Of(shape);
        return !contours.IsEmpty && _bodies.TryGetValue(parts.Body, out var body) && parts.Marks.Length > 0 && _marks.TryGetValue((parts.Marks, parts.IsUpper), out var marks) &&
            (contours.Without(body) is not { } rest || !marks.Same(rest));
    }

    /// <summary>Log-likelihood of the outline for a letter; 0 where the font's known letters say nothing about it.</summary>
    public double Score(GlyphShape shape, char letter)
    {
        var contours = Contours.Of(shape);
        if (contours.IsEmpty)
        {
            return 0;
        }

        var parts = LetterParts.Of(letter);
        var marked = parts.Marks.Length > 0;
        _marks.TryGetValue((parts.Marks, parts.IsUpper), out var marks);
        if (_bodies.TryGetValue(parts.Body, out var body))
        {
            if (contours.Without(body) is not { } rest)
            {
                return BodyMissing;
            }

            return BodyFits + (!marks.IsEmpty ? marks.Same(rest) ? MarksFit : MarksDiffer
                : !marked ? rest.IsEmpty ? MarksFit : MarksDiffer
                : rest.Count != parts.Marks.Length ? CountDiffers
                : _marks.Any(m => m.Key.Upper == parts.IsUpper && m.Value.Same(rest)) ? MarksDiffer : 0);
        }

        if (!marks.IsEmpty)
        {
            return contours.Without(marks) is null ? MarksDiffer / 2 : MarksFit / 2;
        }

        return !marked && contours.Count > 1 && contours.Hashes.Any(_markContours.Contains) ? MarkOnBareLetter : 0;
    }

    /// <summary>A bag of contour hashes, sorted.</summary>
    private readonly struct Contours(ImmutableArray<ulong> hashes)
    {
        public ImmutableArray<ulong> Hashes => hashes.IsDefault ? [] : hashes;

        public int Count => Hashes.Length;

        public bool IsEmpty => hashes.IsDefaultOrEmpty;

        public static Contours Of(GlyphShape shape) => new([.. shape.Contours.Select(c => c.Hash).Order()]);

        public bool Same(Contours other) => Hashes.AsSpan().SequenceEqual(other.Hashes.AsSpan());

        /// <summary>What is left without those of the other; null where some of the other's are not among them.</summary>
        public Contours? Without(Contours other)
        {
            var rest = Hashes.ToBuilder();
            foreach (var hash in other.Hashes)
            {
                if (!rest.Remove(hash))
                {
                    return null;
                }
            }

            return new Contours(rest.ToImmutable());
        }

        public Contours Common(Contours other)
        {
            var rest = other.Hashes.ToBuilder();
            return new Contours([.. Hashes.Where(rest.Remove)]);
        }
    }
}
