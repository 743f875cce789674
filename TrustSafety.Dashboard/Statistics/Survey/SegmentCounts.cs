namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Segments of one weighted sample as simple random samples that would say as much, for tests whether their shares differ. A segment's own variance is no guide
/// to that: without a rare unit of a large weight it looks sure of itself, and one that has such a unit looks extreme. So the variance is that of the hypothesis
/// tested, one rate R for all: vₛ = Σₕ W2ₛₕ·mₕ ÷ Wₛ² with the mean square mₕ = Σw²(y − R)² ÷ Σw² of the whole stratum, and nₛ = R(1 − R) ÷ vₛ.
/// Rao &amp; Scott 1981, JASA 76:221 (design effects under the hypothesis).
/// </summary>
internal static class SegmentCounts
{
    /// <param name="whole">All of the domain, the segments left out too.</param>
    public static IReadOnlyList<CountOf> Of(IReadOnlyList<DomainStratum> whole, IReadOnlyList<IReadOnlyList<DomainStratum>> segments)
    {
        var all = whole.Aggregate(default(WeightedTally), (sum, s) => sum + s.Sums);
        var rate = all.Mean;
        var squares = whole.Where(s => s.Sums.W2 > 0).ToDictionary(s => s.Stratum, s => s.Sums.SquaresAbout(rate) / s.Sums.W2);
        return [.. segments.Select(Count)];

        CountOf Count(IReadOnlyList<DomainStratum> segment)
        {
            var own = segment.Aggregate(default(WeightedTally), (sum, s) => sum + s.Sums);
            var variance = segment.Sum(s => s.Sums.W2 * squares.GetValueOrDefault(s.Stratum)) / (own.W * own.W);
            var n = rate is > 0 and < 1 && variance > 0 ? rate * (1 - rate) / variance : own.EffectiveN;
            return new(Math.Clamp(own.Mean, 0, 1) * n, n);
        }
    }
}
