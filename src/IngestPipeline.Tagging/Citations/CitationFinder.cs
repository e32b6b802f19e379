using IngestPipeline.Documents;
using IngestPipeline.Tagging.Dates;

namespace IngestPipeline.Tagging.Citations;

/// <summary>A mention of an official document found in a text, before it is placed in the document.</summary>
internal sealed record Mention(TextSpan Span, string Type, string NumberSymbol, DateOnly? Date, string? Issuer, double Confidence)
{
    /// <summary>Where what belongs to the mention (date, issuer) ends.</summary>
    public int Tail { get; init; }
}

/// <summary>Finds the mentions of one line of text (annotation.md §5).</summary>
internal static class CitationFinder
{
    private const int WordsToType = 16;

    public static List<Mention> Find(string text)
    {
        var symbols = SymbolScanner.Scan(text);
        var mentions = new List<Mention>();
        for (var i = 0; i < symbols.Count; i++)
        {
            var limit = i + 1 < symbols.Count ? symbols[i + 1].Span.Start : text.Length;
            mentions.AddRange(Read(text, symbols[i], mentions, limit));
        }

        mentions.AddRange(NumberAlone(text, mentions));
        mentions.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        ShareIssuers(text, mentions);
        return mentions;
    }

    private static IEnumerable<Mention> Read(string text, NumberedSymbol symbol, List<Mention> earlier, int limit)
    {
        var before = Lead(text, symbol.Span.Start, out var said);
        if (before == 0 && said && symbol.Span.Start > 0 && text[..symbol.Span.Start].TrimStart().StartsWith("Số", StringComparison.Ordinal))
        {
            // "Số: 271/BC-UBND" on a line of its own: the document's own number.
            yield break;
        }

        var shared = SharedNumbers(text, before, said, out var listStart, out var listSaid);
        var typeEnd = shared.Count > 0 ? listStart : before;
        var type = DocumentTypes.EndingAt(text, typeEnd);
        said |= listSaid;
        if (type is null && (IsForm(text, typeEnd) || (!said && symbol.Tail == symbol.Symbol)))
        {
            yield break;
        }

        var typeName = type?.Name;
        var confidence = 0.99;
        if (typeName is null)
        {
            var previous = earlier.Count > 0 ? earlier[^1] : null;
            if (previous is not null && IsJoint(text.AsSpan(previous.Tail, Math.Max(0, typeEnd - previous.Tail))))
            {
                typeName = previous.Type;
                confidence = 0.95;
            }
            else if (said && FarType(text, typeEnd, previous?.Span.End ?? 0) is { } far)
            {
                typeName = far;
                confidence = 0.9;
            }
            else if (said || symbol.Symbol.Contains('-') || symbol.Tail.Length > symbol.Symbol.Length + 1)
            {
                typeName = DocumentTypes.FromSymbol(symbol.Symbol);
                confidence = 0.75;
            }
            else
            {
                // "3/UBND" alone may be anything.
                yield break;
            }
        }

        var (date, issuer, tail) = Tail(text, symbol.Span.End, limit);
        var first = true;
        foreach (var (span, number) in shared)
        {
            var start = first && type is { } t ? t.Start : span.Start;
            first = false;
            yield return new Mention(new TextSpan(start, span.End), Canonical(typeName), number + symbol.Tail, date, issuer, confidence - 0.04) { Tail = tail };
        }

        var own = shared.Count == 0 && type is { } adjacent ? adjacent.Start : symbol.Span.Start;
        yield return new Mention(new TextSpan(own, symbol.Span.End), Canonical(typeName), symbol.Number + symbol.Tail, date, issuer, confidence) { Tail = tail };
    }

    /// <summary>"mẫu số 01/NT-TCT": the code of a form.</summary>
    private static bool IsForm(string text, int end)
    {
        var at = Letters.SkipSpaceBack(text, end);
        return Letters.EndsWith(text, at, "mẫu") || Letters.EndsWith(text, at, "biểu");
    }

    /// <summary>Where what stands before the number ends, the word "số" and its colon left out.</summary>
    private static int Lead(string text, int at, out bool said)
    {
        var i = Letters.SkipSpaceBack(text, at);
        said = false;
        var j = i > 0 && text[i - 1] == ':' ? Letters.SkipSpaceBack(text, i - 1) : i;
        if (Letters.EndsWith(text, j, "số"))
        {
            said = true;
            i = Letters.SkipSpaceBack(text, j - 2);
        }

        return i;
    }

    /// <summary>"số 18, 19-NQ/TW": the bare numbers before the one that carries the symbol, in order.</summary>
    private static List<(TextSpan Span, string Number)> SharedNumbers(string text, int before, bool said, out int start, out bool listSaid)
    {
        var numbers = new List<(TextSpan, string)>();
        start = before;
        listSaid = false;
        if (said)
        {
            return numbers;
        }

        var at = before;
        while (true)
        {
            var i = at;
            if (i > 0 && text[i - 1] == ',')
            {
                i--;
            }
            else if (Letters.EndsWith(text, i, "và"))
            {
                i -= 2;
            }
            else
            {
                break;
            }

            i = Letters.SkipSpaceBack(text, i);
            var digits = i;
            while (digits > 0 && char.IsAsciiDigit(text[digits - 1]))
            {
                digits--;
            }

            if (digits == i || i - digits > 5 || (digits > 0 && (Letters.IsWord(text[digits - 1]) || text[digits - 1] is '/' or '-' or '.')))
            {
                break;
            }

            numbers.Insert(0, (new TextSpan(digits, i), text[digits..i]));
            var lead = Lead(text, digits, out var here);
            if (here || DocumentTypes.EndingAt(text, lead) is not null)
            {
                start = lead;
                listSaid = here;
                return numbers;
            }

            at = lead;
        }

        // A list that no "số" or type opens is none.
        numbers.Clear();
        start = before;
        return numbers;
    }

    /// <summary>Only joining words lie between two mentions: the later one takes the earlier one's type.</summary>
    private static bool IsJoint(ReadOnlySpan<char> between)
    {
        var i = 0;
        var any = false;
        while (i < between.Length)
        {
            if (Letters.IsSpace(between[i]) || between[i] is ',' or ';' or '\n' or ':')
            {
                any |= between[i] is ',' or ';';
                i++;
                continue;
            }

            var stop = i;
            while (stop < between.Length && char.IsLetter(between[stop]))
            {
                stop++;
            }

            if (between[i..stop] is not ("và" or "số" or "các" or "hoặc"))
            {
                return false;
            }

            any |= between[i..stop] is "và" or "hoặc";
            i = stop;
        }

        return any;
    }

    /// <summary>"Luật Tổ chức chính quyền địa phương số 77/2015/QH13": the type word opens the name before "số".</summary>
    private static string? FarType(string text, int end, int from)
    {
        var at = end;
        for (var words = 0; words < WordsToType && at > from; words++)
        {
            at = Letters.SkipSpaceBack(text, at);
            while (at > from && at > 0 && (char.IsLetter(text[at - 1]) || (text[at - 1] == ',' && words > 0)))
            {
                at--;
            }

            if (at > 0 && !Letters.IsSpace(text[at - 1]))
            {
                return DocumentTypes.StartingAt(text, at) is { } opening && char.IsUpper(text[at]) ? opening : null;
            }

            if (at < text.Length && char.IsUpper(text[at]) && DocumentTypes.StartingAt(text, at) is { } name)
            {
                return Letters.EndsWith(text, Letters.SkipSpaceBack(text, at), "Bộ") && name == "Luật" ? "Bộ luật" : name;
            }
        }

        return null;
    }

    /// <summary>Date and issuer after a number: "ngày … của …" or "của … ngày …".</summary>
    private static (DateOnly? Date, string? Issuer, int End) Tail(string text, int at, int limit)
    {
        var end = at;
        var next = Skip(text, at);
        var date = WrittenDate.ReadNamed(text, next, out var stop);
        if (stop > next)
        {
            end = stop;
        }
        else if (Letters.Matches(text, next, "ký") && WrittenDate.ReadNamed(text, Letters.SkipSpace(text, next + 2), out stop) is { } signed)
        {
            date = signed;
            end = stop;
        }

        var issuer = IssuerReader.ReadAfter(text, SkipMark(text, end), limit, out var issuerEnd);
        if (issuer is null)
        {
            return (date, null, end);
        }

        end = issuerEnd;
        if (date is null && WrittenDate.ReadNamed(text, Skip(text, end), out stop) is { } later)
        {
            date = later;
            end = stop;
        }

        return (date, issuer, end);
    }

    /// <summary>Over space, one comma or bracket and a line feed: a title's date may stand on its next line.</summary>
    private static int Skip(string text, int at)
    {
        var i = Letters.SkipSpace(text, SkipMark(text, at));
        if (i < text.Length && text[i] is ',' or '\n' or '(')
        {
            i = Letters.SkipSpace(text, i + 1);
        }

        return i;
    }

    /// <summary>A footnote mark glued to what stands before ("NĐ-CP2", "30/12/20221").</summary>
    private static int SkipMark(string text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < 2 && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i < text.Length && char.IsAsciiDigit(text[i]) ? at : i;
    }

    /// <summary>One "của …" behind several mentions that "," or "và" joins holds for all of them; over ";" it does not.</summary>
    private static void ShareIssuers(string text, List<Mention> mentions)
    {
        for (var i = mentions.Count - 2; i >= 0; i--)
        {
            var (here, next) = (mentions[i], mentions[i + 1]);
            if (here.Issuer is null && next.Issuer is not null && next.Span.Start >= here.Tail)
            {
                var between = text.AsSpan(here.Tail, next.Span.Start - here.Tail);
                if (between.IndexOf(';') < 0 && IsJoint(Unmarked(between)))
                {
                    mentions[i] = here with { Issuer = next.Issuer };
                }
            }
            else if (here.Issuer is null && next.Issuer is not null && here.Tail == next.Tail)
            {
                mentions[i] = here with { Issuer = next.Issuer };
            }
        }
    }

    private static ReadOnlySpan<char> Unmarked(ReadOnlySpan<char> between) => between.TrimStart("0123456789");

    /// <summary>"Nghị quyết số 18 của …": type and number where the symbol is left out.</summary>
    private static IEnumerable<Mention> NumberAlone(string text, List<Mention> found)
    {
        for (var at = text.IndexOf("số ", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("số ", at + 3, StringComparison.OrdinalIgnoreCase))
        {
            var type = DocumentTypes.EndingAt(text, Letters.SkipSpaceBack(text, at));
            var start = Letters.SkipSpace(text, at + 3);
            var end = start;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (type is not { } t || !DocumentTypes.Numbered.Contains(t.Name) || end == start || end - start > 5)
            {
                continue;
            }

            if (end + 4 < text.Length && text[end] == '/' && text[end + 1] is '1' or '2' && text.AsSpan(end + 1, 4).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                end += 5;
            }

            var span = new TextSpan(t.Start, end);
            if ((end < text.Length && (Letters.IsWord(text[end]) || text[end] is '/' or '-')) || found.Any(m => m.Span.Overlaps(span)))
            {
                continue;
            }

            var (date, issuer, tail) = Tail(text, end, text.Length);
            yield return new Mention(span, Canonical(t.Name), text[start..end], date, issuer, 0.6) { Tail = tail };
        }
    }

    private static string Canonical(string type) => char.ToUpperInvariant(type[0]) + type[1..].ToLowerInvariant();
}
