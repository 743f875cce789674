using System.Collections.Immutable;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>Units of two arms as the readout gets them, under a plan made in code.</summary>
internal static class SimulatedExperiment
{
    public static readonly Unit Count = Units.Named("count")!;

    public static MetricDefinition Mean(string id, params IReadOnlyList<string> covariates) => new(id, id, MetricKind.Mean, id, Count, Direction.LowerIsBetter) { Covariates = [.. covariates.Select(c => new Covariate(c))] };

    public static (ExperimentDefinition Experiment, ExperimentBook Book) Plan(AnalysisPlan analysis, int planned, MetricDefinition primary, params IReadOnlyList<MetricDefinition> secondary)
    {
        var experiment = new ExperimentDefinition("test", "The test", "?", "Us", [new("control", 0.5), new("treatment", 0.5)], primary.Id)
        {
            Baseline = "control",
            Analysis = analysis,
            PlannedUnits = planned,
            Secondary = [.. secondary.Select(m => m.Id)],
            Segments = ["market"],
        };
        return (experiment, new([primary, .. secondary], [experiment]));
    }

    /// <param name="arms">0 for the control, 1 for the treatment.</param>
    public static ExperimentUnits Of(int[] arms, IReadOnlyDictionary<string, double[]> columns, int[]? days = null, int[]? markets = null, int[]? clusters = null)
    {
        var none = Enumerable.Repeat(ExperimentUnits.None, arms.Length).ToImmutableArray();
        return new()
        {
            SnapshotId = "simulated",
            Experiment = "test",
            ArmNames = ["control", "treatment"],
            Arms = [.. arms],
            Days = days is null ? [.. new int[arms.Length]] : [.. days],
            Clusters = clusters is null ? none : [.. clusters],
            ClusterCount = clusters is null ? 0 : clusters.Max() + 1,
            InSeveralArms = [.. new bool[arms.Length]],
            Dimensions = [.. FactSchemas.Dimensions.Select(d => d == "market" && markets is not null ? new UnitDimension(d, [.. Enumerable.Range(0, markets.Max() + 1).Select(m => $"m{m}")], [.. markets]) : new UnitDimension(d, [], none))],
            Outcomes = columns.ToDictionary(c => c.Key, c => c.Value.ToImmutableArray()),
        };
    }

    /// <summary>The first units, as a readout before the last day finds them.</summary>
    public static ExperimentUnits First(this ExperimentUnits units, int count) => units with
    {
        Arms = units.Arms[..count],
        Days = units.Days[..count],
        Clusters = units.Clusters[..count],
        InSeveralArms = units.InSeveralArms[..count],
        Dimensions = [.. units.Dimensions.Select(d => d with { Codes = d.Codes[..count] })],
        Outcomes = units.Outcomes.ToDictionary(o => o.Key, o => o.Value[..count]),
    };

    public static MetricComparison Primary(ExperimentDefinition experiment, ExperimentBook book, ExperimentUnits units) =>
        new MetricComparisons(experiment, book, units, 10).All().First(c => c.Role == Role.Primary);
}
