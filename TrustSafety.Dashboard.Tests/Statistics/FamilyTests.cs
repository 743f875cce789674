using CsCheck;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Statistics;

public sealed class FamilyTests
{
    [Fact]
    public void Adjust_PublishedFamily_Agrees()
    {
        var v = Of("multiplicity-10p");
        var adjusted = FalseDiscovery.Adjust(v.Numbers("inputs", "p"));
        foreach (var (expected, actual) in v.Numbers("expected", "bh").Zip(adjusted)) Near(expected, actual, 0, 1e-12);
    }

    /// <summary>The selected intervals, widened to 1 − Rq/m, exclude 0 for exactly the discoveries: table and picture agree.</summary>
    [Fact]
    public void IntervalLevel_Discoveries_ExcludeZero() =>
        Gen.Double[-6, 6].Array[1, 60].Sample(z =>
        {
            var p = z.Select(Tails.NormalTwoSided).ToArray();
            var adjusted = FalseDiscovery.Adjust(p);
            var selected = adjusted.Count(a => a <= 0.05);
            var level = FalseDiscovery.IntervalLevel(selected, p.Length, 0.05);
            return z.Zip(adjusted).All(t => t.Second > 0.05 || Math.Abs(t.First) >= Tails.NormalCritical(level) - 1e-9);
        });

    [Fact]
    public void Adjust_OnlyNullTests_RarelyDiscovers()
    {
        var random = new Random(7);
        var families = Enumerable.Range(0, 2000).Count(_ => FalseDiscovery.Adjust([.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())]).Any(p => p <= 0.05));
        Assert.InRange(families / 2000.0, 0.03, 0.07);
    }

    /// <summary>The same with weights, however uneven: an interval leaves 0 out exactly when its test stands, and no test stands that would not by itself.</summary>
    [Fact]
    public void Weighted_Discoveries_ExcludeZeroAndNoOther() =>
        Gen.Select(Gen.Double[-6, 6].Array[1, 8], Gen.Double[-6, 6].Array[1, 60]).Sample((few, many) =>
        {
            double[] z = [.. few, .. many], weights = [.. few.Select(_ => z.Length / 2.0 / few.Length), .. many.Select(_ => z.Length / 2.0 / many.Length)], p = [.. z.Select(Tails.NormalTwoSided)];
            var adjusted = FalseDiscovery.Weighted(p, weights);
            var selected = adjusted.Count(a => a <= 0.05);
            return Enumerable.Range(0, z.Length).All(i => Math.Abs(Math.Abs(z[i]) - Tails.NormalCritical(FalseDiscovery.IntervalLevel(selected, z.Length, 0.05, weights[i]))) is var apart
                && (apart < 1e-9 || adjusted[i] <= 0.05 == Math.Abs(z[i]) > Tails.NormalCritical(FalseDiscovery.IntervalLevel(selected, z.Length, 0.05, weights[i]))) && adjusted[i] >= p[i]);
        });

    [Fact]
    public void Weighted_EqualWeights_AreBenjaminiHochberg() =>
        Gen.Double[0, 1].Array[1, 40].Sample(p => FalseDiscovery.Weighted(p, [.. p.Select(_ => 1.0)]).Zip(FalseDiscovery.Adjust(p)).All(t => Math.Abs(t.First - t.Second) < 1e-12));

    [Fact]
    public void Kitagawa_PublishedSplit_AgreesAndAddsUp()
    {
        var v = Of("kitagawa-mix-rate");
        var (w0, r0, w1, r1) = (v.Numbers("inputs", "w0"), v.Numbers("inputs", "r0"), v.Numbers("inputs", "w1"), v.Numbers("inputs", "r1"));
        var effects = Kitagawa.Split([.. Enumerable.Range(0, 3).Select(i => new SegmentShift(w0[i], r0[i], w1[i], r1[i]))]);
        Near(v.Number("expected", "mix"), effects.Sum(e => e.Mix), 0, 1e-12);
        Near(v.Number("expected", "rate"), effects.Sum(e => e.Rate), 0, 1e-12);
    }

    [Fact]
    public void Kitagawa_AnySegments_AddUpToTheChange() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 10], Gen.Double[0, 10]).Array[1, 20].Sample(raw =>
        {
            var (n0, n1) = (raw.Sum(s => s.Item3), raw.Sum(s => s.Item4));
            if (n0 == 0 || n1 == 0) return true;
            var segments = raw.Select(s => new SegmentShift(s.Item3 / n0, s.Item1, s.Item4 / n1, s.Item2)).ToArray();
            var change = segments.Sum(s => s.ShareAfter * s.RateAfter) - segments.Sum(s => s.ShareBefore * s.RateBefore);
            return Math.Abs(Kitagawa.Split(segments).Sum(e => e.Mix + e.Rate) - change) < 1e-12;
        });

    [Fact]
    public void Xmr_Limits_FollowTheMovingRange()
    {
        var (low, centre, high) = Xmr.Limits([10, 12, 11, 13]);
        Near(11.5, centre, 1e-12);
        Near(11.5 + 2.66 * 5 / 3, high, 1e-12);
        Near(11.5 - 2.66 * 5 / 3, low, 1e-12);
    }

    [Fact]
    public void Dispersion_OfChanges_IgnoresOneIncident()
    {
        var usual = Enumerable.Range(0, 24).Select(i => (i % 2 == 0 ? 1 : -1) * (0.3 + i % 7 * 0.2)).ToArray();
        Assert.Equal(Dispersion.OfChanges(usual)!.Value, Dispersion.OfChanges([.. usual.Take(23), 60])!.Value, 0.5);
        Assert.Null(Dispersion.OfChanges([.. usual.Take(7)]));
    }

    [Fact]
    public void Dispersion_PoissonNoise_IsAboutOne()
    {
        var random = new Random(3);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        Assert.InRange(Dispersion.OfChanges([.. Enumerable.Range(0, 2000).Select(_ => Normal())])!.Value, 1, 1.2);
        Assert.InRange(Dispersion.OfChanges([.. Enumerable.Range(0, 2000).Select(_ => 3 * Normal())])!.Value, 7.5, 10.5);
    }
}
