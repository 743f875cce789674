using System.Runtime.InteropServices;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>One pass over labels: sums by place and stratum.</summary>
internal sealed class JudgedSums(JudgedSample sample)
{
    private readonly Dictionary<long, WeightedTally> sums = [];

    public static StratifiedDomain Domain(JudgedSample sample, IReadOnlyList<int> rows, Func<int, JudgedValue> values)
    {
        var sums = new JudgedSums(sample);
        foreach (var row in rows) sums.Add(0, row, values(row));
        return new(sums.Strata().Select(s => s.Stratum));
    }

    /// <summary>The same for every value of a dimension that occurs among the rows.</summary>
    public static IReadOnlyList<JudgedSegment> Segments(JudgedSample sample, IReadOnlyList<int> rows, Func<int, JudgedValue> values, string dimension)
    {
        var (sums, places) = (new JudgedSums(sample), new JudgedPlaces(sample, [dimension]));
        foreach (var row in rows) sums.Add(places.Of(row), row, values(row));
        var strata = sums.Strata().ToLookup(s => s.Place, s => s.Stratum);
        return [.. places.Found.Select(f => new JudgedSegment(f.Key[0], [.. strata[f.Place]]))];
    }

    public void Add(int place, int row, JudgedValue value)
    {
        if (!(value.X != 0 || value.Y != 0) || double.IsNaN(value.X + value.Y)) return;
        var weight = sample.Weights[row];
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (long)place * sample.Strata.Count + sample.StratumCodes[row], out _);
        sum += WeightedTally.Of(weight * value.X, weight * value.Y);
    }

    public IReadOnlyDictionary<int, Estimate> Estimates(bool isProportion) =>
        Strata().GroupBy(s => s.Place).ToDictionary(g => g.Key, g => (Estimate)WeightedEstimate.Of(g.Select(s => (sample.Strata[s.Stratum.Stratum].Name is not null, s.Stratum)), isProportion));

    private IEnumerable<(int Place, DomainStratum Stratum)> Strata() => sums.Select(s =>
    {
        var (place, stratum) = Math.DivRem(s.Key, sample.Strata.Count);
        return ((int)place, new DomainStratum((int)stratum, s.Value, sample.Strata[(int)stratum].Drawn));
    });
}
