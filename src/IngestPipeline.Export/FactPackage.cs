using System.IO.Compression;
using System.Text;
using IngestPipeline.Archive;

namespace IngestPipeline.Export;

/// <summary>
/// A Frictionless Data Package 2 in a zip file (datapackage.org): <c>facts.csv</c> and <c>sources.csv</c>, without byte order mark as the standard wants it, and
/// <c>datapackage.json</c>, which comes last because it tells sizes and hashes of the others.
/// </summary>
internal sealed class FactPackage : IFactWriter
{
    private readonly ExportAbout _about;
    private readonly ZipArchive _zip;
    private readonly Stream _factsEntry;
    private readonly MeasuredStream _factsFile;
    private readonly CsvTable<FactRow> _facts;
    private readonly FileStream _sourceRows = TemporaryStream.Create();
    private readonly MeasuredStream _sourcesFile;
    private readonly CsvTable<SourceRow> _sources;
    private readonly PackageSources _named = new();

    public FactPackage(Stream output, ExportAbout about)
    {
        _about = about;
        _zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        _factsEntry = Entry("facts.csv");
        _factsFile = new MeasuredStream(_factsEntry);
        _facts = new CsvTable<FactRow>(_factsFile, FactColumns.All, byteOrderMark: false);
        _sourcesFile = new MeasuredStream(_sourceRows);
        _sources = new CsvTable<SourceRow>(_sourcesFile, SourceRow.Columns, byteOrderMark: false);
    }

    public void Fact(FactRow row) => _facts.Write(row);

    public void Source(SourceRow row)
    {
        _sources.Write(row);
        _named.Add(row);
    }

    public void Complete()
    {
        _facts.Complete();
        _factsEntry.Dispose();
        _sources.Complete();
        _sourceRows.Flush();
        _sourceRows.Position = 0;
        using (var entry = Entry("sources.csv"))
        {
            _sourceRows.CopyTo(entry);
        }

        using (var entry = Entry("datapackage.json"))
        {
            PackageDescriptor.Write(entry, _about, _named, _factsFile, _sourcesFile);
        }

        _zip.Dispose();
    }

    public void Dispose()
    {
        _facts.Dispose();
        _factsFile.Dispose();
        _factsEntry.Dispose();
        _sources.Dispose();
        _sourcesFile.Dispose();
        _sourceRows.Dispose();
        _zip.Dispose();
    }

    private Stream Entry(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = _about.Created;
        return entry.Open();
    }
}
