using TrustSafety.Dashboard.Benchmarks.Simulations;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>Whether the readout of a labelled sample covers the true difference: by weights, with scores, and with labels that err.</summary>
internal static class LabelSimulation
{
    private const int Units = 4000, Few = 4000, Checked = 300;

    private const double Se = 0.85, Sp = 0.95;

    public static IEnumerable<BenchmarkRow> Rows()
    {
        yield return Covers("by design weights", score: false, errors: false);
        yield return Covers("with scores (prediction-powered)", score: true, errors: false);
        yield return Covers("with labels that err (Se 0.85, Sp 0.95, 300 checked of each)", score: false, errors: true);
        yield return Covers("with scores and labels that err", score: true, errors: true);
    }

    /// <summary>A fifth of the units are risky and drawn with chance 1/2, the others with 1/10; the treatment takes a third of the violations away.</summary>
    private static BenchmarkRow Covers(string what, bool score, bool errors)
    {
        const double effect = ((0.2 * 0.6) + (0.8 * 0.08)) * (-1.0 / 3);
        var share = Trial.Share(random =>
        {
            var (arms, label, weight, scores) = (new int[Units], new double[Units], new double[Units], new double[Units]);
            for (var i = 0; i < Units; i++)
            {
                var risky = random.NextDouble() < 0.2;
                arms[i] = random.Next(2);
                var violating = random.NextDouble() < (risky ? 0.6 : 0.08) * (arms[i] == 1 ? 2.0 / 3 : 1);
                var drawn = random.NextDouble() < (risky ? 0.5 : 0.1);
                weight[i] = drawn ? risky ? 2 : 10 : 0;
                var said = errors ? random.NextDouble() < (violating ? Se : 1 - Sp) : violating;
                label[i] = drawn ? said ? 1 : 0 : double.NaN;
                scores[i] = Math.Clamp((violating ? 0.5 : 0.15) + (0.15 * Draw.Normal(random)), 0, 1);
            }
            // What is known of the labels comes from checks of its own, each time anew.
            LabelAccuracy? accuracy = errors ? new(Draw.Binomial(random, Checked, Se) / (double)Checked, Checked, Draw.Binomial(random, Checked, Sp) / (double)Checked, Checked) : null;
            var metric = new MetricDefinition("outcome", "outcome", MetricKind.Proportion, "label", SimulatedExperiment.Count, Indicators.Direction.LowerIsBetter) { Sample = new("weight", score ? "score" : null, accuracy) };
            var (experiment, book) = SimulatedExperiment.Plan(AnalysisPlan.Fixed, Units, metric);
            var units = SimulatedExperiment.Of(arms, new Dictionary<string, double[]> { ["label"] = label, ["weight"] = weight, ["score"] = scores });
            return !SimulatedExperiment.Primary(experiment, book, units).Final.Absolute.Excludes(effect);
        }, Few);
        return Trial.Row($"readout of a labelled sample covers the true difference, {what}", "4,000 units, 720 labels", share, 0.95, Claim.Covers, 0.005, Few);
    }
}
