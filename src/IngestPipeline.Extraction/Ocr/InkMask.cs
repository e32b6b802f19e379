using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>Where coloured ink of seals and signatures lay on a page image. Of the print beneath it the engine sees at best a part, and does not know.</summary>
public sealed class InkMask
{
    /// <summary>Inches: the side of the cells in which ink is noted.</summary>
    private const double CellSide = 0.02;

    /// <summary>Of the cells of a word's box: less is an edge of the ink beside it.</summary>
    private const double LeastShare = 0.03;

    private readonly bool[,] _cells;
    private readonly double _side;

    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="dpi">Pixels of an inch.</param>
    public InkMask(int width, int height, double dpi)
    {
        _side = Math.Max(1, CellSide * dpi);
        _cells = new bool[(int)(height / _side) + 1, (int)(width / _side) + 1];
    }

    private InkMask(bool[,] cells, double side) => (_cells, _side) = (cells, side);

    public void Add(int x, int y) => _cells[(int)(y / _side), (int)(x / _side)] = true;

    /// <summary>Of the image enlarged.</summary>
    public InkMask Scaled(double factor) => new(_cells, _side * factor);

    /// <summary>Ink lay on what stands in the box, pixels.</summary>
    public bool Blots(Box box)
    {
        int count = 0, inked = 0;
        for (var y = Math.Max(0, (int)(box.Y0 / _side)); y < Math.Min(_cells.GetLength(0), Math.Ceiling(box.Y1 / _side)); y++)
        {
            for (var x = Math.Max(0, (int)(box.X0 / _side)); x < Math.Min(_cells.GetLength(1), Math.Ceiling(box.X1 / _side)); x++)
            {
                count++;
                inked += _cells[y, x] ? 1 : 0;
            }
        }

        return inked > LeastShare * count;
    }
}
