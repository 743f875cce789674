using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

public sealed class StratifiedSplitTests
{
    private sealed record View(int Stratum, int Segment, bool After, double Weight, bool Violates);

    private static readonly Gen<View[]> Sample = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Bool, Gen.Double[0.5, 90], Gen.Bool).Select((h, k, t, w, y) => new View(h, k, t, w, y)).Array[20, 80]
        .Where(rows => rows.Any(r => r.After) && rows.Any(r => !r.After));

    private static SplitChange Of(View[] rows) => StratifiedSplit.Of([.. rows.Select(r => r.Segment).Distinct().Order().Select(k => new SplitSegment(Strata(rows, k, false), Strata(rows, k, true)))])!;

    private static List<DomainStratum> Strata(View[] rows, int segment, bool after) => [.. rows.GroupBy(r => r.Stratum).Select(h => new DomainStratum(h.Key,
        h.Where(r => r.Segment == segment && r.After == after).Aggregate(default(WeightedTally), (sum, r) => sum + WeightedTally.Of(r.Weight, r.Violates ? r.Weight : 0)), h.Count()))];

    [Fact]
    public void Parts_AddUpToTheChange_AndSoDoTheSegments() => Sample.Sample(rows =>
    {
        var split = Of(rows);
        double Rate(bool after) => rows.Where(r => r.After == after && r.Violates).Sum(r => r.Weight) / rows.Where(r => r.After == after).Sum(r => r.Weight);
        Assert.Equal(Rate(true) - Rate(false), split.Mix.Point!.Value + split.Rate.Point!.Value, 10);
        Assert.Equal(split.Mix.Point.Value, split.Segments.Sum(s => s.Mix.Point!.Value), 10);
        Assert.Equal(split.Rate.Point.Value, split.Segments.Sum(s => s.Rate.Point!.Value), 10);
    });

    /// <summary>Nothing is mix where nobody could have moved: the rate's error is that of the whole change.</summary>
    [Fact]
    public void Rate_OfASingleSegment_HasTheErrorOfTheChange() => Sample.Sample(rows =>
    {
        View[] one = [.. rows.Select(r => r with { Segment = 0 })];
        var split = Of(one);
        StratifiedDomain before = new(Strata(one, 0, false)), after = new(Strata(one, 0, true));
        Assert.Equal(0, split.Mix.Point!.Value, 12);
        Assert.Equal(0, split.Mix.StandardError ?? 0, 12);
        if (before.Total.N > 1 && after.Total.N > 1) Assert.Equal(Math.Sqrt(before.Variance + after.Variance - 2 * before.Covariance(after)), split.Rate.StandardError ?? 0, 9);
    });

    /// <summary>Shares, and rates less the whole's rate, do not know where 0 lies.</summary>
    [Fact]
    public void Split_OfValuesAroundABillion_IsThatAroundZero() => Sample.Sample(rows =>
    {
        SplitChange At(double level) => StratifiedSplit.Of([.. rows.Select(r => r.Segment).Distinct().Order().Select(k => new SplitSegment(Around(level, k, false), Around(level, k, true)))])!;
        List<DomainStratum> Around(double level, int segment, bool after) => [.. rows.GroupBy(r => r.Stratum).Select(h => new DomainStratum(h.Key,
            h.Where(r => r.Segment == segment && r.After == after).Aggregate(default(WeightedTally), (sum, r) => sum + WeightedTally.Of(r.Weight, 1, level + (r.Violates ? 1 : 0))), h.Count()))];
        var (own, far) = (At(0), At(1e9));
        // A rate of 1e9 is held to a ten millionth.
        Assert.Equal(own.Mix.StandardError ?? 0, far.Mix.StandardError ?? 0, 1e-6);
        Assert.Equal(own.Rate.StandardError ?? 0, far.Rate.StandardError ?? 0, 1e-6);
    });

    [Fact]
    public void Split_OfNothingOnOneSide_HasNoAnswer() => Assert.Null(StratifiedSplit.Of([new([], [new(0, WeightedTally.Of(1, 1), 2)])]));

    [Fact]
    public void Mix_Simulated_HoldsTheTruthAsOftenAsItClaims()
    {
        var random = new Random(11);
        (double[] Shares, double[] Rates) before = ([0.5, 0.3, 0.2], [0.02, 0.1, 0.3]), after = ([0.35, 0.3, 0.35], [0.03, 0.1, 0.25]);
        var truth = Kitagawa.Split([.. Enumerable.Range(0, 3).Select(k => new SegmentShift(before.Shares[k], before.Rates[k], after.Shares[k], after.Rates[k]))]);
        var (mix, rate) = (0, 0);
        const int trials = 2000;
        for (var trial = 0; trial < trials; trial++)
        {
            var split = Of([.. Draw(random, before, false), .. Draw(random, after, true)]);
            if (!split.Mix.Excludes(truth.Sum(e => e.Mix))) mix++;
            if (!split.Rate.Excludes(truth.Sum(e => e.Rate))) rate++;
        }
        // Four Monte-Carlo errors of 95 % over 2,000 trials are 0.02.
        Assert.InRange(mix / (double)trials, 0.93, 0.97);
        Assert.InRange(rate / (double)trials, 0.93, 0.97);
    }

    /// <summary>Two strata drawn at different chances, so that weights differ.</summary>
    private static IEnumerable<View> Draw(Random random, (double[] Shares, double[] Rates) side, bool after)
    {
        for (var i = 0; i < 400; i++)
        {
            var u = random.NextDouble();
            var segment = u < side.Shares[0] ? 0 : u < side.Shares[0] + side.Shares[1] ? 1 : 2;
            var stratum = i % 2;
            yield return new(after ? stratum + 2 : stratum, segment, after, stratum == 0 ? 1 : 3, random.NextDouble() < side.Rates[segment]);
        }
    }
}
