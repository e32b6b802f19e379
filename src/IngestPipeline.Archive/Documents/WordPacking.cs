using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>Words as bytes: distances as variable-length integers, boxes in tenths of a point (12 bytes a word before compression).</summary>
internal static class WordPacking
{
    /// <summary>3: other words follow, with their confidence. Documents that were stored before have them without (2), or have none.</summary>
    private const byte Format = 3;
    private const byte SureOthers = 2;
    private const byte WithoutOthers = 1;

    public static byte[] Pack(ImmutableArray<Word> words, ImmutableArray<PaperWord> others)
    {
        using var stream = new MemoryStream();
        using var w = new BinaryWriter(stream, Encoding.UTF8);
        w.Write(Format);
        w.Write7BitEncodedInt(words.Length);
        var (offset, page, x, y) = (0, 0, 0, 0);
        foreach (var word in words)
        {
            var (x0, y0) = (Tenths(word.Box.X0), Tenths(word.Box.Y0));
            Signed(w, word.Span.Start - offset);
            w.Write7BitEncodedInt(word.Span.Length);
            Place(w, word.Page - page, word.Box, x, y);
            w.Write(Share(word.Confidence));
            (offset, page, x, y) = (word.Span.End, word.Page, x0, y0);
        }

        w.Write7BitEncodedInt(others.Length);
        (page, x, y) = (0, 0, 0);
        foreach (var word in others)
        {
            w.Write(word.Text);
            Place(w, word.Page - page, word.Box, x, y);
            w.Write(Share(word.Confidence));
            (page, x, y) = (word.Page, Tenths(word.Box.X0), Tenths(word.Box.Y0));
        }

        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">Not of this format.</exception>
    public static (ImmutableArray<Word> Words, ImmutableArray<PaperWord> Others) Unpack(byte[] bytes)
    {
        using var r = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        var format = r.ReadByte();
        if (format is not (Format or SureOthers or WithoutOthers))
        {
            throw new InvalidDataException("Words of an unknown format.");
        }

        var words = ImmutableArray.CreateBuilder<Word>(r.Read7BitEncodedInt());
        var (offset, page, x, y) = (0, 0, 0, 0);
        for (var i = 0; i < words.Capacity; i++)
        {
            var span = TextSpan.OfLength(offset + Signed(r), r.Read7BitEncodedInt());
            var box = Place(r, ref page, ref x, ref y);
            words.Add(new Word(span, page, box, r.ReadByte() / 255.0));
            offset = span.End;
        }

        var others = ImmutableArray.CreateBuilder<PaperWord>(format == WithoutOthers ? 0 : r.Read7BitEncodedInt());
        (page, x, y) = (0, 0, 0);
        for (var i = 0; i < others.Capacity; i++)
        {
            var text = r.ReadString();
            var box = Place(r, ref page, ref x, ref y);
            others.Add(new PaperWord(text, page, box, format == Format ? r.ReadByte() / 255.0 : 1));
        }

        return (words.DrainToImmutable(), others.DrainToImmutable());
    }

    private static void Place(BinaryWriter w, int pages, Box box, int x, int y)
    {
        var (x0, y0) = (Tenths(box.X0), Tenths(box.Y0));
        Signed(w, pages);
        Signed(w, x0 - x);
        Signed(w, y0 - y);
        Signed(w, Tenths(box.X1) - x0);
        Signed(w, Tenths(box.Y1) - y0);
    }

    private static Box Place(BinaryReader r, ref int page, ref int x, ref int y)
    {
        page += Signed(r);
        x += Signed(r);
        y += Signed(r);
        return new Box(x / 10.0, y / 10.0, (x + Signed(r)) / 10.0, (y + Signed(r)) / 10.0);
    }

    /// <summary>0 to 1 as a byte.</summary>
    private static byte Share(double confidence) => (byte)Math.Clamp((int)Math.Round(confidence * 255), 0, 255);

    private static int Tenths(double points) => double.IsFinite(points) ? (int)Math.Round(Math.Clamp(points, -1e7, 1e7) * 10) : 0;

    private static void Signed(BinaryWriter w, int value) => w.Write7BitEncodedInt((value << 1) ^ (value >> 31));

    private static int Signed(BinaryReader r) => r.Read7BitEncodedInt() is var v ? (int)((uint)v >> 1) ^ -(v & 1) : 0;
}
