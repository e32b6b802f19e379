using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace IngestPipeline.Learning;

/// <summary>Minimises a function of many weights by L-BFGS (MathNet.Numerics), always from the same point: the same data give the same weights.</summary>
internal static class Minimizer
{
    /// <param name="function">Value at the weights; writes the gradient into the second array, which comes zeroed.</param>
    /// <param name="start">Where to begin; one entry a weight.</param>
    /// <param name="progress">Told the value after each evaluation.</param>
    public static double[] Minimize(Func<double[], double[], double> function, double[] start, int iterations, Action<int, double>? progress = null)
    {
        var best = (Value: double.PositiveInfinity, Weights: start);
        var evaluations = 0;
        var objective = ObjectiveFunction.Gradient(point =>
        {
            var weights = point.AsArray() ?? point.ToArray();
            var gradient = new double[start.Length];
            var value = function(weights, gradient);
            if (value < best.Value)
            {
                best = (value, [.. weights]);
            }

            progress?.Invoke(++evaluations, value);
            return (value, Vector<double>.Build.Dense(gradient));
        });
        try
        {
            new LimitedMemoryBfgsMinimizer(1e-4, 1e-9, 1e-7, 10, iterations).FindMinimum(objective, Vector<double>.Build.DenseOfArray(start));
        }
        catch (OptimizationException)
        {
            // Out of iterations, or no step finds anything lower: the lowest point seen is what was sought.
        }

        return best.Weights;
    }
}
