using System.Collections.Immutable;
using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>Counts and differences of the arms, over what was randomised: units, or clusters of them.</summary>
internal sealed class AllocationChecks(ExperimentDefinition experiment, ExperimentUnits units)
{
    private readonly int[] rows = FirstOfEach(units, experiment.RandomisedBy == RandomisedBy.Cluster);

    private string What => experiment.RandomisedBy == RandomisedBy.Cluster ? "clusters" : "units";

    public HealthCheck Ratio(double alarm, double note)
    {
        var counts = Counts(_ => true);
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
            .SelectMany(d => d.Values.Select((value, code) => (Name: $"{DimensionText.Words(d.Name)} {value}", Counts: Counts(i => d.Codes[i] == code))))
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
        var clusters = experiment.RandomisedBy == RandomisedBy.Cluster;
        var column = new double[units.Count];
        for (var i = 0; i < column.Length; i++) column[i] = missing ? double.IsNaN(values[i]) ? 1 : 0 : values[i];
        var series = new UnitSeries(clusters ? [column, [.. column.Select(_ => 1.0)]] : [column], new(0, []) { Denominator = clusters ? 1 : null }, [.. units.Arms], [.. units.Days], [.. units.Clusters], new Dictionary<string, int[]>());
        bool Kept(int i) => !double.IsNaN(column[i]);
        if (clusters) series = ClusterSums.Of(Only(series, Kept), units.ClusterCount);
        var tallies = clusters ? series.ByArm(units.ArmNames.Count) : series.ByArm(units.ArmNames.Count, Kept);
        var baseline = units.ArmCode(experiment.Baseline);
        if (baseline < 0) return 1;
        var p = Enumerable.Range(0, tallies.Length).Where(a => a != baseline).Select(a => new Comparer((double?)null).Compare(tallies[a], tallies[baseline], series, experiment.Level).Absolute.P).OfType<double>().ToList();
        return p.Count == 0 ? 1 : Math.Min(1, p.Min() * p.Count);
    }

    private static UnitSeries Only(UnitSeries series, Func<int, bool> keep)
    {
        int[] rows = [.. Enumerable.Range(0, series.Count).Where(keep)];
        return series with
        {
            Columns = [.. series.Columns.Select(c => rows.Select(i => c[i]).ToArray())],
            Arms = [.. rows.Select(i => series.Arms[i])],
            Days = [.. rows.Select(i => series.Days[i])],
            Clusters = [.. rows.Select(i => series.Clusters[i])],
        };
    }

    private double[] Counts(Func<int, bool> keep)
    {
        var counts = new double[experiment.Arms.Count];
        int[] place = [.. units.ArmNames.Select(name => experiment.Arms.ToList().FindIndex(a => a.Name == name))];
        foreach (var i in rows)
            if (place[units.Arms[i]] is var at && at >= 0 && keep(i)) counts[at]++;
        return counts;
    }

    private double[] Weights() => [.. experiment.Arms.Select(a => a.Share)];

    private static int[] FirstOfEach(ExperimentUnits units, bool clusters)
    {
        if (!clusters) return [.. Enumerable.Range(0, units.Count)];
        var seen = new bool[units.ClusterCount];
        var first = new List<int>();
        for (var i = 0; i < units.Count; i++)
        {
            if (units.Clusters[i] is var c && c != ExperimentUnits.None)
            {
                if (seen[c]) continue;
                seen[c] = true;
            }
            first.Add(i);
        }
        return [.. first];
    }

}
