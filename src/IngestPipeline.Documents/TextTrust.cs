namespace IngestPipeline.Documents;

/// <summary>What the text of a page or of a font was found to be, before anything was repaired.</summary>
public enum TextState
{
    /// <summary>Vietnamese in Unicode, to be left as it is.</summary>
    Sound,

    /// <summary>Vietnamese with letters missing, or glyphs without a character.</summary>
    Holes,

    /// <summary>Characters are there but are the wrong ones: the font's map to Unicode lies.</summary>
    WrongMapping,

    Tcvn3,
    Vni,
    Vps,
    Viscii,
    BkHcm,
    Viqr,

    /// <summary>UTF-8 that was read as an 8-bit code page, once or more often.</summary>
    Mojibake,

    /// <summary>The page is a picture; a text layer, if any, says nothing about it.</summary>
    ImageOnly,

    /// <summary>Vietnamese written without accents.</summary>
    Unaccented,

    /// <summary>Another language, figures, code: nothing to repair.</summary>
    NotVietnamese,
}

/// <summary>The judgement on one page, on one font, or on the whole text, with the figures that decided it.</summary>
/// <param name="Page">From 1; null for the whole document.</param>
/// <param name="Font">Name of the font as the file gives it; null where all fonts are judged together.</param>
/// <param name="State">The judgement.</param>
/// <param name="Words">Words judged.</param>
/// <param name="ValidShare">Share of them, 0 to 1, that are valid Vietnamese syllables as they were read.</param>
/// <param name="Evidence">One line, Vietnamese, then English after " / ".</param>
public sealed record TextTrust(int? Page, string? Font, TextState State, int Words, double ValidShare, string Evidence);
