namespace IngestPipeline.Training.Synthetic;

/// <summary>How one level of a document is headed.</summary>
/// <param name="Colon">What ends the title: nothing, a colon or a full stop.</param>
/// <param name="RunsIn">A section without parts below runs on in its heading's line.</param>
internal sealed record LevelStyle(NumberingStyle Numbering, HeadingLook Look, string Colon, bool RunsIn);

/// <summary>The levels of a document from the outermost.</summary>
internal sealed record OutlineScheme(IReadOnlyList<LevelStyle> Levels)
{
    private static readonly Series[][] Usual =
    [
        [Series.Roman, Series.Arabic, Series.Letter],
        [Series.Roman, Series.Arabic, Series.Letter],
        [Series.Roman, Series.Arabic, Series.Decimal, Series.Letter],
        [Series.Roman, Series.Arabic, Series.Decimal],
        [Series.Part, Series.Roman, Series.Arabic, Series.Letter],
        [Series.Part, Series.Roman, Series.Arabic, Series.Decimal, Series.Letter],
        [Series.Capital, Series.Roman, Series.Arabic, Series.Letter],
        [Series.Capital, Series.Roman, Series.Arabic],
        [Series.Arabic, Series.Letter],
        [Series.Arabic, Series.Decimal, Series.Letter],
        [Series.Arabic, Series.Decimal, Series.Decimal],
        [Series.Roman, Series.Arabic],
        [Series.Roman, Series.Arabic, Series.None],
        [Series.Roman, Series.None],
        [Series.None, Series.Arabic, Series.Letter],
        [Series.None, Series.None],
        [Series.Arabic, Series.None],
        [Series.Roman, Series.Arabic, Series.Bracketed],
        [Series.Division, Series.Roman, Series.Arabic],
        [Series.Division, Series.Arabic, Series.Letter],
        [Series.Chapter, Series.Roman, Series.Arabic, Series.Letter],
        [Series.Roman, Series.Decimal, Series.Decimal],
        [Series.Part, Series.Arabic, Series.Letter],
        [Series.Roman, Series.Arabic, Series.Star],
        [Series.Arabic, Series.Decimal, Series.Star],
        [Series.Capital, Series.Arabic, Series.Letter],
    ];

    public static OutlineScheme Of(Chance chance, bool old, bool looks)
    {
        var series = chance.Pick(Usual);
        var slash = old && chance.Odds(0.35);
        var levels = new List<LevelStyle>();
        for (var i = 0; i < series.Length; i++)
        {
            levels.Add(Level(series[i], i, chance, old, slash, looks && i == series.Length - 1, looks));
        }

        return new OutlineScheme(levels);
    }

    private static LevelStyle Level(Series series, int depth, Chance chance, bool old, bool slash, bool deepest, bool looks)
    {
        var close = slash
            ? "/"
            : series switch
            {
                Series.Part or Series.Chapter => chance.Pick("", "", "", ".", ":"),
                Series.Division => chance.Pick("", ".", ":"),
                Series.Star => chance.Pick("*", "*", "*", "*", "+", "+", "§."),
                Series.Letter => chance.Pick(")", ")", ")", ".", "/"),
                Series.Decimal => chance.Pick(".", ".", ".", "", ")"),
                Series.Roman or Series.Capital => chance.Pick(".", ".", ".", ".", "/", "-", ")"),
                _ => chance.Pick(".", ".", ".", ".", ".", ")", "/"),
            };
        var outer = series is Series.Part or Series.Chapter or Series.Division;
        var capitals = outer ? chance.Odds(0.7) : series switch
        {
            Series.Roman or Series.Capital => chance.Odds(0.65),
            Series.None when depth == 0 => chance.Odds(looks ? 0.7 : 0.85),
            Series.Arabic when depth == 0 => chance.Odds(0.35),
            _ => chance.Odds(0.02),
        };
        var numbering = new NumberingStyle(series, close, series == Series.Part && chance.Odds(0.5), outer && chance.Odds(0.6)) { OwnLine = outer && chance.Odds(0.65) };
        var bold = old ? chance.Odds(0.5) : depth == 0 ? chance.Odds(0.96) : depth == 1 ? chance.Odds(0.85) : chance.Odds(0.45);
        var italic = depth > 0 && chance.Odds(depth > 1 ? 0.4 : 0.08);
        if (series == Series.None && !capitals && !bold && !italic)
        {
            (bold, italic) = chance.Odds(0.6) ? (true, false) : (false, true);
        }

        if (series == Series.Star)
        {
            (bold, italic) = chance.Pick((true, false), (true, true), (false, true));
        }

        var look = new HeadingLook(bold, italic, capitals, outer ? chance.Odds(0.85) : depth == 0 && chance.Odds(0.05), chance.Pick(1.0, 1.0, 1.0, 0.0, 0.5));
        var runsIn = deepest && (bold || italic) && series is not (Series.None or Series.Star) && chance.Odds(0.3);
        return new LevelStyle(numbering, look, chance.Odds(depth == 0 ? 0.08 : 0.3) ? ":" : chance.Odds(0.03) ? "." : "", runsIn);
    }
}
