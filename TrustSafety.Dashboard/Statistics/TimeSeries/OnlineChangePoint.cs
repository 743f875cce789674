namespace TrustSafety.Dashboard.Statistics;

/// <summary>The beliefs of <see cref="OnlineChangePoint"/> about the values before any is seen.</summary>
/// <param name="Mean">Where the mean of a segment is expected.</param>
/// <param name="Strength">That expectation counts as this many values.</param>
/// <param name="Shape">And the variance as 2·Shape values (Scale/Shape is its expected size).</param>
public readonly record struct NormalGammaPrior(double Mean, double Strength, double Shape, double Scale);

/// <summary>After each value: the chance that the segment began within the last few values, and the most likely length of the current one.</summary>
public readonly record struct RunLength(double ChangeProbability, int MostLikely);

/// <summary>Whether a change has just happened, told while the series runs; normal values of unknown mean and variance in each segment.</summary>
public static class OnlineChangePoint
{
    /// <summary>
    /// Bayesian online change points with hazard 1/expectedRun: the exact posterior of the run length under a normal–gamma prior, Student-t predictions.
    /// Run lengths of probability below 1e-10 are dropped. ChangeProbability is that of a run length below recent. Adams &amp; MacKay 2007, arXiv 0710.3742.
    /// </summary>
    public static IReadOnlyList<RunLength> Detect(ReadOnlySpan<double> values, NormalGammaPrior prior, double expectedRun = 100, int recent = 3)
    {
        Require.Positive(prior.Strength, nameof(prior));
        Require.Positive(prior.Shape, nameof(prior));
        Require.Positive(prior.Scale, nameof(prior));
        var hazard = 1 / Require.Positive(expectedRun);
        var (runs, readouts) = (new List<(int Length, double P, NormalGammaPrior Belief)> { (0, 1, prior) }, new RunLength[values.Length]);
        for (var t = 0; t < values.Length; t++)
        {
            var (next, born) = (new List<(int Length, double P, NormalGammaPrior Belief)>(runs.Count + 1), 0.0);
            foreach (var (length, p, belief) in runs)
            {
                var weight = p * Predictive(values[t], belief);
                born += weight * hazard;
                next.Add((length + 1, weight * (1 - hazard), Update(belief, values[t])));
            }
            next.Insert(0, (0, born, prior));
            var total = next.Sum(r => r.P);
            runs = [.. next.Select(r => (r.Length, P: r.P / total, r.Belief)).Where(r => r.P > 1e-10)];
            readouts[t] = new(runs.Where(r => r.Length < recent).Sum(r => r.P), runs.MaxBy(r => r.P).Length);
        }
        return readouts;
    }

    private static double Predictive(double x, NormalGammaPrior b)
    {
        var scale = Math.Sqrt(b.Scale * (b.Strength + 1) / (b.Shape * b.Strength));
        return Student.Density((x - b.Mean) / scale, 2 * b.Shape) / scale;
    }

    private static NormalGammaPrior Update(NormalGammaPrior b, double x) => new(
        (b.Strength * b.Mean + x) / (b.Strength + 1), b.Strength + 1, b.Shape + 0.5, b.Scale + b.Strength * (x - b.Mean) * (x - b.Mean) / (2 * (b.Strength + 1)));
}
