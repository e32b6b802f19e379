using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Tools.Recognition;

/// <summary>What an engine gave for an image, as bytes, exact to the last bit. Only what it found (or that there is nothing) has such a form: a failure is none.</summary>
/// <param name="Turn">Degrees clockwise that set the page upright.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Words">None on a blank page.</param>
internal sealed record OcrAnswer(int Turn, int Width, int Height, ImmutableArray<OcrWord> Words)
{
    /// <summary>Null for what is not to be kept: a page that was given up may be read the next time.</summary>
    public static OcrAnswer? Of(OcrOutcome outcome) => outcome switch
    {
        OcrOutcome.Recognized page => new OcrAnswer(0, page.Width, page.Height, page.Words),
        OcrOutcome.NoText blank => new OcrAnswer(0, blank.Width, blank.Height, []),
        _ => null,
    };

    /// <summary>Null where the page was not turned: the engine does not tell whether it stands upright or could not be read.</summary>
    public static OcrAnswer? Of(OcrTurned? turned) => turned is null ? null : new OcrAnswer(turned.Turn, turned.Page.Width, turned.Page.Height, turned.Page.Words);

    public OcrOutcome Outcome => Words.IsEmpty ? new OcrOutcome.NoText(Width, Height) : new OcrOutcome.Recognized(Width, Height, Words);

    public OcrTurned Turned => new(Turn, new OcrOutcome.Recognized(Width, Height, Words));

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Turn);
            writer.Write(Width);
            writer.Write(Height);
            writer.Write(Words.Length);
            foreach (var word in Words)
            {
                writer.Write(word.Text);
                writer.Write(word.Box.X0);
                writer.Write(word.Box.Y0);
                writer.Write(word.Box.X1);
                writer.Write(word.Box.Y1);
                writer.Write(word.Confidence);
                writer.Write(word.Block);
                writer.Write(word.Paragraph);
                writer.Write(word.Line);
            }
        }

        // In one piece: the encoder hardly finds anything to spare in what comes word by word.
        using var small = new MemoryStream();
        using (var brotli = new BrotliStream(small, CompressionLevel.Optimal))
        {
            brotli.Write(bytes.GetBuffer(), 0, (int)bytes.Length);
        }

        return small.ToArray();
    }

    /// <param name="bytes">As <see cref="Write"/> gave them.</param>
    public static OcrAnswer Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
        var (turn, width, height) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var words = ImmutableArray.CreateBuilder<OcrWord>(reader.ReadInt32());
        while (words.Count < words.Capacity)
        {
            words.Add(new OcrWord(
                reader.ReadString(), new Box(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble()), reader.ReadDouble(),
                reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()));
        }

        return new OcrAnswer(turn, width, height, words.MoveToImmutable());
    }
}
