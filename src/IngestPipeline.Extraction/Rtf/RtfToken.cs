using System.Globalization;

namespace IngestPipeline.Extraction.Rtf;

internal enum RtfTokenKind
{
    End,
    Open,
    Close,

    /// <summary>A control word with its parameter, or a control symbol.</summary>
    Control,

    /// <summary>A byte of text.</summary>
    Byte,
}

/// <param name="Word">Control word without its backslash, or the symbol itself.</param>
/// <param name="Value">Parameter; null if there is none. For bytes the byte.</param>
internal readonly record struct RtfToken(RtfTokenKind Kind, string Word = "", int? Value = null)
{
    /// <summary>Parameter as a switch: <c>\b</c> on, <c>\b0</c> off.</summary>
    public bool On => Value is not 0;
}

/// <summary>Cuts RTF into tokens; never fails, whatever the bytes.</summary>
internal sealed class RtfTokenizer(byte[] bytes)
{
    private int _at;

    public RtfToken Next()
    {
        while (_at < bytes.Length)
        {
            var b = bytes[_at++];
            switch (b)
            {
                case (byte)'{':
                    return new RtfToken(RtfTokenKind.Open);
                case (byte)'}':
                    return new RtfToken(RtfTokenKind.Close);
                case (byte)'\\' when _at < bytes.Length:
                    return Control();
                case (byte)'\r' or (byte)'\n' or 0:
                    continue;
                default:
                    return new RtfToken(RtfTokenKind.Byte, Value: b);
            }
        }

        return new RtfToken(RtfTokenKind.End);
    }

    /// <summary>Binary data behind <c>\bin</c>.</summary>
    public void Skip(int count) => _at = (int)Math.Min(bytes.Length, (long)_at + Math.Max(0, count));

    private RtfToken Control()
    {
        var first = bytes[_at];
        if (!char.IsAsciiLetter((char)first))
        {
            _at++;
            if (first == '\'' && _at + 1 < bytes.Length && int.TryParse(System.Text.Encoding.ASCII.GetString(bytes, _at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                _at += 2;
                return new RtfToken(RtfTokenKind.Byte, Value: value);
            }

            return first is (byte)'\\' or (byte)'{' or (byte)'}' ? new RtfToken(RtfTokenKind.Byte, Value: first) : new RtfToken(RtfTokenKind.Control, first is (byte)'\r' or (byte)'\n' ? "par" : ((char)first).ToString());
        }

        var start = _at;
        while (_at < bytes.Length && char.IsAsciiLetter((char)bytes[_at]))
        {
            _at++;
        }

        var word = System.Text.Encoding.ASCII.GetString(bytes, start, _at - start);
        start = _at;
        if (_at < bytes.Length && bytes[_at] == '-')
        {
            _at++;
        }

        while (_at < bytes.Length && char.IsAsciiDigit((char)bytes[_at]))
        {
            _at++;
        }

        var number = System.Text.Encoding.ASCII.GetString(bytes, start, _at - start);
        if (_at < bytes.Length && bytes[_at] == ' ')
        {
            _at++;
        }

        return new RtfToken(RtfTokenKind.Control, word, int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parameter) ? parameter : null);
    }
}
