namespace TrustSafety.Dashboard.Statistics;

/// <summary>How an effect answers to one segment's share and rate, and to the rate of the whole, on one side of the change.</summary>
internal readonly record struct SplitSlope(int Segment, double Share, double Rate, double Whole);

/// <summary>The derivative of one segment's effect on either side.</summary>
internal readonly record struct SplitDerivatives(SplitSlope Before, SplitSlope After)
{
    /// <summary>
    /// Mix (s₁ − s₀)(m − M) with m = c₀r₀ + c₁r₁ and M = (R₀ + R₁)/2; rate (r₁ − r₀)(s₀ + s₁)/2. A segment of one side alone takes that side's rate: c is 1 there.
    /// </summary>
    public static (SplitDerivatives Mix, SplitDerivatives Rate) Of(IReadOnlyList<SegmentShift> shifts, int segment, double wholeBefore, double wholeAfter)
    {
        var s = shifts[segment];
        var (isBefore, isAfter) = (s.ShareBefore > 0, s.ShareAfter > 0);
        var (first, last) = (isBefore ? s.RateBefore : s.RateAfter, isAfter ? s.RateAfter : s.RateBefore);
        var (ofBefore, ofAfter) = (isBefore ? isAfter ? 0.5 : 1 : 0, isAfter ? isBefore ? 0.5 : 1 : 0);
        var (moved, apart) = (s.ShareAfter - s.ShareBefore, (first + last) / 2 - (wholeBefore + wholeAfter) / 2);
        var (turned, size) = (last - first, isBefore && isAfter ? (s.ShareBefore + s.ShareAfter) / 2 : 0);
        return (
            new(new(segment, -apart, moved * ofBefore, -moved / 2), new(segment, apart, moved * ofAfter, -moved / 2)),
            new(new(segment, turned / 2, -size, 0), new(segment, turned / 2, size, 0)));
    }
}

/// <summary>One side of the change: the segments' sums, and those of the whole.</summary>
internal sealed class SplitSide
{
    private readonly IReadOnlyList<IReadOnlyList<DomainStratum>> segments;
    private readonly WeightedTally[] totals;

    public SplitSide(IReadOnlyList<IReadOnlyList<DomainStratum>> segments)
    {
        this.segments = segments;
        totals = [.. segments.Select(s => s.Aggregate(default(WeightedTally), (sum, h) => sum + h.Sums))];
        Whole = totals.Aggregate(default(WeightedTally), (sum, t) => sum + t);
    }

    public WeightedTally Whole { get; }

    public double Share(int segment) => totals[segment].W / Whole.W;

    public double Rate(int segment) => totals[segment].W > 0 ? totals[segment].Mean : 0;

    /// <summary>Every unit's z = w(α + βy): share −, rate − and whole-derivatives of all effects that are added up.</summary>
    public void AddTo(LinearisedTotal z, IReadOnlyList<SplitSlope> slopes)
    {
        // What a unit adds to any share, it takes from all by the share they have; and so does every unit move the rate of the whole.
        var (all, whole) = (slopes.Sum(s => s.Share * Share(s.Segment)), slopes.Sum(s => s.Whole));
        var own = slopes.ToDictionary(s => s.Segment);
        for (var k = 0; k < segments.Count; k++)
        {
            if (totals[k].W <= 0) continue;
            var slope = own.GetValueOrDefault(k);
            var (perShare, perRate) = ((slope.Share - all) / Whole.W, slope.Rate / totals[k].W);
            // About the segment's own rate, for α and βy of rates far from 0 would cancel.
            var (level, steep) = (perShare + whole * (Rate(k) - Whole.Mean) / Whole.W, perRate + whole / Whole.W);
            foreach (var stratum in segments[k]) z.Add(stratum, level, steep, Rate(k));
        }
    }
}

/// <summary>The variance of Σw(λ + β(y − r)) over strata, from sums.</summary>
internal sealed class LinearisedTotal
{
    private readonly Dictionary<int, (double Units, double Sum, double Squares, double Drawn, double Population)> strata = [];

    /// <summary>Null for fewer than two units.</summary>
    public double? Variance => strata.Values.Sum(s => s.Units) < 2 ? null : strata.Values.Sum(s =>
        Math.Max(0, 1 - s.Drawn / s.Population) * StratumVariance.Of(s.Sum, s.Squares, s.Drawn));

    public void Add(DomainStratum stratum, double level, double slope, double rate)
    {
        var (sums, had) = (stratum.Sums, strata.GetValueOrDefault(stratum.Stratum));
        strata[stratum.Stratum] = (had.Units + sums.N, had.Sum + level * sums.W + slope * sums.RestAbout(rate),
            had.Squares + level * level * sums.W2 + 2 * level * slope * sums.CrossAbout(rate) + slope * slope * sums.SquaresAbout(rate), stratum.Drawn, stratum.Population);
    }
}
