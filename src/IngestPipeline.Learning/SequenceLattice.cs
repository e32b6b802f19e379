namespace IngestPipeline.Learning;

/// <summary>Viterbi and forward–backward over a chain. Transitions are label before by label, the last row being the start.</summary>
internal static class SequenceLattice
{
    public static int[] Best(double[][] scores, float[] transitions, int n)
    {
        var path = new int[scores.Length];
        if (scores.Length == 0)
        {
            return path;
        }

        var back = new int[scores.Length][];
        var best = new double[n];
        for (var t = 0; t < scores.Length; t++)
        {
            back[t] = new int[n];
            var next = new double[n];
            for (var to = 0; to < n; to++)
            {
                var top = t == 0 ? transitions[(n * n) + to] : double.NegativeInfinity;
                for (var from = 0; t > 0 && from < n; from++)
                {
                    var score = best[from] + transitions[(from * n) + to];
                    if (score > top)
                    {
                        (top, back[t][to]) = (score, from);
                    }
                }

                next[to] = top + scores[t][to];
            }

            best = next;
        }

        path[^1] = Array.IndexOf(best, best.Max());
        for (var t = scores.Length - 1; t > 0; t--)
        {
            path[t - 1] = back[t][path[t]];
        }

        return path;
    }

    /// <summary>Probability of each label at each item; adds the expected count of each transition to <paramref name="expected"/>.</summary>
    /// <param name="logTotal">Logarithm of the sum over all paths.</param>
    public static double[][] Marginals(double[][] scores, float[] transitions, int n, double[]? expected, out double logTotal)
    {
        // Exponentials of shifted scores with a scale per item (Rabiner): one pass without logarithms in the inner loops.
        var length = scores.Length;
        var step = new double[(n + 1) * n];
        for (var i = 0; i < step.Length; i++)
        {
            step[i] = Math.Exp(transitions[i]);
        }

        var forward = new double[length][];
        var local = new double[length][];
        var scale = new double[length];
        logTotal = 0;
        for (var t = 0; t < length; t++)
        {
            var shift = scores[t].Max();
            local[t] = [.. scores[t].Select(s => Math.Exp(s - shift))];
            var row = forward[t] = new double[n];
            for (var to = 0; to < n; to++)
            {
                var sum = t == 0 ? step[(n * n) + to] : 0;
                for (var from = 0; t > 0 && from < n; from++)
                {
                    sum += forward[t - 1][from] * step[(from * n) + to];
                }

                row[to] = sum * local[t][to];
                scale[t] += row[to];
            }

            for (var i = 0; i < n; i++)
            {
                row[i] /= scale[t];
            }

            logTotal += Math.Log(scale[t]) + shift;
        }

        var backward = Enumerable.Repeat(1.0, n).ToArray();
        for (var t = length - 1; t >= 0; t--)
        {
            var ahead = backward;
            if (t > 0 && expected is not null)
            {
                for (var from = 0; from < n; from++)
                {
                    for (var to = 0; to < n; to++)
                    {
                        expected[(from * n) + to] += forward[t - 1][from] * step[(from * n) + to] * local[t][to] * ahead[to] / scale[t];
                    }
                }
            }

            var before = new double[n];
            for (var from = 0; t > 0 && from < n; from++)
            {
                for (var to = 0; to < n; to++)
                {
                    before[from] += step[(from * n) + to] * local[t][to] * ahead[to];
                }

                before[from] /= scale[t];
            }

            for (var i = 0; i < n; i++)
            {
                forward[t][i] *= ahead[i];
            }

            backward = before;
        }

        for (var i = 0; length > 0 && expected is not null && i < n; i++)
        {
            expected[(n * n) + i] += forward[0][i];
        }

        return forward;
    }
}
