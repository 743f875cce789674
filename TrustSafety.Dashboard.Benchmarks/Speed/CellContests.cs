using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Speed;

/// <summary>Intervals and tests over all cells, into lists made before.</summary>
internal sealed class CellContests(Inputs inputs)
{
    private const double Level = 0.95;
    private readonly double[] _low = new double[Inputs.Count], _high = new double[Inputs.Count], _p = new double[Inputs.Count];

    public IEnumerable<Contest> All()
    {
        var (k, n, c, m) = (inputs.K, inputs.N, inputs.KBase, inputs.NBase);
        yield return Short("Wilson", ["wilson"], () => ProportionCells.Wilson(k, n, Level, _low, _high), Limits);
        yield return Of("Clopper–Pearson", ["clopper-pearson"], () => ProportionCells.ClopperPearson(k, n, Level, _low, _high), Limits);
        // Where nothing or everything succeeded we pin the limit to 0 or 1, statsmodels takes the posterior's quantile.
        yield return Of("Jeffreys", ["jeffreys"], () => ProportionCells.Jeffreys(k, n, Level, _low, _high), i => k[i] > 0 && k[i] < n[i] ? Limits(i) : []);
        yield return Short("Agresti–Coull", ["agresti-coull"], () => ProportionCells.AgrestiCoull(k, n, Level, _low, _high), Limits);
        yield return Of("Garwood's exact Poisson", ["garwood"], () => RateCells.Exact(k, n, Level, _low, _high), Limits);
        yield return Short("Newcombe", ["newcombe"], () => DifferenceCells.Newcombe(k, n, c, m, Level, _low, _high), Limits);
        yield return Short("Agresti–Caffo", ["agresti-caffo"], () => DifferenceCells.AgrestiCaffo(k, n, c, m, Level, _low, _high), Limits);
        // statsmodels' root search fails where a side has (nearly) no or only successes, sometimes silently, and is off by up to some percent elsewhere; mpmath agrees with ours.
        yield return Of("Miettinen–Nurminen, interval and p", ["score"], () => DifferenceCells.MiettinenNurminen(k, n, c, m, Level, _low, _high, _p),
            i => Math.Min(Math.Min(k[i], n[i] - k[i]), Math.Min(c[i], m[i] - c[i])) >= 30 ? Limits(i) : []) with
        { Tolerance = 0.1 };
        yield return Short("pooled z, statistic and p", ["pooled", "pooled-loop"], () => DifferenceCells.Pooled(k, n, c, m, _low, _p), i => [Known(_low[i]), Known(_p[i])]);
        yield return Of("Fisher", ["fisher"], () => DifferenceCells.Fisher(k, n, c, m, _p), i => [_p[i]]) with { Rounds = 3 };
        var (size, sizeBase) = (inputs.N.Select(v => v + 1).ToArray(), inputs.NBase.Select(v => v + 1).ToArray());
        var (variance, varianceBase) = (inputs.Deviation.Select(v => v * v).ToArray(), inputs.DeviationBase.Select(v => v * v).ToArray());
        void Welch() => MeanCells.Welch(size, inputs.Mean, variance, sizeBase, inputs.MeanBase, varianceBase, Level, _low, _high, _p);
        yield return Of("Welch, interval and p", ["welch"], Welch, i => [_low[i], _high[i], _p[i]]) with { Calls = 25 };
        yield return Of("the same against the p alone", ["welch-p"], Welch, i => [null, _p[i]]) with { Calls = 25 };
        yield return Short("Benjamini–Hochberg", ["benjamini-hochberg"], () => FalseDiscovery.Adjust(inputs.P, _p), i => [_p[i]]);
    }

    private static Contest Of(string what, IReadOnlyList<string> theirs, Action run, Func<int, double?[]> at) => new(what, "100,000 cells", theirs, run, at) { NoGarbage = true, Calls = 5 };

    /// <summary>A thread that was woken may wait beside the one that woke it until the system spreads them, some milliseconds later: so many calls in a row, on both sides.</summary>
    private static Contest Short(string what, IReadOnlyList<string> theirs, Action run, Func<int, double?[]> at) => Of(what, theirs, run, at) with { Calls = 200 };

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private double?[] Limits(int i) => [_low[i], _high[i]];
}
