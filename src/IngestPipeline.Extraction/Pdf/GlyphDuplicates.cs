namespace IngestPipeline.Extraction.Pdf;

/// <summary>Drops glyphs drawn a second time on the same spot, which some programs do to make letters look bold.</summary>
public static class GlyphDuplicates
{
    /// <summary>For each glyph how often it was drawn: 0 if the same letter stood there before, within a tenth of its size; 2 or more for one drawn again later.</summary>
    public static int[] TimesDrawn(ReadOnlySpan<Glyph> glyphs)
    {
        var times = new int[glyphs.Length];
        var seen = new Dictionary<(int Code, int X, int Y), int>(glyphs.Length);
        for (var i = 0; i < glyphs.Length; i++)
        {
            var g = glyphs[i];
            var cell = Math.Max(1f, 0.2f * g.Size);
            int x = (int)(g.X0 / cell), y = (int)(g.Baseline / cell);
            var twice = false;
            for (var dx = -1; dx <= 1 && !twice; dx++)
            {
                for (var dy = -1; dy <= 1 && !twice; dy++)
                {
                    twice = seen.TryGetValue((g.Code, x + dx, y + dy), out var j) && Same(g, glyphs[j]);
                    times[j] += twice ? 1 : 0;
                }
            }

            times[i] = twice ? 0 : 1;
            seen.TryAdd((g.Code, x, y), i);
        }

        return times;
    }

    private static bool Same(Glyph a, Glyph b) =>
        Math.Abs(a.X0 - b.X0) < 0.1f * a.Size && Math.Abs(a.Baseline - b.Baseline) < 0.1f * a.Size && Math.Abs(a.Size - b.Size) < 0.1f * a.Size && a.Unicode == b.Unicode && a.Direction == b.Direction;
}
