using IngestPipeline.Documents;

namespace IngestPipeline.Training.Figures;

/// <summary>
/// Facts and citations found against those that are there. A fact is found where the value (and denominator) agrees at its place; what is
/// said of it counts among all facts that are there, so that a missed fact has no right unit either.
/// </summary>
public sealed class FigureScore
{
    public static readonly string[] FactParts = ["kind", "unit", "period", "status", "change", "approx", "indicator", "place"];

    public static readonly string[] CitationParts = ["type", "date", "issuer"];

    private double _sure, _unsure;

    private readonly Dictionary<string, double> _right = new(StringComparer.Ordinal);

    public int Facts { get; private set; }

    public int FactsFound { get; private set; }

    public int FactsRight { get; private set; }

    public int Citations { get; private set; }

    public int CitationsFound { get; private set; }

    public int CitationsRight { get; private set; }

    /// <summary>Facts of which a place is told: in the reference, by the reader, and by both alike. Most facts have none, so their share says little of places.</summary>
    public (int There, int Found, int Right) Places { get; private set; }

    public double PlacePrecision => Places.Found == 0 ? 1 : (double)Places.Right / Places.Found;

    public double PlaceRecall => Places.There == 0 ? 1 : (double)Places.Right / Places.There;

    /// <summary>Mean confidence of the facts that are right, and of those that are not there.</summary>
    public (double Right, double Invented) Confidence => (_sure / Math.Max(1, FactsRight), _unsure / Math.Max(1, FactsFound - FactsRight));

    /// <summary>One line each: what was missed, invented, or wrong in a part.</summary>
    public List<string> Errors { get; } = [];

    public double FactF1 => F1(FactsRight, Facts, FactsFound);

    public double CitationF1 => F1(CitationsRight, Citations, CitationsFound);

    /// <summary>Share of the facts (or citations) that are there of which this part is right; token F1 of unit and indicator.</summary>
    public double Share(string part) => _right.GetValueOrDefault(part) / Math.Max(1, CitationParts.Contains(part) ? Citations : Facts);

    public void Add(FigureScore other)
    {
        (Facts, FactsFound, FactsRight) = (Facts + other.Facts, FactsFound + other.FactsFound, FactsRight + other.FactsRight);
        (Citations, CitationsFound, CitationsRight) = (Citations + other.Citations, CitationsFound + other.CitationsFound, CitationsRight + other.CitationsRight);
        Places = (Places.There + other.Places.There, Places.Found + other.Places.Found, Places.Right + other.Places.Right);
        (_sure, _unsure) = (_sure + other._sure, _unsure + other._unsure);
        foreach (var (part, right) in other._right)
        {
            _right[part] = _right.GetValueOrDefault(part) + right;
        }

        Errors.AddRange(other.Errors);
    }

    public void Add(string name, ReferenceFigures truth, Document document)
    {
        var facts = document.Facts.Where(f => f.Cell is null && truth.Labelled.Contains(f.Span.Start)).ToList();
        var text = document.Text;
        (Facts, FactsFound) = (Facts + truth.Facts.Length, FactsFound + facts.Count);
        Places = (Places.There + truth.Facts.Count(f => f.Place is not null), Places.Found + facts.Count(f => f.Place is not null), Places.Right);
        foreach (var there in truth.Facts)
        {
            var at = facts.FindIndex(f => there.Span is { } s && s.Overlaps(f.Span) && ReferenceFigures.Canonical(f.Value) == there.Value && ReferenceFigures.Canonical(f.Of) == there.Of);
            if (at < 0)
            {
                Errors.Add($"{name}: missed fact {there.Value} {there.Unit} {Around(text, there.Span)}");
                continue;
            }

            var found = facts[at];
            facts.RemoveAt(at);
            FactsRight++;
            _sure += found.Confidence;
            Check(name, text, found.Span, "kind", there.Kind.ToString(), found.Kind.ToString());
            Check(name, text, found.Span, "period", there.Period, found.Period);
            Check(name, text, found.Span, "status", there.Status.ToString(), found.Status.ToString());
            Check(name, text, found.Span, "change", there.Change?.ToString(), found.Change?.ToString());
            Check(name, text, found.Span, "approx", there.Approx?.ToString(), found.Approx?.ToString());
            Places = there.Place is not null && Joined(there.Place) == Joined(found.Place) ? Places with { Right = Places.Right + 1 } : Places;
            Check(name, text, found.Span, "place", Joined(there.Place), Joined(found.Place));
            Weigh(name, text, found.Span, "unit", TokenF1(ReferenceFigures.Words(there.Unit), ReferenceFigures.Words(found.Unit)), $"{there.Unit} ≠ {found.Unit}");
            Weigh(name, text, found.Span, "indicator", TokenF1([.. there.Indicator], [.. ReferenceFigures.WordHashes(found.Indicator)]), $"{found.Indicator}");
        }

        _unsure += facts.Sum(f => f.Confidence);
        Errors.AddRange(facts.Select(f => $"{name}: invented fact {f.Value} {f.Unit} {Around(text, f.Span)}"));
        AddCitations(name, truth, document);
    }

    private void AddCitations(string name, ReferenceFigures truth, Document document)
    {
        var citations = document.Citations.Where(c => truth.Labelled.Contains(c.Span.Start)).ToList();
        (Citations, CitationsFound) = (Citations + truth.Citations.Length, CitationsFound + citations.Count);
        foreach (var there in truth.Citations)
        {
            var at = citations.FindIndex(c => there.Span is { } s && s.Overlaps(c.Span) && Squeezed(c.NumberSymbol) == Squeezed(there.NumberSymbol));
            if (at < 0)
            {
                Errors.Add($"{name}: missed citation {there.NumberSymbol} {Around(document.Text, there.Span)}");
                continue;
            }

            var found = citations[at];
            citations.RemoveAt(at);
            CitationsRight++;
            Check(name, document.Text, found.Span, "type", Joined(there.Type), Joined(found.Type));
            Check(name, document.Text, found.Span, "date", there.Date?.ToString("O"), found.Date?.ToString("O"));
            Check(name, document.Text, found.Span, "issuer", Joined(there.Issuer), Joined(found.Issuer));
        }

        Errors.AddRange(citations.Select(c => $"{name}: invented citation {c.NumberSymbol} {Around(document.Text, c.Span)}"));
    }

    private void Check(string name, string text, TextSpan span, string part, string? there, string? found) =>
        Weigh(name, text, span, part, there == found ? 1 : 0, $"{there ?? "–"} ≠ {found ?? "–"}");

    private void Weigh(string name, string text, TextSpan span, string part, double right, string shown)
    {
        _right[part] = _right.GetValueOrDefault(part) + right;
        if (right < 0.5)
        {
            Errors.Add($"{name}: {part} {shown} {Around(text, span)}");
        }
    }

    private static string Squeezed(string symbol) => string.Concat(symbol.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    private static string? Joined(string? text) => text is null ? null : ComparisonForm.Words(text);

    private static string Around(string text, TextSpan? span) => span is { } s
        ? $"«{text[Math.Max(0, s.Start - 60)..s.Start].ReplaceLineEndings(" ")}[{s.In(text).ReplaceLineEndings(" ")}]{text[s.End..Math.Min(text.Length, s.End + 40)].ReplaceLineEndings(" ")}»"
        : "(not in the text)";

    private static double TokenF1(string[] there, string[] found)
    {
        if (there.Length + found.Length == 0)
        {
            return 1;
        }

        var counts = there.CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var shared = found.CountBy(w => w, StringComparer.Ordinal).Sum(w => Math.Min(w.Value, counts.GetValueOrDefault(w.Key)));
        return F1(shared, there.Length, found.Length);
    }

    private static double F1(double right, int there, int found) => there + found == 0 ? 1 : 2 * right / (there + found);
}
