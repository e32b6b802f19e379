namespace IngestPipeline.Export;

/// <summary>The documents that a package's descriptor names; of a great many, the first. All of them stand in <c>sources.csv</c>.</summary>
internal sealed class PackageSources
{
    private const int Most = 1_000;

    private readonly List<string> _titles = [];

    public IReadOnlyList<string> Titles => _titles;

    public long Count { get; private set; }

    public void Add(SourceRow source)
    {
        Count++;
        if (_titles.Count < Most)
        {
            _titles.Add(source.Title);
        }
    }
}
