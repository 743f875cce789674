using System.Globalization;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>Whether labels and their weights can carry an estimate: weights are 1/π, so those of the labelled units add up to the arm.</summary>
internal static class SampleChecks
{
    private const double Alarm = 0.001;

    /// <summary>What is wrong with a weight by itself, counted over all units.</summary>
    private sealed record Faults(int Unweighted, int TooSmall, int Unlabelled, int OutOfRange);

    public static IEnumerable<HealthCheck> Of(ExperimentDefinition experiment, IEnumerable<MetricDefinition> metrics, ExperimentUnits units, long smallest)
    {
        foreach (var metric in metrics)
            if (metric.Sample is { } sample && units.Outcomes.ContainsKey(sample.Weight) && units.Outcomes.ContainsKey(metric.Outcome))
                yield return Of(experiment, metric, sample, units, smallest);
    }

    private static HealthCheck Of(ExperimentDefinition experiment, MetricDefinition metric, LabelSample sample, ExperimentUnits units, long smallest)
    {
        var (question, id) = ($"Do the labels of {metric.Name.ToLowerInvariant()} stand for all units?", $"sample_{metric.Id}");
        var (weights, labels) = (units.Outcomes[sample.Weight], units.Outcomes[metric.Outcome]);
        var faults = Count(metric, weights, labels);
        if (Said(faults, metric, sample) is { } said) return new(id, question, HealthState.Failed, said);
        var arms = experiment.Arms.Select(a => (a.Name, Code: units.ArmCode(a.Name))).Where(a => a.Code >= 0).Select(a => (a.Name, Sums: Sums(units, weights, labels, a.Code))).ToList();
        if (arms.Where(a => a.Sums.Labelled < smallest).Select(a => a.Name).ToList() is { Count: > 0 } thin)
            return new(id, question, HealthState.Failed, $"fewer than {smallest.ToString(CultureInfo.InvariantCulture)} units are labelled in {string.Join(", ", thin)}");
        var p = Math.Min(1, arms.Min(a => WeightSum.Test(a.Sums.Units, a.Sums.Drawn).P!.Value) * arms.Count);
        var counts = string.Join(" : ", arms.Select(a => $"{ValueText.Count(a.Sums.Labelled)} {a.Name}"));
        var lost = faults.Unlabelled > 0 ? $"; {ValueText.Count(faults.Unlabelled)} drawn units have no label and are taken as not drawn" : "";
        return new(id, question, p < Alarm ? HealthState.Failed : faults.Unlabelled > 0 ? HealthState.Note : HealthState.Passed,
            $"{(p < Alarm ? $"the weights of {sample.Weight} do not add up to the units, so they are no 1/π: " : "")}labelled {counts}{lost}")
        { P = p };
    }

    private static string? Said(Faults f, MetricDefinition metric, LabelSample sample) => f switch
    {
        { Unweighted: > 0 } => $"{ValueText.Count(f.Unweighted)} units have {metric.Outcome} but no {sample.Weight}: every labelled unit needs 1/π",
        { TooSmall: > 0 } => $"{ValueText.Count(f.TooSmall)} units have a {sample.Weight} below 1: a weight is 1/π and so at least 1",
        { OutOfRange: > 0 } => $"{ValueText.Count(f.OutOfRange)} labels of {metric.Outcome} are neither 0 nor 1",
        _ => null,
    };

    private static Faults Count(MetricDefinition metric, IReadOnlyList<double> weights, IReadOnlyList<double> labels)
    {
        var (unweighted, small, unlabelled, outside) = (0, 0, 0, 0);
        for (var i = 0; i < labels.Count; i++)
        {
            var (drawn, labelled) = (!double.IsNaN(weights[i]) && weights[i] != 0, !double.IsNaN(labels[i]));
            if (labelled && !drawn) unweighted++;
            if (drawn && weights[i] < 1) small++;
            if (drawn && !labelled) unlabelled++;
            if (labelled && metric.Kind == MetricKind.Proportion && labels[i] is not (0 or 1)) outside++;
        }
        return new(unweighted, small, unlabelled, outside);
    }

    private static (double Units, long Labelled, WeightedTally Drawn) Sums(ExperimentUnits units, IReadOnlyList<double> weights, IReadOnlyList<double> labels, int arm)
    {
        var (n, labelled, drawn) = (0.0, 0L, default(WeightedTally));
        for (var i = 0; i < units.Count; i++)
        {
            if (units.Arms[i] != arm) continue;
            n++;
            if (!(weights[i] > 0)) continue;
            if (!double.IsNaN(labels[i])) labelled++;
            drawn += WeightedTally.Of(weights[i], weights[i]);
        }
        return (n, labelled, drawn);
    }
}
