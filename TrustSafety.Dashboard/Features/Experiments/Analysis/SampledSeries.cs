using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>How an outcome that is known for labelled units only is turned into an arm.</summary>
/// <param name="Pull">How far the scores of all units are believed; the same in every arm.</param>
internal sealed record SamplePlan(double Pull, LabelAccuracy? Labels);

/// <summary>The columns that <see cref="LabelledArm"/> asks for. A unit without a label counts with its score, or with nothing.</summary>
internal static class SampledSeries
{
    private const int Drawn = 5;

    public static UnitSeries Of(ExperimentUnits units, MetricDefinition metric, LabelSample sample, UnitRows rows, double[] outcome, double[]? denominator, bool clusters)
    {
        var weight = rows.Of(units.Outcomes[sample.Weight]);
        var score = sample.Score is { } name && units.Outcomes.TryGetValue(name, out var scores) ? rows.Of(scores) : null;
        var columns = Enumerable.Range(0, Drawn + 1).Select(_ => new double[rows.Count]).ToArray();
        for (var i = 0; i < weight.Length; i++)
        {
            var (d, s) = (denominator?[i] ?? 1, score is { } all && !double.IsNaN(all[i]) ? all[i] : 0);
            (columns[3][i], columns[4][i]) = (s, d);
            if (!(weight[i] > 0) || double.IsNaN(outcome[i])) continue;
            (columns[0][i], columns[1][i], columns[2][i], columns[Drawn][i]) = (weight[i] * outcome[i], weight[i] * d, weight[i] * s, 1);
        }
        var series = new UnitSeries(columns, new(0, []), rows) { Sample = new(0, null) };
        return clusters ? ClusterSums.Of(series, units.ClusterCount) : series;
    }

    /// <summary>With the scores believed as far as they deserve, and the errors of the labels.</summary>
    public static UnitSeries Adjusted(UnitSeries series, ExperimentUnits units, LabelSample sample)
    {
        var isScored = sample.Score is { } name && units.Outcomes.ContainsKey(name);
        return series with { Sample = new(isScored ? LabelledArm.Pull(series.ByArm(units.ArmNames.Count)) : 0, sample.Labels) };
    }
}
