using System.Globalization;
using System.Text.Encodings.Web;
using IngestPipeline.Archive;
using IngestPipeline.Web.Localization;
using Microsoft.AspNetCore.Html;

namespace IngestPipeline.Web.Facts;

/// <summary>Draws a series as SVG: lines from three periods on, bars below. Every value of every document is drawn, the surest joined by the line.</summary>
/// <param name="title">What is shown: the chart's accessible name and heading.</param>
/// <param name="description">What is to be seen, in words.</param>
public sealed class SeriesChart(FactSeries series, Translator t, string title, string description) : IHtmlContent
{
    private const double Width = 960, Height = 400, Left = 74, Right = 16, Top = 40, Bottom = 46;

    private readonly bool _lines = series.Periods.Length >= 3;
    private readonly SeriesAxis _axis = SeriesAxis.Of([.. series.Groups.SelectMany(g => g.Points.Values).SelectMany(p => p.Values).Select(v => v.Number)], fromZero: series.Periods.Length < 3);

    public void WriteTo(TextWriter w, HtmlEncoder encoder)
    {
        w.Write($"<svg class=\"chart\" viewBox=\"0 0 {N(Width)} {N(Height)}\" role=\"img\" aria-labelledby=\"chart-title chart-what\" xmlns=\"http://www.w3.org/2000/svg\" data-testid=\"chart\">");
        w.Write("<title id=\"chart-title\">" + encoder.Encode(title) + "</title><desc id=\"chart-what\">" + encoder.Encode(description) + "</desc>");
        WriteAxes(w, encoder);
        for (var i = 0; i < series.Groups.Length; i++)
        {
            w.Write($"<g class=\"s{N(i)}\">");
            if (_lines)
            {
                WriteLine(w, encoder, series.Groups[i], i);
            }
            else
            {
                WriteBars(w, encoder, series.Groups[i], i);
            }

            w.Write("</g>");
        }

        w.Write("</svg>");
    }

    /// <summary>The mark of a group, for the legend: colour and form both tell it.</summary>
    public static IHtmlContent Mark(int group) => new HtmlString($"<svg class=\"mark\" viewBox=\"-7 -7 14 14\" aria-hidden=\"true\"><g class=\"s{N(group)}\">{Shape(0, 0, group, 5)}</g></svg>");

    private double Across => (Width - Left - Right) / series.Periods.Length;

    private double Y(double value) => Height - Bottom - _axis.Share(value) * (Height - Top - Bottom);

    private double Middle(int period) => Left + (period + 0.5) * Across;

    private void WriteAxes(TextWriter w, HtmlEncoder encoder)
    {
        // Thousands, millions and billions are said once, at the axis.
        (double By, string? Name) scale = Math.Max(Math.Abs(_axis.Low), Math.Abs(_axis.High)) switch { >= 1e9 => (1e9, "series.billion"), >= 1e6 => (1e6, "series.million"), _ => (1, null) };
        var unit = string.Join(' ', new[] { scale.Name is null ? null : t[scale.Name], series.Unit ?? t["series.no-unit"] }.OfType<string>());
        w.Write($"<text class=\"axis-name\" x=\"{N(Left - 62)}\" y=\"{N(Top - 18)}\">" + encoder.Encode(unit) + "</text>");
        foreach (var tick in _axis.Ticks)
        {
            var y = N(Y(tick));
            w.Write($"<line class=\"{(tick == 0 ? "zero" : "grid")}\" x1=\"{N(Left)}\" x2=\"{N(Width - Right)}\" y1=\"{y}\" y2=\"{y}\"/><text class=\"tick\" text-anchor=\"end\" dy=\".32em\" x=\"{N(Left - 8)}\" y=\"{y}\">" + encoder.Encode(t.Decimal(tick / scale.By)) + "</text>");
        }

        // Names that would run into each other are left out; the table has them all.
        var every = (int)Math.Ceiling(series.Periods.Max(p => p.Name.Length) * 7.5 / Across);
        for (var i = 0; i < series.Periods.Length; i += every)
        {
            w.Write($"<text class=\"tick\" text-anchor=\"middle\" x=\"{N(Middle(i))}\" y=\"{N(Height - Bottom + 20)}\">" + encoder.Encode(series.Periods[i].Name) + "</text>");
        }

        w.Write($"<text class=\"axis-name\" text-anchor=\"end\" x=\"{N(Width - Right)}\" y=\"{N(Height - 6)}\">" + encoder.Encode(t["fact.period"]) + "</text>");
    }

    private void WriteLine(TextWriter w, HtmlEncoder encoder, SeriesGroup group, int number)
    {
        var points = series.Periods.Select((p, i) => (X: Middle(i), Point: group.Points.GetValueOrDefault(p.Period), p.Name)).Where(p => p.Point is not null).ToList();
        w.Write("<polyline points=\"" + string.Join(' ', points.Select(p => $"{N(p.X)},{N(Y(p.Point!.Values[0].Number))}")) + "\"/>");
        foreach (var (x, point, name) in points)
        {
            for (var v = point!.Values.Length - 1; v >= 0; v--)
            {
                w.Write($"<g{(v > 0 ? " class=\"other\"" : "")}><title>" + encoder.Encode(Told(group, name, point.Values[v])) + "</title>" + Shape(x, Y(point.Values[v].Number), number, v > 0 ? 3.5 : 5) + "</g>");
            }
        }
    }

    private void WriteBars(TextWriter w, HtmlEncoder encoder, SeriesGroup group, int number)
    {
        var width = Math.Min(64, 0.8 * Across / series.Groups.Length);
        for (var i = 0; i < series.Periods.Length; i++)
        {
            if (group.Points.GetValueOrDefault(series.Periods[i].Period) is not { Values: [var value, ..] })
            {
                continue;
            }

            var x = Middle(i) + (number - series.Groups.Length / 2d) * width;
            var (top, bottom) = (Math.Min(Y(value.Number), Y(0)), Math.Max(Y(value.Number), Y(0)));
            w.Write($"<rect x=\"{N(x + 1)}\" width=\"{N(Math.Max(1, width - 2))}\" y=\"{N(top)}\" height=\"{N(Math.Max(0.5, bottom - top))}\"><title>" + encoder.Encode(Told(group, series.Periods[i].Name, value)) + "</title></rect>");
            if (width > 34)
            {
                w.Write($"<text class=\"tick\" text-anchor=\"middle\" x=\"{N(x + width / 2)}\" y=\"{N(top - 5)}\">" + encoder.Encode(t.Decimal(value.Number)) + "</text>");
            }
        }
    }

    private string Told(SeriesGroup group, string period, SeriesValue value) => $"{group.Name ?? t["series.no-group"]}, {period}: {t.Decimal(value.Number)} {series.Unit}";

    private static string Shape(double x, double y, int number, double r) => (number % 4) switch
    {
        0 => $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(r)}\"/>",
        1 => $"<rect x=\"{N(x - r)}\" y=\"{N(y - r)}\" width=\"{N(2 * r)}\" height=\"{N(2 * r)}\"/>",
        2 => $"<path d=\"M{N(x)} {N(y - r - 1)}L{N(x + r + 1)} {N(y + r)}H{N(x - r - 1)}Z\"/>",
        _ => $"<path d=\"M{N(x)} {N(y - r - 1)}L{N(x + r + 1)} {N(y)}L{N(x)} {N(y + r + 1)}L{N(x - r - 1)} {N(y)}Z\"/>",
    };

    private static string N(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);
}
