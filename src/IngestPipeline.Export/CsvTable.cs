using System.Collections.Immutable;
using CsvHelper;

namespace IngestPipeline.Export;

/// <summary>A table as RFC 4180 has it, header first, UTF-8.</summary>
internal sealed class CsvTable<T> : IDisposable
{
    private readonly CsvWriter _csv;
    private readonly ImmutableArray<ExportColumn<T>> _columns;
    private bool _done;

    public CsvTable(Stream output, ImmutableArray<ExportColumn<T>> columns, bool byteOrderMark)
    {
        _columns = columns;
        _csv = CsvWriter.Create(output, new CsvWriterOptions { WriteByteOrderMark = byteOrderMark }, leaveOpen: true);
        foreach (var column in columns)
        {
            _csv.WriteField(column.Name);
        }

        _csv.EndRecord();
    }

    public void Write(T row)
    {
        foreach (var column in _columns)
        {
            _csv.WriteField(column.Cell(row));
        }

        _csv.EndRecord();
    }

    /// <summary>Nothing is written to the stream after this.</summary>
    public void Complete() => Dispose();

    public void Dispose()
    {
        if (!_done)
        {
            _done = true;
            _csv.Dispose();
        }
    }
}
