using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>Counts and differences of the arms, over what was randomised: units, or clusters of them.</summary>
internal sealed class AllocationChecks(ExperimentDefinition experiment, ExperimentUnits units)
{
    private bool Clusters => experiment.RandomisedBy == RandomisedBy.Cluster;

    private readonly int[] randomised = experiment.RandomisedBy == RandomisedBy.Cluster ? FirstOfEach(units) : ImmutableCollectionsMarshal.AsArray(units.Arms)!;

    private string What => Clusters ? "clusters" : "units";

    public HealthCheck Ratio(double alarm, double note)
    {
        var counts = Counts(1, _ => 0)[0];
        var test = SampleRatio.ChiSquared(counts, Weights());
        var p = test.P ?? 1;
        var split = string.Join(" : ", experiment.Arms.Select((a, i) => $"{ValueText.Count((long)counts[i])} {a.Name}"));
        return new("sample_ratio", "Did each arm get its planned share?", p < alarm ? HealthState.Failed : p < note ? HealthState.Note : HealthState.Passed,
            $"{(p < alarm ? "the arms did not get their planned shares, " : "")}{What} {split}, p {PText.Of(p)} (χ²)")
        { P = p };
    }

    /// <summary>A mismatch in one segment only hides in the whole.</summary>
    public HealthCheck BySegment(double alarm, long smallest)
    {
        const string question = "Did it in every segment?";
        var segments = units.Dimensions.Where(d => experiment.Segments.Contains(d.Name))
            .SelectMany(d => d.Values.Zip(Counts(d.Values.Count, i => d.Codes[i]), (value, counts) => (Name: $"{DimensionText.Words(d.Name)} {value}", Counts: counts)))
            .Where(s => s.Counts.Sum() >= smallest).ToList();
        if (segments.Count == 0) return new("segment_ratio", question, HealthState.Unknown, "the plan names no segment, or none is large enough");
        var tests = SampleRatio.BySegment([.. segments.Select(s => s.Counts)], Weights());
        var off = segments.Where((_, i) => tests[i].AdjustedP < alarm).Select(s => s.Name).ToList();
        return new("segment_ratio", question, off.Count > 0 ? HealthState.Failed : HealthState.Passed,
            off.Count > 0 ? $"the arms did not get their planned shares in {string.Join(", ", off)}" : $"yes, in all {segments.Count.ToString(CultureInfo.InvariantCulture)}")
        { P = tests.Min(t => t.AdjustedP) };
    }

    /// <summary>The smallest p of each column over the treatments; of its values, or of how often it is missing.</summary>
    public IReadOnlyList<(string Column, double P)> Differences(IEnumerable<(string Name, ImmutableArray<double> Values)> columns, bool missing) =>
        [.. columns.Select(c => (c.Name, Smallest(c.Values, missing)))];

    private double Smallest(ImmutableArray<double> values, bool missing)
    {
        var baseline = units.ArmCode(experiment.Baseline);
        // Nothing is missing less often than never.
        if (baseline < 0 || (missing && !values.Any(double.IsNaN))) return 1;
        var rows = missing ? new UnitRows(units, null) : UnitRows.Where(units, i => !double.IsNaN(values[i]));
        var column = rows.Of(values);
        if (missing) column = Array.ConvertAll(column, v => double.IsNaN(v) ? 1.0 : 0);
        var series = new UnitSeries(Clusters ? [column, [.. column.Select(_ => 1.0)]] : [column], new(0, []) { Denominator = Clusters ? 1 : null }, rows);
        if (Clusters) series = ClusterSums.Of(series, units.ClusterCount);
        var tallies = series.ByArm(units.ArmNames.Count);
        var p = Enumerable.Range(0, tallies.Length).Where(a => a != baseline).Select(a => new Comparer((double?)null).Compare(tallies[a], tallies[baseline], series, experiment.Level).Absolute.P).OfType<double>().ToList();
        return p.Count == 0 ? 1 : Math.Min(1, p.Min() * p.Count);
    }

    /// <summary>What was randomised, by group and planned arm.</summary>
    private double[][] Counts(int groups, Func<int, int> groupOf)
    {
        var counts = Enumerable.Range(0, groups).Select(_ => new double[experiment.Arms.Count]).ToArray();
        int[] place = [.. units.ArmNames.Select(name => experiment.Arms.ToList().FindIndex(a => a.Name == name))];
        for (var i = 0; i < randomised.Length; i++)
            if (randomised[i] is var arm && arm >= 0 && place[arm] is var at && at >= 0 && groupOf(i) is var group && group >= 0) counts[group][at]++;
        return counts;
    }

    private double[] Weights() => [.. experiment.Arms.Select(a => a.Share)];

    /// <summary>The arm of every unit that is the first of its cluster, or has none; −1 for the others.</summary>
    private static int[] FirstOfEach(ExperimentUnits units)
    {
        var (seen, arms) = (new bool[units.ClusterCount], new int[units.Count]);
        for (var i = 0; i < arms.Length; i++)
        {
            var cluster = units.Clusters[i];
            var again = cluster != ExperimentUnits.None && seen[cluster];
            arms[i] = again ? ExperimentUnits.None : units.Arms[i];
            if (cluster != ExperimentUnits.None) seen[cluster] = true;
        }
        return arms;
    }
}
