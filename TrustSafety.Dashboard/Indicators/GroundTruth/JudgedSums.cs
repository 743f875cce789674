using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>One pass over labels: sums by place and stratum.</summary>
/// <param name="places">How many places there are; where they are few, sums stand in an array, which is several times as fast.</param>
internal sealed class JudgedSums(JudgedSample sample, long places)
{
    private const long Few = 100_000;

    // A row is added in a few nanoseconds, in which no interface answers.
    private readonly ImmutableArray<double> weights = sample.Weights;
    private readonly ImmutableArray<int> strata = sample.StratumCodes;
    private readonly int count = sample.Strata.Count;
    private readonly WeightedTally[]? few = places * sample.Strata.Count <= Few ? new WeightedTally[places * sample.Strata.Count] : null;
    private readonly Dictionary<long, WeightedTally> sums = [];

    public static StratifiedDomain Domain(JudgedSample sample, IReadOnlyList<int> rows, Func<int, JudgedValue> values)
    {
        var sums = new JudgedSums(sample, 1);
        // An array is walked several times as fast as any list.
        foreach (var row in rows as int[] ?? [.. rows]) sums.Add(0, row, values(row));
        return new(sums.Strata().Select(s => s.Stratum));
    }

    /// <summary>The same for every value of a dimension that occurs among the rows.</summary>
    public static IReadOnlyList<JudgedSegment> Segments(JudgedSample sample, IReadOnlyList<int> rows, Func<int, JudgedValue> values, string dimension)
    {
        var places = new JudgedPlaces(sample, [dimension]);
        var sums = new JudgedSums(sample, places.Count);
        foreach (var row in rows as int[] ?? [.. rows]) sums.Add(places.Of(row), row, values(row));
        var strata = sums.Strata().ToLookup(s => s.Place, s => s.Stratum);
        return [.. places.Found.Select(f => new JudgedSegment(f.Key[0], [.. strata[f.Place]]))];
    }

    public void Add(int place, int row, JudgedValue value)
    {
        if (!(value.X != 0 || value.Y != 0) || double.IsNaN(value.X + value.Y)) return;
        var (weight, at) = (weights[row], ((long)place * count) + strata[row]);
        ref var sum = ref few is null ? ref CollectionsMarshal.GetValueRefOrAddDefault(sums, at, out _) : ref few[at];
        sum = sum.With(weight, value.X, value.Y);
    }

    public IReadOnlyDictionary<int, Estimate> Estimates(bool isProportion) =>
        Strata().GroupBy(s => s.Place).ToDictionary(g => g.Key, g => (Estimate)WeightedEstimate.Of(g.Select(s => (sample.Strata[s.Stratum.Stratum].Name is not null, s.Stratum)), isProportion));

    private IEnumerable<(int Place, DomainStratum Stratum)> Strata() =>
        (few is null ? sums.Select(s => (s.Key, s.Value)) : few.Select((s, at) => ((long)at, s)).Where(s => s.s.N > 0)).Select(s =>
        {
            var (place, stratum) = Math.DivRem(s.Item1, count);
            return ((int)place, new DomainStratum((int)stratum, s.Item2, sample.Strata[(int)stratum].Drawn));
        });
}
