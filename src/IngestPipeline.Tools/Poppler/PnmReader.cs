using System.Globalization;
using System.Text;

namespace IngestPipeline.Tools.Poppler;

/// <summary>Reads the binary PGM or PPM that pdftoppm writes, row by row.</summary>
internal sealed class PnmReader
{
    private readonly Stream _stream;

    /// <exception cref="InvalidDataException">Not a PNM of 8 bits a sample.</exception>
    public PnmReader(Stream stream)
    {
        _stream = stream;
        var magic = Token();
        Samples = magic switch { "P5" => 1, "P6" => 3, _ => throw new InvalidDataException($"a PNM of kind {magic}") };
        (Width, Height) = (Number(), Number());
        if (Number() is var maximum and not 255)
        {
            throw new InvalidDataException($"a PNM of {maximum} levels");
        }
    }

    /// <summary>Bytes of a pixel: 1 grey, 3 red, green and blue.</summary>
    public int Samples { get; }

    public int Width { get; }

    public int Height { get; }

    /// <exception cref="EndOfStreamException">The PNM is cut off.</exception>
    public void Next(Span<byte> row) => _stream.ReadExactly(row);

    private string Token()
    {
        var token = new StringBuilder();
        while (_stream.ReadByte() is >= 0 and var value)
        {
            if (value > ' ')
            {
                token.Append((char)value);
            }
            else if (token.Length > 0)
            {
                break;
            }
        }

        return token.ToString();
    }

    private int Number() =>
        int.TryParse(Token(), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new InvalidDataException("a PNM without its sizes");
}
