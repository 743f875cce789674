using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>How often 95 % intervals hold the truth. Wald and Katz are here to show that they do not.</summary>
internal sealed class CoverageSimulation : IBenchmark
{
    public string Name => "coverage";

    public Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation) =>
        Task.Run<IReadOnlyList<BenchmarkRow>>(() => [.. One(), .. Two(), .. Others()], cancellation);

    private static IEnumerable<BenchmarkRow> One()
    {
        // Approximate intervals cover at their level on average over p, not at every p: the allowance is what Brown, Cai & DasGupta 2001 report.
        (string Name, Func<double, double, Interval> Method, double Allowance)[] methods =
        [
            ("shown everywhere (exact or Wilson)", (k, n) => OneProportion.Of(k, n, 0.95), 0.015), ("Clopper–Pearson", (k, n) => OneProportion.ClopperPearson(k, n, 0.95), 0),
            ("Wilson", (k, n) => OneProportion.Wilson(k, n, 0.95), 0.03), ("Jeffreys", (k, n) => ProportionLimits.Jeffreys(k, n, 0.95), 0.04),
            ("Agresti–Coull", (k, n) => ProportionLimits.AgrestiCoull(k, n, 0.95), 0.01), ("Wald (known to undercover)", (k, n) => ProportionLimits.Wald(k, n, 0.95), 1),
        ];
        foreach (var (name, method, allowance) in methods)
            foreach (var (n, p) in new[] { (50, 0.02), (50, 0.3), (400, 0.01), (400, 0.5) })
                yield return Trial.Row($"proportion, {name}", $"n {n}, p {p}", Trial.Share(r => method(Trial.Binomial(r, n, p), n).Contains(p)), 0.95, true, allowance);
    }

    private static IEnumerable<BenchmarkRow> Two()
    {
        (string Name, Func<double, double, double, double, Interval?> Method, double Allowance)[] methods =
        [
            ("Miettinen–Nurminen", (k, n, c, m) => TwoProportions.MiettinenNurminen(k, n, c, m, 0.95).Interval, 0.01),
            ("Newcombe", (k, n, c, m) => ProportionDifference.Newcombe(k, n, c, m), 0.015), ("Agresti–Caffo", (k, n, c, m) => ProportionDifference.AgrestiCaffo(k, n, c, m), 0.01),
        ];
        foreach (var (name, method, allowance) in methods)
            foreach (var (n, p, m, q) in new[] { (40, 0.1, 60, 0.25), (300, 0.02, 300, 0.03) })
                yield return Trial.Row($"difference of proportions, {name}", $"{n} × {p} v {m} × {q}",
                    Trial.Share(r => method(Trial.Binomial(r, n, p), n, Trial.Binomial(r, m, q), m)!.Value.Contains(p - q)), 0.95, true, allowance);
        yield return Trial.Row("risk ratio, Koopman", "100 × 0.1 v 100 × 0.2",
            Trial.Share(r => !RiskRatio.Koopman(Trial.Binomial(r, 100, 0.1), 100, Trial.Binomial(r, 100, 0.2), 100).Excludes(0.5)), 0.95, true, 0.01);
        yield return Trial.Row("rate ratio, exact", "means 4 v 8", Trial.Share(r => !RateRatio.Exact(Trial.Poisson(r, 4), 1, Trial.Poisson(r, 8), 1).Excludes(0.5)), 0.95, true);
        yield return Trial.Row("rate, exact Poisson", "mean 3", Trial.Share(r => OneRate.Exact(Trial.Poisson(r, 3), 1, 0.95).Contains(3)), 0.95, true);
    }

    private static IEnumerable<BenchmarkRow> Others()
    {
        yield return Trial.Row("means, Welch", "n 12 v 30, spread 1 v 4", Trial.Share(r =>
        {
            var (a, b) = (Arm(r, 12, 1), Arm(r, 30, 4));
            return !MeanDifference.Absolute(a, b).Excludes(0);
        }), 0.95, true, 0.005);
        yield return Trial.Row("relative lift, Fieller", "n 200, mean 5 spread 3", Trial.Share(r => !RelativeLift.Fieller(Arm(r, 200, 3, 5.5), Arm(r, 200, 3, 5)).Excludes(0.1)), 0.95, true, 0.005);
        yield return Trial.Row("prevalence of imperfect labels, Lang–Reiczigel", "n 500, π 0.05, Se 0.9 of 100, Sp 0.97 of 300", Trial.Share(r =>
        {
            var apparent = Trial.Binomial(r, 500, (0.05 * 0.9) + (0.95 * 0.03)) / 500.0;
            var got = RoganGladen.LangReiczigel(apparent, 500, new(Trial.Binomial(r, 100, 0.9) / 100.0, 100, Trial.Binomial(r, 300, 0.97) / 300.0, 300));
            return !got.Excludes(0.05);
        }), 0.95, true, 0.01);
        const int few = 2000;
        yield return Trial.Row("mean, BCa bootstrap of a skewed sample (known to undercover)", "n 40, 1000 resamples", Trial.Share(r =>
        {
            double[] x = [.. Enumerable.Range(0, 40).Select(_ => -Math.Log(1 - r.NextDouble()))];
            return !Bootstrap.Mean(x, resamples: 1000, seed: (ulong)r.NextInt64()).Excludes(1);
        }, few), 0.95, true, 0.04, few);
    }

    internal static MeanTally Arm(Random random, int n, double spread, double mean = 0)
    {
        var tally = default(MeanTally);
        for (var i = 0; i < n; i++) tally += new MeanTally(1, mean + spread * Trial.Normal(random), 0);
        return tally;
    }
}
