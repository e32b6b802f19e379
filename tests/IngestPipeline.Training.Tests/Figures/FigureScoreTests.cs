using IngestPipeline.Documents;
using IngestPipeline.Testing;
using IngestPipeline.Training.Figures;
using Xunit;

namespace IngestPipeline.Training.Tests.Figures;

public sealed class FigureScoreTests
{
    private const string Text = "Có 12 hộ nghèo và 3 hộ mới theo Quyết định số 5/QĐ-UBND.";

    [Fact]
    public void Add_FactsFoundMissedAndInvented_AreCounted()
    {
        var score = new FigureScore();
        score.Add("a", Truth(), Read(Fact("12", "12 hộ nghèo", "hộ nghèo"), Fact("5", "5/QĐ", null)));

        Assert.Equal((2, 2, 1), (score.Facts, score.FactsFound, score.FactsRight));
        Assert.Equal(0.5, score.FactF1, 3);
        Assert.Equal((0.5, 0.5, 0), (score.Share("unit"), score.Share("kind"), score.Share("period")));
        Assert.Equal(["a: missed fact 3 hộ «Có 12 hộ nghèo và [3 hộ] mới theo Quyết định số 5/QĐ-UBND.»"], score.Errors.Where(e => e.Contains("missed fact", StringComparison.Ordinal)));
        Assert.Single(score.Errors, e => e.Contains("invented fact 5", StringComparison.Ordinal));
    }

    [Fact]
    public void Add_Places_CountOnlyWhereOneIsTold()
    {
        var truth = Truth();
        truth = truth with { Facts = [truth.Facts[0] with { Place = "huyện Trà Cú" }, truth.Facts[1]] };
        var score = new FigureScore();
        score.Add("a", truth, Read(Fact("12", "12 hộ nghèo", "hộ nghèo") with { Place = "Huyện  Trà Cú" }, Fact("3", "3 hộ", "hộ") with { Place = "tỉnh Trà Vinh" }));

        Assert.Equal((1, 2, 1), score.Places);
        Assert.Equal((0.5, 1.0), (score.PlacePrecision, score.PlaceRecall));
    }

    [Fact]
    public void Add_CitationOfAnotherDate_IsFoundButItsDateIsWrong()
    {
        var score = new FigureScore();
        var span = Span("Quyết định số 5/QĐ-UBND");
        score.Add("a", Truth(), Read() with { Citations = [new Citation { Span = span, Raw = span.In(Text), Type = "Quyết định", NumberSymbol = "5/QĐ-UBND", Date = new DateOnly(2023, 1, 2), Confidence = 1 }] });

        Assert.Equal((1.0, 1.0, 0.0), (score.CitationF1, score.Share("type"), score.Share("date")));
    }

    [Fact]
    public void Read_Annotation_FindsItsSpansInATextThatMoved()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "0123456789ab.json");
        File.WriteAllText(path, """
            {
              "schema": "ingest.fact-annotation/1", "file_sha256": "0123456789abcdef", "media_type": "text/plain", "source": {},
              "text": {"length": 56, "sha256": "", "labelled": 56},
              "facts": [{"start": 3, "end": 14, "letters": 9, "check": "CHECK", "value": "12", "of": null, "unit": "hộ nghèo", "kind": "count", "change": null, "baseline": null, "approx": null, "status": "actual", "indicator": [], "period": null, "place": null}],
              "citations": [], "numbers": []
            }
            """.Replace("CHECK", ComparisonForm.Check("12hộnghèo"), StringComparison.Ordinal));

        var annotation = FigureAnnotation.Read(path)!;
        var fact = Assert.Single(annotation.Label(Of("TRANG ĐẦU\n" + Text)).Figures!.Facts);

        Assert.False(annotation.IsHoldout);
        Assert.Equal("12 hộ nghèo", fact.Span!.Value.In("TRANG ĐẦU\n" + Text));
    }

    private static ReferenceFigures Truth() => new(
        new TextSpan(0, Text.Length),
        [new ReferenceFact(Span("12 hộ nghèo"), "12 hộ nghèo", "12", null, "hộ nghèo", FactKind.Count, []) { Period = "2023" }, new ReferenceFact(Span("3 hộ"), "3 hộ", "3", null, "hộ", FactKind.Count, [])],
        [new ReferenceCitation(Span("Quyết định số 5/QĐ-UBND"), "Quyết định", "5/QĐ-UBND", null, null)],
        null);

    private static Document Read(params Fact[] facts) => Of(Text) with { Facts = [.. facts] };

    private static Fact Fact(string value, string raw, string? unit) => new() { Id = "f", Span = Span(raw), Raw = raw, Value = value, Unit = unit, Kind = FactKind.Count, Confidence = 1 };

    private static TextSpan Span(string words) => TextSpan.OfLength(Text.IndexOf(words, StringComparison.Ordinal), words.Length);

    private static Document Of(string text) => new() { Source = new SourceFile("a.txt", "a.txt", new string('0', 64), 1), Text = text };
}
