using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>A file pasted together from several encodings: each line is read word by word in the readings that the file as a whole needs.</summary>
internal static class LineReadings
{
    /// <summary>Half bits by which a reading must be likelier than Western text in all lines together.</summary>
    private const int EnoughGain = 120;

    /// <param name="raw">Each character one byte.</param>
    /// <returns>Null if no reading helps.</returns>
    public static DecodedText? Read(string raw)
    {
        var lines = raw.Split('\n');
        var gains = new Dictionary<TextReading, int>();
        var unknown = WordReadings.Unknown(TextReadings.EightBit);
        foreach (var line in lines.Where(l => !System.Text.Ascii.IsValid(l)))
        {
            foreach (var stretch in unknown.Stretches(line, new TextSpan(0, line.Length)))
            {
                if (stretch.Reading is { } reading)
                {
                    gains[reading] = gains.GetValueOrDefault(reading) + stretch.Gain;
                }
            }
        }

        var kept = gains.Where(g => g.Value >= EnoughGain).ToDictionary(g => g.Key, g => g.Value);
        if (kept.Count == 0)
        {
            return null;
        }

        var known = WordReadings.Known(kept);
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            _ = i == 0 ? text : text.Append('\n');
            Append(text, lines[i], known);
        }

        var whole = text.ToString();
        return new DecodedText(whole, kept.Count == 1 ? known.Readings[0].Name : "mixed", AccentedWords.ShareOfValid(whole)) { State = known.Readings[0].State, Reading = known.Readings[0], AsFound = raw[..Math.Min(raw.Length, 64 * 1024)] };
    }

    private static void Append(StringBuilder text, string line, WordReadings readings)
    {
        var at = 0;
        foreach (var stretch in readings.Stretches(line, new TextSpan(0, line.Length)))
        {
            foreach (var span in stretch.Words)
            {
                var word = span.In(line);
                text.Append(line, at, span.Start - at).Append(stretch.Reading?.Read(word) ?? Western(word));
                at = span.End;
            }
        }

        text.Append(line, at, line.Length - at);
    }

    private static string Western(string bytes) => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(Encoding.Latin1.GetBytes(bytes));
}
