using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>Words as bytes: distances as variable-length integers, boxes in tenths of a point (12 bytes a word before compression).</summary>
internal static class WordPacking
{
    private const byte Format = 1;

    public static byte[] Pack(ImmutableArray<Word> words)
    {
        using var stream = new MemoryStream();
        using var w = new BinaryWriter(stream);
        w.Write(Format);
        w.Write7BitEncodedInt(words.Length);
        var (offset, page, x, y) = (0, 0, 0, 0);
        foreach (var word in words)
        {
            var (x0, y0) = (Tenths(word.Box.X0), Tenths(word.Box.Y0));
            Signed(w, word.Span.Start - offset);
            w.Write7BitEncodedInt(word.Span.Length);
            Signed(w, word.Page - page);
            Signed(w, x0 - x);
            Signed(w, y0 - y);
            Signed(w, Tenths(word.Box.X1) - x0);
            Signed(w, Tenths(word.Box.Y1) - y0);
            w.Write((byte)Math.Clamp((int)Math.Round(word.Confidence * 255), 0, 255));
            (offset, page, x, y) = (word.Span.End, word.Page, x0, y0);
        }

        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">Not of this format.</exception>
    public static ImmutableArray<Word> Unpack(byte[] bytes)
    {
        using var r = new BinaryReader(new MemoryStream(bytes, writable: false));
        if (r.ReadByte() != Format)
        {
            throw new InvalidDataException("Words of an unknown format.");
        }

        var words = ImmutableArray.CreateBuilder<Word>(r.Read7BitEncodedInt());
        var (offset, page, x, y) = (0, 0, 0, 0);
        for (var i = 0; i < words.Capacity; i++)
        {
            var span = TextSpan.OfLength(offset + Signed(r), r.Read7BitEncodedInt());
            page += Signed(r);
            x += Signed(r);
            y += Signed(r);
            var box = new Box(x / 10.0, y / 10.0, (x + Signed(r)) / 10.0, (y + Signed(r)) / 10.0);
            words.Add(new Word(span, page, box, r.ReadByte() / 255.0));
            offset = span.End;
        }

        return words.DrainToImmutable();
    }

    private static int Tenths(double points) => double.IsFinite(points) ? (int)Math.Round(Math.Clamp(points, -1e7, 1e7) * 10) : 0;

    private static void Signed(BinaryWriter w, int value) => w.Write7BitEncodedInt((value << 1) ^ (value >> 31));

    private static int Signed(BinaryReader r) => r.Read7BitEncodedInt() is var v ? (int)((uint)v >> 1) ^ -(v & 1) : 0;
}
