using IngestPipeline.Archive;

namespace IngestPipeline.Export;

/// <summary>The facts alone: each row names its source.</summary>
internal sealed class FactCsv(Stream output) : IFactWriter
{
    private readonly CsvTable<FactRow> _table = new(output, FactColumns.All, byteOrderMark: true);

    public void Fact(FactRow row) => _table.Write(row);

    public void Source(SourceRow row)
    {
    }

    public void Complete() => _table.Complete();

    public void Dispose() => _table.Dispose();
}
