using TrustSafety.Dashboard.Benchmarks.Simulations;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;

namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>How often the readout itself cries wolf: looked at daily, over many metrics and segments, and on a broken randomisation.</summary>
internal static class ReadoutSimulation
{
    private const int Days = 28, Daily = 100, Few = 2000;

    public static IEnumerable<BenchmarkRow> Rows() => [.. Peeking(), .. Families(), .. Broken()];

    private static IEnumerable<BenchmarkRow> Peeking()
    {
        yield return Peek("28 daily readouts, sequential", AnalysisPlan.Sequential, 0);
        yield return Peek("28 daily readouts, fixed (what peeking costs)", AnalysisPlan.Fixed, 1);
    }

    /// <summary>A skewed outcome, capped, with a covariate: every adjustment is under way when the readout is looked at.</summary>
    private static BenchmarkRow Peek(string what, AnalysisPlan analysis, double allowance)
    {
        var (experiment, book) = SimulatedExperiment.Plan(analysis, Days * Daily, SimulatedExperiment.Mean("outcome", "pre_outcome") with { Winsorise = 0.99 });
        var share = Trial.Share(random =>
        {
            const int n = Days * Daily;
            var (arms, days, before, outcome) = (new int[n], new int[n], new double[n], new double[n]);
            for (var i = 0; i < n; i++)
            {
                (arms[i], days[i], before[i]) = (random.Next(2), i / Daily, -Math.Log(1 - random.NextDouble()));
                outcome[i] = (0.7 * before[i]) - Math.Log(1 - random.NextDouble());
            }
            var units = SimulatedExperiment.Of(arms, new Dictionary<string, double[]> { ["outcome"] = outcome, ["pre_outcome"] = before }, days);
            return Enumerable.Range(1, Days).Any(day => SimulatedExperiment.Primary(experiment, book, units.First(day * Daily)).StandsOut);
        }, Few);
        return Trial.Row($"readout, false positives, {what}", $"{Daily} units a day", share, 0.05, Claim.Errs, allowance, Few);
    }

    /// <summary>Ten secondary metrics that share a factor, and the primary one in eight segments; the false ones among all that stand out.</summary>
    private static IEnumerable<BenchmarkRow> Families()
    {
        foreach (var (what, real) in new[] { ("nothing is real", 0), ("3 metrics and 2 segments are real", 1) })
        {
            var rates = Rates(real);
            yield return Row($"readout, FDR of 10 metrics, {what}", rates.Metrics);
            yield return Row($"readout, FDR of 8 segments, {what}", rates.Segments);
            yield return Row($"readout, FDR of 10 metrics and 8 segments together, two families, {what}", rates.Both, 1);
        }
        // Each family is held to its own rate; nobody promises one for both.
        static BenchmarkRow Row(string what, double rate, double allowance = 0) => Trial.Row(what, "2,400 units", rate, 0.05, Claim.Errs, allowance, Few);
    }

    private static (double Metrics, double Segments, double Both) Rates(int real)
    {
        var names = Enumerable.Range(0, 10).Select(m => $"metric{m}").ToList();
        var (experiment, book) = SimulatedExperiment.Plan(AnalysisPlan.Fixed, 2400, SimulatedExperiment.Mean("outcome"), [.. names.Select(m => SimulatedExperiment.Mean(m))]);
        var (gate, sums) = (new Lock(), new double[3]);
        Trial.Share(random =>
        {
            const int n = 2400;
            var (arms, markets) = (new int[n], new int[n]);
            var columns = names.Append("outcome").ToDictionary(c => c, _ => new double[n]);
            for (var i = 0; i < n; i++)
            {
                (arms[i], markets[i]) = (random.Next(2), random.Next(8));
                var shared = Draw.Normal(random);
                columns["outcome"][i] = 5 + shared + (real * arms[i] * (markets[i] < 2 ? 0.6 : 0));
                for (var m = 0; m < 10; m++) columns[names[m]][i] = 5 + (0.6 * shared) + (0.8 * Draw.Normal(random)) + (real * arms[i] * (m < 3 ? 0.2 : 0));
            }
            var units = SimulatedExperiment.Of(arms, columns, markets: markets);
            var secondary = new MetricComparisons(experiment, book, units, 10).All().Where(c => c.Role == Role.Secondary && c.StandsOut).ToList();
            var segments = new SegmentEffects(experiment, book, units, 10).Read().Effects.Where(e => e.Effect is { } effect && effect.Absolute.Excludes(0)).ToList();
            // The primary metric moves on two segments alone, so the others are nulls.
            var (wrongMetrics, wrongSegments) = (secondary.Count(c => real == 0 || int.Parse(c.Metric.Id[6..], System.Globalization.CultureInfo.InvariantCulture) > 2), segments.Count(e => real == 0 || e.Value is not ("m0" or "m1")));
            double[] shares = [Share(wrongMetrics, secondary.Count), Share(wrongSegments, segments.Count), Share(wrongMetrics + wrongSegments, secondary.Count + segments.Count)];
            lock (gate)
                for (var k = 0; k < 3; k++) sums[k] += shares[k];
            return false;
        }, Few);
        return (sums[0] / Few, sums[1] / Few, sums[2] / Few);
    }

    private static double Share(int wrong, int all) => all == 0 ? 0 : wrong / (double)all;

    private static IEnumerable<BenchmarkRow> Broken()
    {
        const int n = 100_000, times = 400;
        var (experiment, book) = SimulatedExperiment.Plan(AnalysisPlan.Fixed, n, SimulatedExperiment.Mean("outcome"));
        double Flagged(double treated) => Trial.Share(random =>
        {
            var (arms, outcome) = (new int[n], new double[n]);
            for (var i = 0; i < n; i++) (arms[i], outcome[i]) = (random.NextDouble() < treated ? 1 : 0, i % 7);
            var health = new HealthChecks(experiment, book, SimulatedExperiment.Of(arms, new Dictionary<string, double[]> { ["outcome"] = outcome })).Before(10);
            return health.Any(h => h is { Id: "sample_ratio", State: HealthState.Failed });
        }, times);
        yield return Trial.Row("readout, broken randomisation flagged", "100,000 units, 51 % v 49 % (2 points)", Flagged(0.49), 0.99, Claim.Covers, 0, times);
        yield return Trial.Row("readout, sound randomisation flagged", "100,000 units, 50 % v 50 %", Flagged(0.5), 0.001, Claim.Errs, 0, times);
    }
}
