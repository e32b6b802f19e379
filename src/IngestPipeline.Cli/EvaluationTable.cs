using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Training.Footnotes;
using IngestPipeline.Training.Metadata;
using IngestPipeline.Training.Structure;
using IngestPipeline.Training.Tables;

namespace IngestPipeline.Cli;

/// <summary>How one document was tagged.</summary>
internal sealed record Measured(string Name, StructureScore Structure, FootnoteScore Notes, TableScore Tables, MetadataScore Metadata);

/// <summary>Prints how documents were tagged, a row each and the totals.</summary>
internal static class EvaluationTable
{
    private const int WidestName = 46;

    public static void Print(List<Measured> scores, bool errors)
    {
        Console.WriteLine($"{"",-WidestName} {"lines",6} {"kinds",6} {"macro",6} {"sect.",6} {"F1",6} {"level",6} {"role",6} {"notes",6} {"F1",6} {"tables",7} {"cells",6} {"F1",6} {"heads",6} {"F1",6}");
        var total = new Measured("TOTAL", new StructureScore(), new FootnoteScore(), new TableScore(), new MetadataScore());
        foreach (var score in scores.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            Row(score);
            total.Structure.Add(score.Structure);
            total.Notes.Add(score.Notes);
            total.Tables.Add(score.Tables);
            total.Metadata.Add(score.Metadata);
        }

        Row(total);
        foreach (var kind in total.Structure.Kinds)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {ContractNames.Of(kind),-16} {total.Structure.Count(kind),6} {total.Structure.KindF1(kind),6:0.000}"));
        }

        MetadataTable.Print(total.Metadata);
        foreach (var error in errors ? total.Structure.Errors.Concat(total.Notes.Errors).Concat(total.Tables.Errors).Concat(total.Metadata.Errors) : [])
        {
            Console.WriteLine(error);
        }
    }

    private static void Row(Measured m)
    {
        var (s, n, t) = (m.Structure, m.Notes, m.Tables);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ConsoleText.OneLine(m.Name.Length > WidestName ? m.Name[..WidestName] : m.Name),-WidestName} {s.Lines.Values.Sum(),6} {s.Accuracy,6:0.000} {s.MacroF1,6:0.000} {s.True,6} {s.SectionF1,6:0.000} {s.Level,6:0.000} {s.Role,6:0.000} {n.True,6} {F1(n.F1, n.IsEmpty),6} {$"{t.Found}/{t.True}",7} {t.Cells.True,6} {F1(t.Cells.F1, t.IsEmpty),6} {t.Headers.True,6} {F1(t.Headers.F1, t.IsEmpty),6}"));
    }

    private static string F1(double value, bool empty) => empty ? "–" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
