using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using IngestPipeline.Documents;
using IngestPipeline.Web.Localization;

namespace IngestPipeline.Web.Documents;

/// <summary>Writes a table as HTML with the figures that were read from its cells marked.</summary>
internal static class TableMarkup
{
    /// <summary>What HTML allows for a cell; nonsense in a file must not make a browser draw a million columns.</summary>
    private const int MaxSpan = 1000;

    public static void Write(TextWriter w, Document document, int index, Translator t, HtmlEncoder encoder)
    {
        var facts = document.Facts.Where(f => f.Cell?.Table == index).ToLookup(f => (f.Cell!.Value.Row, f.Cell!.Value.Column));
        w.Write(string.Create(CultureInfo.InvariantCulture, $"<div class=\"scroll\"><table id=\"table-{index + 1}\" data-testid=\"document-table\"><tbody>\n"));
        for (var r = 0; r < document.Tables[index].Rows.Length; r++)
        {
            w.Write("<tr>");
            WriteRow(w, document.Tables[index].Rows[r], column => facts[(r, column)], t, encoder);
            w.Write("</tr>\n");
        }

        w.Write("</tbody></table></div>\n");
        var address = string.Create(CultureInfo.InvariantCulture, $"/api/documents/{document.Id}/tables?table={index + 1}&amp;format=");
        w.Write($"<div class=\"small muted\"><a href=\"{address}csv\" download data-testid=\"table-csv\">CSV</a> · <a href=\"{address}xlsx\" download data-testid=\"table-xlsx\">XLSX</a></div>\n");
    }

    private static void WriteRow(TextWriter w, ImmutableArray<TableCell> row, Func<int, IEnumerable<Fact>> facts, Translator t, HtmlEncoder encoder)
    {
        for (var c = 0; c < row.Length; c++)
        {
            var cell = row[c];
            var tag = cell.Header ? "th" : "td";
            w.Write("<" + tag + Span("rowspan", cell.RowSpan) + Span("colspan", cell.ColumnSpan) + ">");
            var here = facts(c).ToList();
            if (here.Count == 0)
            {
                WriteText(w, cell, t, encoder);
            }
            else
            {
                // A cell's figure has no span of its own in the cell: the whole cell stands for it.
                var css = here[0].Status == FactStatus.Target ? "f target" : "f";
                w.Write($"<span class=\"{css}\" id=\"{encoder.Encode(here[0].Id)}\" data-m=\"{encoder.Encode(here[0].Id)}\" title=\"{encoder.Encode(string.Join("\n", here.Select(f => MarkTitles.Of(f, t))))}\">");
                WriteText(w, cell, t, encoder);
                w.Write("</span>");
            }

            w.Write("</" + tag + ">");
        }
    }

    /// <summary>The cell's text with its repairs marked; what was read is told when they are pointed at.</summary>
    private static void WriteText(TextWriter w, TableCell cell, Translator t, HtmlEncoder encoder)
    {
        var at = 0;
        foreach (var repair in cell.Repairs)
        {
            encoder.Encode(w, cell.Text[at..repair.Span.Start]);
            w.Write($"<span class=\"r\" title=\"{encoder.Encode(MarkTitles.Of(repair, t))}\">");
            encoder.Encode(w, repair.Span.In(cell.Text));
            w.Write("</span>");
            at = repair.Span.End;
        }

        encoder.Encode(w, cell.Text[at..]);
    }

    private static string Span(string name, int value) => value > 1 ? string.Create(CultureInfo.InvariantCulture, $" {name}=\"{Math.Min(value, MaxSpan)}\"") : "";
}
