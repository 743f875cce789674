using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>What the leaves say of the change: how much of it lies in the place, which single values would say as much, and what mix and rate have in it.</summary>
internal static class CauseReadings
{
    private const int Shown = 8;

    public static CauseReading Of(PlaceData data, Incident incident, DateOnly since)
    {
        var counts = data.Inside.Concat(data.Outside).Select(l => (Leaf: l, Count: Changed(l, data, since, incident.Last))).ToList();
        var inside = data.Inside.Count;
        var share = ChangeShare.Of([.. counts.Take(inside).Select(c => c.Count)], [.. counts.Skip(inside).Select(c => c.Count)], data.Series.Dispersion);
        var whole = counts.Sum(c => c.Count.Excess);
        var place = IncidentPlace.Parse(incident.Where);
        var candidates = counts.SelectMany(c => c.Leaf.Segment.Select(p => (Place: p, c.Count))).GroupBy(c => c.Place, c => c.Count)
            .Select(g => (g.Key, Observed: g.Sum(c => c.Observed), Expected: g.Sum(c => c.Observed - c.Excess), Excess: g.Sum(c => c.Excess)))
            // A dimension of one value is the whole by another name.
            .GroupBy(g => g.Key.Dimension).Where(d => d.Skip(1).Any()).SelectMany(d => d)
            .Where(g => g.Observed >= data.MinimumCount && g.Excess * whole > 0 && g.Expected > 0)
            .OrderByDescending(g => Score(g.Observed, g.Expected, incident.IsExcess)).Take(Shown)
            .Select(g => new Candidate(g.Key.Dimension, g.Key.Value, g.Observed / g.Expected, g.Excess / whole, place.Parts.Any(p => p.Dimension == g.Key.Dimension && p.Values.Contains(g.Key.Value ?? ""))));
        return new(data.Series.Ratio(since, incident.Last), share, [.. candidates]);
    }

    /// <summary>Kitagawa over the leaves for mix and rate, exposure for volume: the three add up to the change of the count per step.</summary>
    public static ChangeSplit? Split(PlaceData data, Incident incident, DateOnly since)
    {
        // Views are what everything else is counted per; under them there is nothing.
        if (incident.Watched == "views") return null;
        var leaves = data.Inside.Concat(data.Outside).ToList();
        var (baseline, first, last) = Steps(data, since, incident.Last);
        if (baseline.To <= baseline.From || last < first) return null;
        var (stepsBefore, stepsAfter) = (baseline.To - baseline.From, last - first + 1.0);
        var sums = leaves.ConvertAll(l => (
            Before: (N: Sum(l.Counts, baseline.From, baseline.To) / stepsBefore, D: Sum(l.Exposures, baseline.From, baseline.To) / stepsBefore),
            After: (N: Sum(l.Counts, first, last + 1) / stepsAfter, D: Sum(l.Exposures, first, last + 1) / stepsAfter)));
        var (d0, d1, n0, n1) = (sums.Sum(s => s.Before.D), sums.Sum(s => s.After.D), sums.Sum(s => s.Before.N), sums.Sum(s => s.After.N));
        if (!(d0 > 0) || !(d1 > 0)) return null;
        var effects = Kitagawa.Split([.. sums.Select(s => new SegmentShift(s.Before.D / d0, Rate(s.Before), s.After.D / d1, Rate(s.After)))]);
        var scale = (d0 + d1) / 2;
        return new(n0, n1, (d1 - d0) * ((n0 / d0) + (n1 / d1)) / 2, scale * effects.Sum(e => e.Mix), scale * effects.Sum(e => e.Rate));
    }

    private static ChangedCount Changed(WatchedSeries leaf, PlaceData data, DateOnly since, DateOnly until)
    {
        var (baseline, first, last) = Steps(data, since, until);
        var due = leaf.Due(0, leaf.Counts.Length).ToArray();
        var exposed = Sum(due, baseline.From, baseline.To);
        return new(Sum(leaf.Counts, first, last + 1), Sum(leaf.Counts, baseline.From, baseline.To), exposed > 0 ? Sum(due, first, last + 1) / exposed : 0);
    }

    private static ((int From, int To) Baseline, int First, int Last) Steps(PlaceData data, DateOnly since, DateOnly until)
    {
        var series = data.Series;
        return (series.Baseline, Math.Max(0, series.StepOf(since)), Math.Min(series.Steps - 1, series.StepOf(until)));
    }

    private static double Sum(double[] values, int from, int to)
    {
        var sum = 0.0;
        for (var i = from; i < to; i++) sum += values[i];
        return sum;
    }

    private static double Rate((double N, double D) side) => side.D > 0 ? side.N / side.D : 0;

    private static double Score(double observed, double expected, bool excess) =>
        (observed > expected) == excess ? RateTest.Evidence(observed, expected) : double.NegativeInfinity;
}
