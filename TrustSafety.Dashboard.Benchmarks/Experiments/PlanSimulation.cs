using TrustSafety.Dashboard.Benchmarks.Simulations;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Features.Experiments.Planning;

namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>The size that the planner reads off a history, and how often the readout of that size finds the change it was planned for.</summary>
internal static class PlanSimulation
{
    private const int History = 200_000, Few = 6000;

    private const double Lift = 0.1;

    public static IEnumerable<BenchmarkRow> Rows()
    {
        yield return Reached("a skewed mean", AnalysisPlan.Fixed, covariate: false, clusterSize: 1);
        yield return Reached("with a covariate", AnalysisPlan.Fixed, covariate: true, clusterSize: 1);
        yield return Reached("clusters of 4", AnalysisPlan.Fixed, covariate: false, clusterSize: 4);
        yield return Reached("a sequence read at its end", AnalysisPlan.Sequential, covariate: false, clusterSize: 1);
    }

    private static BenchmarkRow Reached(string what, AnalysisPlan analysis, bool covariate, int clusterSize)
    {
        var metric = covariate ? SimulatedExperiment.Mean("outcome", "pre_outcome") : SimulatedExperiment.Mean("outcome");
        var by = clusterSize > 1 ? RandomisedBy.Cluster : RandomisedBy.Unit;
        var question = new PlanQuestion("outcome", Lift) { Analysis = analysis, RandomisedBy = by };
        var (past, _) = SimulatedExperiment.Plan(analysis, History, metric);
        var history = MetricHistory.Of(metric, past, Made(new(1), History, clusterSize, 0), by, 10)!;
        var size = (int)Sizing.Of(history.Value, history.UnitsPerRow, question).Units(Lift)!.Value;
        size += (clusterSize - (size % clusterSize)) % clusterSize;
        var (plan, book) = SimulatedExperiment.Plan(analysis, size, metric);
        plan = plan with { RandomisedBy = by };
        var share = Trial.Share(random => SimulatedExperiment.Primary(plan, book, Made(random, size, clusterSize, Lift)).StandsOut, Few);
        var row = Trial.Row($"planner's power, {what}", $"{size:N0} units, change {Lift:P0}", share, question.Power, Claim.Covers, 0, Few);
        return row with { Goal = "within 2 points", Met = Math.Abs(share - question.Power) <= 0.02 };
    }

    /// <summary>Mean 3: what a unit did before, what its cluster has in common, and the day's chance; the arms are of equal size.</summary>
    private static ExperimentUnits Made(Random random, int n, int clusterSize, double lift)
    {
        var (arms, before, outcome, clusters) = (new int[n], new double[n], new double[n], new int[n]);
        var rows = n / clusterSize;
        var draw = Enumerable.Range(0, rows).Select(r => r % 2).ToArray();
        random.Shuffle(draw);
        for (var row = 0; row < rows; row++)
        {
            var common = clusterSize > 1 ? -Math.Log(1 - random.NextDouble()) : 1;
            for (var i = row * clusterSize; i < (row + 1) * clusterSize; i++)
            {
                (arms[i], clusters[i], before[i]) = (draw[row], row, -Math.Log(1 - random.NextDouble()));
                outcome[i] = common + before[i] - Math.Log(1 - random.NextDouble()) + (3 * lift * draw[row]);
            }
        }
        return SimulatedExperiment.Of(arms, new Dictionary<string, double[]> { ["outcome"] = outcome, ["pre_outcome"] = before }, clusters: clusterSize > 1 ? clusters : null);
    }
}
