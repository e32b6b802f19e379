using System.Buffers;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>
/// The fast path of sound text: characters that Vietnamese in Unicode is written with. Text of a legacy encoding or of UTF-8 that was read wrongly
/// shows others within a few words (<c>®</c>, <c>Ö</c>, <c>»</c>), so text without any needs no closer look.
/// </summary>
public static class SoundText
{
    private static readonly SearchValues<char> Characters = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c), .. "\t\n\r\u00A0–—‘’“”…•", .. VietnameseLetter.Accented]);

    /// <summary>It has a character that sound text hardly has, or marks as VIQR writes them.</summary>
    public static bool IsSuspect(ReadOnlySpan<char> text) => text.ContainsAnyExcept(Characters) || Viqr.IsPossible(text);
}
