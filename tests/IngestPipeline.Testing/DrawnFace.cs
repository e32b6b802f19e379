using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Extraction.Pdf.Decipherment;

namespace IngestPipeline.Testing;

/// <summary>
/// A typeface for tests, built as real ones are: one contour for the body of a letter, one for each of its holes and marks, the same contours for the same parts.
/// Every font of it has its own outlines.
/// </summary>
public static class DrawnFace
{
    public static GlyphShape Shape(int font, char letter)
    {
        var parts = LetterParts.Of(letter);
        var (bottom, top) = char.IsUpper(parts.Body) || char.IsAsciiDigit(parts.Body) || "bdđfhkl".Contains(parts.Body) ? (0, 668) : "gpqy".Contains(parts.Body) ? (-217, 455) : letter == '-' ? (194, 257) : letter is '.' or ',' ? (-100, 100) : (0, 455);
        var contours = ImmutableArray.CreateBuilder<GlyphContour>();
        contours.Add(new GlyphContour(Hash(font, parts.Body.ToString()), 0, bottom, 400, top));
        for (var hole = 1; hole < LetterParts.BodyContours(parts.Body); hole++)
        {
            contours.Add(new GlyphContour(Hash(font, $"{parts.Body} hole {hole}"), 50, bottom + 50, 350, top - 50));
        }

        var above = top + 20;
        foreach (var mark in parts.Marks)
        {
            var name = $"{mark}{(parts.IsUpper ? "capital" : "small")}";
            contours.Add(mark == '\u0323' ? new GlyphContour(Hash(font, name), 100, -160, 200, -60) : new GlyphContour(Hash(font, name), 100, above, 200, above += 100));
        }

        return new GlyphShape(0.5f, Hash(font, letter.ToString(CultureInfo.InvariantCulture) + "whole"), contours.ToImmutable());
    }

    private static ulong Hash(int font, string name)
    {
        var hash = 14695981039346656037 + (ulong)font;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return hash;
    }
}
