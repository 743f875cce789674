using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>The sums say what the rows say.</summary>
public sealed class StratifiedDomainTests
{
    private sealed record Judged(int Stratum, double Weight, double Y, double X, int Domain);

    private static readonly Gen<Judged[]> Sample = Gen.Select(Gen.Int[0, 3], Gen.Double[0.5, 90], Gen.Double[-2, 5], Gen.Double[0.1, 3], Gen.Int[0, 2])
        .Select((h, w, y, x, d) => new Judged(h, w, y, x, d)).Array[12, 60]
        // At least two of each stratum, one of them in every domain.
        .Select(rows => rows.Concat(from h in Enumerable.Range(0, 4) from d in Enumerable.Range(0, 3) select new Judged(h, 1 + h, d + h, 1, d)).ToArray());

    private static StratifiedDomain Of(Judged[] rows, Func<Judged, bool> within, double population = double.PositiveInfinity) => new(
        rows.GroupBy(r => r.Stratum).Select(h => new DomainStratum(h.Key, h.Where(within).Aggregate(default(WeightedTally), (s, r) => s + WeightedTally.Of(r.Weight * r.X, r.Weight * r.Y)), h.Count(), population)));

    private static void Near(double expected, double got) => Assert.Equal(expected, got, 1e-9 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void Variance_OfADomain_EqualsTheRowByRowEstimate() => Gen.Select(Sample, Gen.Bool).Sample((rows, finite) =>
    {
        var population = finite ? 200.0 : double.PositiveInfinity;
        var sample = new SurveySample([.. rows.Select(r => r.Weight)], strata: [.. rows.Select(r => r.Stratum)], populationClusters: Enumerable.Range(0, 4).ToDictionary(h => h, _ => population));
        var expected = SurveyEstimates.Ratio(sample, [.. rows.Select(r => r.Domain == 1 ? r.Y : 0)], [.. rows.Select(r => r.Domain == 1 ? r.X : 0)]);
        var domain = Of(rows, r => r.Domain == 1, population);
        Near(expected.Point!.Value, domain.Total.Mean);
        Near(expected.StandardError ?? 0, Math.Sqrt(domain.Variance));
    });

    [Fact]
    public void Covariance_OfTwoDomains_GivesTheVarianceOfTheirDifferenceRowByRow() => Sample.Sample(rows =>
    {
        var (a, b) = (Of(rows, r => r.Domain == 0), Of(rows, r => r.Domain == 1));
        double Z(Judged r) => r.Domain == 0 ? r.Weight * (r.Y - a.Total.Mean * r.X) / a.Total.W : r.Domain == 1 ? -r.Weight * (r.Y - b.Total.Mean * r.X) / b.Total.W : 0;
        var expected = rows.GroupBy(r => r.Stratum).Sum(h => h.Count() / (h.Count() - 1.0) * h.Sum(r => Math.Pow(Z(r) - h.Average(Z), 2)));
        Near(expected, a.Variance + b.Variance - 2 * a.Covariance(b));
        Near(a.Covariance(b), b.Covariance(a));
    });

    [Fact]
    public void Estimate_OfOneStratumOfNothingButTheDomain_IsThePlainOne() => Sample.Sample(rows =>
    {
        var tally = rows.Aggregate(default(WeightedTally), (s, r) => s + WeightedTally.Of(r.Weight, r.Weight * (r.Y > 1 ? 1 : 0)));
        var domain = new StratifiedDomain([new(7, tally, tally.N)]);
        var (plain, strata) = (Hajek.Proportion(tally, 0.95), Hajek.Proportion(domain, 0.95));
        Near(plain.Low, strata.Low);
        Near(plain.High, strata.High);
    });

    [Fact]
    public void Difference_ExcludesZero_ExactlyWhenPIsSmall() => Sample.Sample(rows =>
    {
        StratifiedDomain Share(int d) => Of([.. rows.Select(r => r with { X = 1, Y = r.Y > 1 ? 1 : 0 })], r => r.Domain == d);
        var difference = Hajek.ProportionDifference(Share(0), Share(1), 0.95);
        Assert.Equal(difference.P < 0.05, difference.ExcludesZero);
        var means = Hajek.MeanDifference(Of(rows, r => r.Domain == 0), Of(rows, r => r.Domain == 1), 0.95);
        Assert.Equal(means.P < 0.05, means.ExcludesZero);
    });

    [Fact]
    public void SingleUnit_InAStratum_AddsItsSquareAndNoFactor()
    {
        var alone = new StratifiedDomain([new(0, WeightedTally.Of(2, 2), 1), new(1, WeightedTally.Of(1, 0) + WeightedTally.Of(1, 0), 2)]);
        Assert.Equal(0.5, alone.Total.Mean);
        // z = 2·(1 − ½)/4 alone, and twice −⅛ whose stratum does not vary.
        Assert.Equal(0.0625, alone.Variance, 12);
    }

    [Fact]
    public void Domain_LargerThanItsStratum_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StratifiedDomain([new(0, WeightedTally.Of(1, 1) + WeightedTally.Of(1, 1), 1)]));
}
