using Lanes = System.Numerics.Vector<double>;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>One pass over the rows at β: the log-likelihood, the gradient Xᵀ(y − μ) and the information XᵀWX.</summary>
internal sealed class GlmPass(GlmFamily family, Regressors x, double[] y, double[] weights, double[] offset, int chunkRows)
{
    public NormalEquations Equations { get; private set; } = new(x.Columns);

    /// <summary>True when some fitted value was as good as 0 or 1 (or a count of 0).</summary>
    public bool Extreme { get; private set; }

    /// <summary>Weighted least squares of the link at means drawn in from the outcomes: the usual start, which a large offset cannot throw off.</summary>
    public double[]? Start()
    {
        var equations = new NormalEquations(x.Columns);
        for (var i = 0; i < x.Rows; i++)
        {
            var mean = family == GlmFamily.Binomial ? (y[i] + 0.5) / 2 : y[i] + 0.1;
            var (link, slope) = family == GlmFamily.Binomial ? (Math.Log(mean / (1 - mean)), mean * (1 - mean)) : (Math.Log(mean), mean);
            var weight = (weights.Length > 0 ? weights[i] : 1) * slope;
            equations.Add(x.Row(i), weight, weight * (link + (y[i] - mean) / slope - (offset.Length > 0 ? offset[i] : 0)));
        }
        return equations.Inverse() is { } inverse ? [.. inverse * MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(equations.Right)] : null;
    }

    public double At(double[] beta)
    {
        var chunks = (x.Rows + chunkRows - 1) / chunkRows;
        var parts = new (NormalEquations Equations, double Likelihood, bool Extreme)[chunks];
        if (chunks < 4) for (var c = 0; c < chunks; c++) parts[c] = Chunk(c, beta);
        else Parallel.For(0, chunks, c => parts[c] = Chunk(c, beta));
        // Added in the order of the chunks, so that a run gives the same digits on any number of cores.
        (Equations, Extreme) = (new(x.Columns), false);
        var likelihood = 0.0;
        foreach (var part in parts)
        {
            Equations.Merge(part.Equations);
            likelihood += part.Likelihood;
            Extreme |= part.Extreme;
        }
        return likelihood;
    }

    /// <summary>A row's log-likelihood; the Poisson one with its constant.</summary>
    public static double Term(GlmFamily family, double eta, double y) => family == GlmFamily.Binomial
        ? y * eta - (eta > 0 ? eta + Stirling.Log1p(Math.Exp(-eta)) : Stirling.Log1p(Math.Exp(eta)))
        : Poisson(Math.Exp(eta), y);

    /// <summary>By the deviance, for y ln μ − μ − ln y! of a million million events would leave no digit after the point (Loader 2000).</summary>
    private static double Poisson(double mean, double y) => !(y > 0) || double.IsInfinity(mean) ? -mean : -Stirling.Deviance(y, mean - y) - 0.5 * Math.Log(2 * Math.PI * y) - Stirling.Error(y);

    private (NormalEquations Equations, double Likelihood, bool Extreme) Chunk(int chunk, double[] beta)
    {
        var (equations, likelihood, extreme) = (new NormalEquations(x.Columns), 0.0, false);
        var last = Math.Min(x.Rows, (chunk + 1) * chunkRows);
        for (var i = chunk * chunkRows; i < last; i++)
        {
            var row = x.Row(i);
            var eta = (offset.Length > 0 ? offset[i] : 0) + Dot(row, beta);
            var weight = weights.Length > 0 ? weights[i] : 1;
            var mean = family == GlmFamily.Binomial ? 1 / (1 + Math.Exp(-eta)) : Math.Exp(eta);
            var variance = family == GlmFamily.Binomial ? mean * (1 - mean) : mean;
            extreme |= Math.Abs(eta) > 15;
            equations.Add(row, weight * variance, weight * (y[i] - mean));
            likelihood += weight * Term(family, eta, y[i]);
        }
        return (equations, likelihood, extreme);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (sum, j) = (Lanes.Zero, 0);
        for (; j <= a.Length - Lanes.Count; j += Lanes.Count) sum += new Lanes(a[j..]) * new Lanes(b[j..]);
        var total = System.Numerics.Vector.Sum(sum);
        for (; j < a.Length; j++) total += a[j] * b[j];
        return total;
    }
}
