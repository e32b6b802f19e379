using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Synthetic;

/// <summary>Writes small tables of figures.</summary>
internal static class TableWriter
{
    public static ImmutableArray<ImmutableArray<TableCell>> Grid(Setting setting, Chance chance)
    {
        var columns = chance.Between(3, 6);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<TableCell>>();
        rows.Add([new TableCell(chance.Pick("STT", "TT", "Số TT"), Header: true), .. Enumerable.Range(1, columns - 1).Select(_ => new TableCell(setting.Write("column"), Header: true))]);
        var count = chance.Between(3, 9);
        for (var r = 1; r <= count; r++)
        {
            rows.Add([
                new TableCell(r.ToString(CultureInfo.InvariantCulture)), new TableCell(setting.Write("rowname")),
                .. Enumerable.Range(2, columns - 2).Select(_ => new TableCell(setting.Fill("{{n}|{big}|{pct}}"))),
            ]);
        }

        return rows.ToImmutable();
    }
}
