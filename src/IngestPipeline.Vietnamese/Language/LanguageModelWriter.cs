using System.Text;

namespace IngestPipeline.Vietnamese.Language;

/// <summary>
/// Writes a model. Layout, little endian, every array at a multiple of 8: magic <c>VNLM</c>, version, order, words (length, UTF-8, four case
/// values in tenths), probabilities and backoffs of single tokens as floats, then for each longer order its capacity, two code books
/// of 256 floats (probabilities, backoffs), marks (16 bits), codes of probabilities, codes of backoffs (not for the highest order).
/// </summary>
internal static class LanguageModelWriter
{
    public static readonly byte[] Magic = "VNLM"u8.ToArray();

    public const int Version = 1;

    /// <summary>Code of a probability that is not stored: the entry is a context only.</summary>
    public const byte NoProbability = 255;

    private const int Codes = 255;

    public static void Write(Stream stream, Vocabulary vocabulary, IReadOnlyList<NgramLevel> levels)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(levels.Count);
        writer.Write(vocabulary.Words.Length);
        foreach (var word in vocabulary.Words)
        {
            var bytes = Encoding.UTF8.GetBytes(word.Text);
            writer.Write((byte)bytes.Length);
            writer.Write(bytes);
            foreach (var value in word.Cases)
            {
                writer.Write((byte)Math.Clamp(Math.Round(-value * 10), 0, 255));
            }
        }

        Unigrams(writer, vocabulary.Size, levels[0]);
        foreach (var level in levels.Skip(1))
        {
            Table(writer, level, hasBackoffs: level.Order < levels.Count);
        }
    }

    private static void Unigrams(BinaryWriter writer, int size, NgramLevel level)
    {
        var probabilities = new float[size];
        var backoffs = new float[size];
        Array.Fill(probabilities, level.Probabilities.Where(p => !float.IsNaN(p)).Min());
        for (var i = 0; i < level.Keys.Length; i++)
        {
            probabilities[level.Keys[i]] = float.IsNaN(level.Probabilities[i]) ? probabilities[level.Keys[i]] : level.Probabilities[i];
            backoffs[level.Keys[i]] = level.Backoffs[i];
        }

        Align(writer);
        foreach (var p in probabilities)
        {
            writer.Write(p);
        }

        foreach (var b in backoffs)
        {
            writer.Write(b);
        }
    }

    private static void Table(BinaryWriter writer, NgramLevel level, bool hasBackoffs)
    {
        var capacity = (int)(level.Keys.Length / NgramHash.Load) + 64;
        var marks = new ushort[capacity];
        var probabilities = new byte[capacity];
        var backoffs = new byte[capacity];
        var probabilityBook = CodeBook(level.Probabilities.Where(p => !float.IsNaN(p)));
        var backoffBook = CodeBook(level.Backoffs);
        for (var i = 0; i < level.Keys.Length; i++)
        {
            var hash = NgramHash.Of(level.Keys[i], level.Order);
            var place = NgramHash.Place(hash, capacity);
            while (marks[place] != 0)
            {
                place = place + 1 == capacity ? 0 : place + 1;
            }

            marks[place] = NgramHash.Mark(hash);
            probabilities[place] = float.IsNaN(level.Probabilities[i]) ? NoProbability : Nearest(probabilityBook, level.Probabilities[i]);
            backoffs[place] = Nearest(backoffBook, level.Backoffs[i]);
        }

        Align(writer);
        writer.Write((long)capacity);
        foreach (var value in probabilityBook.Append(0).Concat(backoffBook).Append(0))
        {
            writer.Write(value);
        }

        foreach (var mark in marks)
        {
            writer.Write(mark);
        }

        Align(writer);
        writer.Write(probabilities);
        if (hasBackoffs)
        {
            Align(writer);
            writer.Write(backoffs);
        }
    }

    /// <summary>255 values, each the mean of as many of the given ones.</summary>
    private static float[] CodeBook(IEnumerable<float> values)
    {
        var sorted = values.Order().ToArray();
        var book = new float[Codes];
        for (var i = 0; i < Codes; i++)
        {
            var (start, end) = ((int)((long)sorted.Length * i / Codes), (int)((long)sorted.Length * (i + 1) / Codes));
            book[i] = end > start ? sorted[start..end].Average() : sorted.Length == 0 ? 0 : sorted[Math.Min(start, sorted.Length - 1)];
        }

        return book;
    }

    private static byte Nearest(float[] book, float value)
    {
        var i = Array.BinarySearch(book, value);
        i = i >= 0 ? i : ~i;
        return (byte)(i == 0 ? 0 : i == book.Length || value - book[i - 1] < book[i] - value ? i - 1 : i);
    }

    private static void Align(BinaryWriter writer)
    {
        while (writer.BaseStream.Position % 8 != 0)
        {
            writer.Write((byte)0);
        }
    }
}
