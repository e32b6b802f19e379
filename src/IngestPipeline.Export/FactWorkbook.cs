using IngestPipeline.Archive;

namespace IngestPipeline.Export;

/// <summary>A workbook with typed cells and frozen header rows: <c>facts</c>, and <c>sources</c> with one row a document; each in as many sheets as it needs.</summary>
internal sealed class FactWorkbook : IFactWriter
{
    /// <summary>Rows that a sheet of the format can hold.</summary>
    private const int MostRows = 1_048_576;

    private readonly Stream _output;
    private readonly int _mostRows;
    private readonly FileStream _file = TemporaryStream.Create();
    private readonly StreamedWorkbook _workbook;
    private SheetWriter<FactRow> _facts;
    private int _factSheets = 1;

    /// <summary>The parts of a package are written one after the other: sources wait for their turn in files of their own.</summary>
    private readonly List<(FileStream File, SheetWriter<SourceRow> Sheet)> _sources = [];

    public FactWorkbook(Stream output, int mostRows = MostRows)
    {
        (_output, _mostRows) = (output, mostRows);
        _workbook = new StreamedWorkbook(_file);
        _facts = new SheetWriter<FactRow>(_workbook.AddSheet("facts"), FactColumns.All);
        AddSources();
    }

    public void Fact(FactRow row)
    {
        if (_facts.Rows == _mostRows)
        {
            _facts.Complete();
            _factSheets++;
            _facts = new SheetWriter<FactRow>(_workbook.AddSheet($"facts {_factSheets}"), FactColumns.All);
        }

        _facts.Write(row);
    }

    public void Source(SourceRow row)
    {
        if (_sources[^1].Sheet.Rows == _mostRows)
        {
            AddSources();
        }

        _sources[^1].Sheet.Write(row);
    }

    public void Complete()
    {
        _facts.Complete();
        for (var i = 0; i < _sources.Count; i++)
        {
            var (file, sheet) = _sources[i];
            sheet.Complete();
            file.Position = 0;
            using var part = _workbook.AddSheet(i == 0 ? "sources" : $"sources {i + 1}");
            file.CopyTo(part);
        }

        _workbook.Complete();
        _file.Position = 0;
        _file.CopyTo(_output);
    }

    public void Dispose()
    {
        _facts.Dispose();
        foreach (var (file, sheet) in _sources)
        {
            sheet.Dispose();
            file.Dispose();
        }

        _workbook.Dispose();
        _file.Dispose();
    }

    private void AddSources()
    {
        var file = TemporaryStream.Create();
        _sources.Add((file, new SheetWriter<SourceRow>(file, SourceRow.Columns)));
    }
}
