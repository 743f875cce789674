using System.Globalization;
using TrustSafety.Dashboard.Benchmarks.Simulations;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;

namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>How often the readout itself cries wolf: looked at daily, over many metrics and segments, and on a broken randomisation.</summary>
internal static class ReadoutSimulation
{
    private const int Days = 28, Daily = 100, Few = 2000, Many = 8000;

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

    /// <summary>
    /// A primary metric and ten others that share a factor, each in eight segments: 11 metrics and 88 cells. What stands out on the page is counted as it stands there: primary metric,
    /// other metrics, segments, and whether segments differ.
    /// </summary>
    private static IEnumerable<BenchmarkRow> Families()
    {
        foreach (var (what, real) in new[] { ("nothing is real", Real.Nothing), ("the primary metric is real", Real.Primary), ("the primary metric in 2 segments and 3 others are real", Real.Some), ("3 others alone are real", Real.Others) })
        {
            var found = Found(real);
            yield return Trial.Row($"readout, false share of all that stands out, 11 metrics × 8 segments, {what}", "2,400 units", found.False, 0.05, Claim.Errs, 0, Many);
            foreach (var (part, share) in new[] { ("the primary metric", found.Primary), ("the other real metrics", found.Others), ("the real segments", found.Segments) })
                if (share > 0) yield return new($"readout, found of {part}, {what}", "the same", share.ToString("P1", CultureInfo.InvariantCulture), "", null, "for comparison", true);
        }
    }

    private enum Real { Nothing, Primary, Some, Others }

    private static (double False, double Primary, double Others, double Segments) Found(Real real)
    {
        var names = Enumerable.Range(0, 10).Select(m => $"metric{m}").ToList();
        var (experiment, book) = SimulatedExperiment.Plan(AnalysisPlan.Fixed, 2400, SimulatedExperiment.Mean("outcome"), [.. names.Select(m => SimulatedExperiment.Mean(m))]);
        var (primary, others) = (real switch { Real.Primary => 8, Real.Some => 2, _ => 0 }, real is Real.Some or Real.Others ? 3 : 0);
        bool True(MetricDefinition metric, string? segment) => metric.Id == "outcome" ? (segment is null ? primary > 0 : int.Parse(segment[1..], CultureInfo.InvariantCulture) < primary) : metric.Id[6] - '0' < others;
        var (gate, sums) = (new Lock(), new double[4]);
        Trial.Share(random =>
        {
            var read = new MetricComparisons(experiment, book, Units(random, names, primary, others), 10).Read();
            List<(bool Stands, bool True, MetricDefinition Metric, bool Segment)> all =
            [
                .. read.Comparisons.Select(c => (c.StandsOut, True(c.Metric, null), c.Metric, false)),
                .. read.Segments.Effects.Select(e => (e.StandsOut, True(e.Metric, e.Value), e.Metric, true)),
                .. read.Segments.Interactions.Select(i => (i.AdjustedP <= 0.05, primary is > 0 and < 8, book.Metrics[0], true)),
            ];
            var stands = all.Where(a => a.Stands).ToList();
            double Power(IEnumerable<(bool Stands, bool True, MetricDefinition Metric, bool Segment)> of) => of.Where(a => a.True).Select(a => a.Stands ? 1.0 : 0).DefaultIfEmpty(0).Average();
            double[] shares = [Share(stands.Count(a => !a.True), stands.Count), all[0].Stands ? 1 : 0, Power(all.Where(a => a.Metric.Id != "outcome" && !a.Segment)), Power(all.Where(a => a.Segment))];
            lock (gate)
                for (var k = 0; k < 4; k++) sums[k] += shares[k];
            return false;
        }, Many);
        return (sums[0] / Many, sums[1] / Many, sums[2] / Many, sums[3] / Many);
    }

    private static ExperimentUnits Units(Random random, List<string> names, int primary, int others)
    {
        const int n = 2400;
        var (arms, markets) = (new int[n], new int[n]);
        var columns = names.Append("outcome").ToDictionary(c => c, _ => new double[n]);
        for (var i = 0; i < n; i++)
        {
            (arms[i], markets[i]) = (random.Next(2), random.Next(8));
            var shared = Draw.Normal(random);
            columns["outcome"][i] = 5 + shared + (arms[i] * (markets[i] < primary ? primary == 8 ? 0.15 : 0.6 : 0));
            for (var m = 0; m < 10; m++) columns[names[m]][i] = 5 + (0.6 * shared) + (0.8 * Draw.Normal(random)) + (arms[i] * (m < others ? 0.2 : 0));
        }
        return SimulatedExperiment.Of(arms, columns, markets: markets);
    }

    private static double Share(int wrong, int all) => all == 0 ? 0 : wrong / (double)all;

    private static IEnumerable<BenchmarkRow> Broken()
    {
        const int n = 100_000, broken = 2000, sound = 20_000;
        var (experiment, book) = SimulatedExperiment.Plan(AnalysisPlan.Fixed, n, SimulatedExperiment.Mean("outcome"));
        double Flagged(double treated, int times) => Trial.Share(random =>
        {
            var (arms, outcome) = (new int[n], new double[n]);
            for (var i = 0; i < n; i++) (arms[i], outcome[i]) = (random.NextDouble() < treated ? 1 : 0, i % 7);
            var health = new HealthChecks(experiment, book, SimulatedExperiment.Of(arms, new Dictionary<string, double[]> { ["outcome"] = outcome })).Before(10);
            return health.Any(h => h is { Id: "sample_ratio", State: HealthState.Failed });
        }, times);
        yield return Trial.Row("readout, broken randomisation flagged", "100,000 units, 51 % v 49 % (2 points)", Flagged(0.49, broken), 0.99, Claim.Covers, 0, broken);
        yield return Trial.Row("readout, sound randomisation flagged", "100,000 units, 50 % v 50 %", Flagged(0.5, sound), 0.001, Claim.Errs, 0, sound);
    }
}
