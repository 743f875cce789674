using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>How often tests cry wolf: fixed, under daily peeking, over families of correlated nulls; and whether planned power is had.</summary>
internal sealed class ErrorSimulation : IBenchmark
{
    private const int Few = 4000;

    public string Name => "errors";

    public Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation) =>
        Task.Run<IReadOnlyList<BenchmarkRow>>(() => [.. Fixed(), .. Peeking(), .. Families(), .. Planned()], cancellation);

    private static IEnumerable<BenchmarkRow> Fixed()
    {
        yield return Trial.Row("type I, Fisher", "20 v 25 at 0.3", Trial.Share(r => ExactTable.Fisher(Trial.Binomial(r, 20, 0.3), 20, Trial.Binomial(r, 25, 0.3), 25).P < 0.05), 0.05, false);
        yield return Trial.Row("type I, Welch", "n 10 v 40, spread 3 v 1", Trial.Share(r => MeanDifference.Absolute(CoverageSimulation.Arm(r, 10, 3), CoverageSimulation.Arm(r, 40, 1)).P < 0.05), 0.05, false, 0.005);
        yield return Trial.Row("type I, sample ratio χ²", "1000 units", Trial.Share(r => Trial.Binomial(r, 1000, 0.5) is var k && SampleRatio.ChiSquared([k, 1000 - k], [1, 1]).P < 0.01), 0.01, false, 0.002);
        yield return Trial.Row("type I, Mann–Whitney exact", "8 v 9", Trial.Share(r =>
            RankTest.MannWhitneyExact([.. Enumerable.Range(0, 8).Select(_ => r.NextDouble())], [.. Enumerable.Range(0, 9).Select(_ => r.NextDouble())]).P < 0.05), 0.05, false);
    }

    private static IEnumerable<BenchmarkRow> Peeking()
    {
        const int looks = 28, daily = 200;
        double[] fractions = [.. Enumerable.Range(1, looks).Select(k => k / (double)looks)];
        var bounds = GroupSequential.Bounds(fractions, 0.05, Spending.ObrienFleming);
        yield return Peek("28 daily looks, fixed 1.96 (what peeking costs)", looks, daily, (z, _, _) => Math.Abs(z) > 1.96, 1);
        yield return Peek("28 daily looks, confidence sequence", looks, daily, (z, n, error) => ConfidenceSequence.At(z * error, error, n, 5000).P < 0.05, 0);
        yield return Peek("28 daily looks, mSPRT", looks, daily, (z, _, error) => MixtureTest.Normal(z * error, error, 0.001).P < 0.05, 0);
        yield return Peek("28 daily looks, group sequential OBF", looks, daily, (z, n, _) => Math.Abs(z) >= bounds[(n / (2 * daily)) - 1], 0);
    }

    private static BenchmarkRow Peek(string what, int looks, int daily, Func<double, int, double, bool> stops, double allowance)
    {
        var share = Trial.Share(r =>
        {
            var walk = 0.0;
            for (var look = 1; look <= looks; look++)
            {
                // The day's difference of means of two arms of unit spread, on the scale of its sum.
                walk += Trial.Normal(r) * Math.Sqrt(daily * 2.0);
                var n = look * daily;
                if (stops(walk / Math.Sqrt(2.0 * n), 2 * n, Math.Sqrt(2.0 / n))) return true;
            }
            return false;
        });
        return Trial.Row($"type I, {what}", $"{daily} a day and arm", share, 0.05, false, allowance);
    }

    private static IEnumerable<BenchmarkRow> Families()
    {
        foreach (var correlation in new[] { 0.0, 0.6 })
        {
            yield return Family("Benjamini–Hochberg", correlation, p => FalseDiscovery.Adjust(p));
            yield return Family("Holm", correlation, p => Multiplicity.Holm(p));
            yield return Family("Benjamini–Yekutieli", correlation, p => Multiplicity.BenjaminiYekutieli(p));
        }
    }

    // 40 nulls that share a factor: any discovery is false, so the share of families with one is the FDR.
    private static BenchmarkRow Family(string what, double correlation, Func<double[], IReadOnlyList<double>> adjust) => Trial.Row($"FDR of nulls, {what}", $"40 tests, correlation {correlation}", Trial.Share(r =>
    {
        var shared = Trial.Normal(r);
        double[] p = [.. Enumerable.Range(0, 40).Select(_ => Tails.NormalTwoSided((Math.Sqrt(correlation) * shared) + (Math.Sqrt(1 - correlation) * Trial.Normal(r))))];
        return adjust(p).Any(a => a <= 0.05);
    }), 0.05, false);

    private static IEnumerable<BenchmarkRow> Planned()
    {
        var n = (int)Power.UnitsShiftedT(0.5, DesignError.Difference(1, 1, 1))!.Value;
        yield return Reached("means, shifted t", $"n {n}", 0.8, r => MeanDifference.Pooled(CoverageSimulation.Arm(r, n / 2, 1, 0.5), CoverageSimulation.Arm(r, n / 2, 1)).P < 0.05);
        yield return Reached("means, exact t", "15 v 15, d 1", Power.ExactT(1, Math.Sqrt(2 / 15.0), 28), r => MeanDifference.Pooled(CoverageSimulation.Arm(r, 15, 1, 1), CoverageSimulation.Arm(r, 15, 1)).P < 0.05);
        yield return Reached("proportions", "600 v 600, 0.10 v 0.15", Power.Normal(0.05, DesignError.Proportions(0.15, 0.1, 1200)), r => ProportionDifference.Unpooled(Trial.Binomial(r, 600, 0.15), 600, Trial.Binomial(r, 600, 0.1), 600).P < 0.05);
    }

    private static BenchmarkRow Reached(string what, string size, double planned, Func<Random, bool> found)
    {
        var share = Trial.Share(found, Few);
        var row = Trial.Row($"power, {what}", size, share, planned, true, 0.01, Few);
        return row with { Met = row.Met && share <= planned + 0.03 };
    }
}
