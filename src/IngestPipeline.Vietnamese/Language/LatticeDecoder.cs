using System.Runtime.InteropServices;

namespace IngestPipeline.Vietnamese.Language;

/// <summary>An arc of the best reading, with its share of the probability of all readings that were kept.</summary>
public readonly record struct DecodedArc(int Arc, double Posterior);

/// <summary>
/// Finds the most likely reading of a lattice by the language model: Viterbi search with a beam, then forward-backward over what the
/// beam kept, for the posterior of every arc. Keeps its buffers: one decoder a thread.
/// </summary>
/// <param name="width">Hypotheses kept side by side.</param>
/// <param name="depth">Natural logarithm by which a hypothesis may lie behind the best.</param>
public sealed class LatticeDecoder(SyllableLanguageModel model, int width = 24, float depth = 16)
{
    private const int None = -1;

    private readonly List<State> _states = [];
    private readonly List<Transition> _transitions = [];
    private readonly List<(float Best, int State)> _here = [];
    private int[] _newest = [];
    private float[] _best = [];

    private struct State
    {
        public ulong Context;
        public float Best;
        public int Back;

        /// <summary>Another hypothesis at the same node.</summary>
        public int Next;
        public double Forward;
        public double Backward;
    }

    private readonly record struct Transition(int From, int To, int Arc, float Weight);

    /// <summary>Posterior of every arc of the lattice that was decoded last; arcs that the beam left behind have 0.</summary>
    public double[] Posteriors { get; private set; } = [];

    /// <summary>Natural logarithm of the probability of all readings kept of the lattice that was decoded last.</summary>
    public double LogTotal { get; private set; }

    /// <summary>The arcs of the best way from node 0 to the last node; empty where there is none.</summary>
    public List<DecodedArc> Decode(Lattice lattice)
    {
        _states.Clear();
        _transitions.Clear();
        if (_newest.Length <= lattice.LastNode)
        {
            _newest = new int[Math.Max(lattice.LastNode + 1, 2 * _newest.Length)];
            _best = new float[_newest.Length];
        }

        Array.Fill(_best, float.NegativeInfinity, 0, lattice.LastNode + 1);

        Array.Fill(_newest, None, 0, lattice.LastNode + 1);
        var (starts, order) = lattice.ByNode();
        var arcs = lattice.Arcs;
        _newest[0] = 0;
        _states.Add(new State { Context = model.LineStart, Back = None, Next = None });
        for (var node = 0; node < lattice.LastNode; node++)
        {
            if (_newest[node] == None)
            {
                continue;
            }

            Prune(node);
            for (var a = starts[node]; a < starts[node + 1]; a++)
            {
                var arc = arcs[order[a]];
                foreach (var (_, state) in _here)
                {
                    Extend(state, order[a], arc);
                }
            }
        }

        if (_newest[lattice.LastNode] == None)
        {
            Posteriors = new double[arcs.Count];
            LogTotal = double.NegativeInfinity;
            return [];
        }

        Prune(lattice.LastNode);
        Weigh(arcs.Count);
        return Trace(_here[0].State);
    }

    /// <summary>The hypotheses at a node that are worth going on with, the best first.</summary>
    private void Prune(int node)
    {
        _here.Clear();
        var states = CollectionsMarshal.AsSpan(_states);
        for (var s = _newest[node]; s != None; s = states[s].Next)
        {
            _here.Add((states[s].Best, s));
        }

        if (_here.Count > 1)
        {
            _here.Sort(static (a, b) => a.Best != b.Best ? b.Best.CompareTo(a.Best) : a.State.CompareTo(b.State));
            var keep = Math.Min(_here.Count, width);
            while (_here[keep - 1].Best < _here[0].Best - depth)
            {
                keep--;
            }

            _here.RemoveRange(keep, _here.Count - keep);
        }
    }

    private void Extend(int from, int index, LatticeArc arc)
    {
        var states = CollectionsMarshal.AsSpan(_states);
        var context = arc.Token == Lattice.NoToken ? states[from].Context : SyllableLanguageModel.Follow(states[from].Context, arc.Token);
        var weight = (arc.Token == Lattice.NoToken ? 0 : model.Score(states[from].Context, arc.Token)) - arc.Cost;
        var score = states[from].Best + weight;
        if (score < _best[arc.To] - depth)
        {
            return;
        }

        _best[arc.To] = Math.Max(_best[arc.To], score);
        for (var other = _newest[arc.To]; other != None; other = states[other].Next)
        {
            if (states[other].Context == context)
            {
                _transitions.Add(new Transition(from, other, index, weight));
                if (score > states[other].Best)
                {
                    (states[other].Best, states[other].Back) = (score, _transitions.Count - 1);
                }

                return;
            }
        }

        _transitions.Add(new Transition(from, _states.Count, index, weight));
        _states.Add(new State { Context = context, Best = score, Back = _transitions.Count - 1, Next = _newest[arc.To] });
        _newest[arc.To] = _states.Count - 1;
    }

    private List<DecodedArc> Trace(int last)
    {
        var path = new List<DecodedArc>();
        for (var back = _states[last].Back; back >= 0; back = _states[_transitions[back].From].Back)
        {
            path.Add(new DecodedArc(_transitions[back].Arc, Math.Min(1, Posteriors[_transitions[back].Arc])));
        }

        path.Reverse();
        return path;
    }

    private void Weigh(int arcs)
    {
        var states = CollectionsMarshal.AsSpan(_states);
        foreach (ref var state in states)
        {
            state.Forward = state.Backward = double.NegativeInfinity;
        }

        states[0].Forward = 0;
        var all = double.NegativeInfinity;
        foreach (var t in _transitions)
        {
            states[t.To].Forward = Sum(states[t.To].Forward, states[t.From].Forward + t.Weight);
        }

        foreach (var (_, state) in _here)
        {
            states[state].Backward = 0;
            all = Sum(all, states[state].Forward);
        }

        LogTotal = all;
        Posteriors = new double[arcs];
        for (var i = _transitions.Count - 1; i >= 0; i--)
        {
            var t = _transitions[i];
            if (double.IsNegativeInfinity(states[t.To].Backward))
            {
                continue;
            }

            states[t.From].Backward = Sum(states[t.From].Backward, states[t.To].Backward + t.Weight);
            Posteriors[t.Arc] += Math.Exp(states[t.From].Forward + t.Weight + states[t.To].Backward - all);
        }
    }

    /// <summary>Logarithm of the sum of two numbers given by their logarithms.</summary>
    private static double Sum(double a, double b)
    {
        if (double.IsNegativeInfinity(a))
        {
            return b;
        }

        var (high, low) = a > b ? (a, b) : (b, a);
        return high - low > 30 ? high : high + Math.Log(1 + Math.Exp(low - high));
    }
}
