namespace IngestPipeline.Vietnamese.Language;

/// <summary>One way to read a stretch of text.</summary>
/// <param name="From">Node where it begins.</param>
/// <param name="To">Node where it ends; greater than <paramref name="From"/>.</param>
/// <param name="Token">Token of the language model; <see cref="Lattice.NoToken"/> for what the model does not see.</param>
/// <param name="Cost">Negative natural logarithm of the probability that this reading looks as the text does.</param>
/// <param name="Tag">The builder's own number for the reading.</param>
public readonly record struct LatticeArc(int From, int To, int Token, float Cost, int Tag);

/// <summary>All ways to read a text, as arcs between nodes 0 to <see cref="LastNode"/>.</summary>
public sealed class Lattice
{
    public const int NoToken = -1;

    private readonly List<LatticeArc> _arcs = [];

    public int LastNode { get; private set; }

    public IReadOnlyList<LatticeArc> Arcs => _arcs;

    public void Add(int from, int to, int token, double cost, int tag = -1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        _arcs.Add(new LatticeArc(from, to, token, (float)cost, tag));
        LastNode = Math.Max(LastNode, to);
    }

    /// <summary>For each node the indices of the arcs that leave it.</summary>
    internal (int[] Starts, int[] Order) ByNode()
    {
        var starts = new int[LastNode + 2];
        foreach (var arc in _arcs)
        {
            starts[arc.From + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var order = new int[_arcs.Count];
        var next = (int[])starts.Clone();
        for (var i = 0; i < _arcs.Count; i++)
        {
            order[next[_arcs[i].From]++] = i;
        }

        return (starts, order);
    }
}
