using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics;

/// <summary>Against statsmodels 0.13.5: meta_analysis.combine_effects(…).q, and SciPy's chi2.sf.</summary>
public sealed class HeterogeneityTests
{
    [Theory]
    [InlineData(new[] { -0.6, -0.95, -0.65, 0.48, -1.1 }, new[] { 0.3, 0.35, 0.25, 0.4, 0.4 }, 9.892478374113015, 0.04227834609112551)]
    [InlineData(new[] { 1e-6, 2e-6, 9e-5, 1e-6 }, new[] { 1e-6, 1e-6, 3e-6, 2e-6 }, 830.8941176470589, 8.627192261989698e-180)]
    public void Q_Effects_AreThoseOfStatsmodels(double[] effects, double[] errors, double q, double p)
    {
        var test = Heterogeneity.Q(effects, errors);
        Assert.Equal(q, test.Statistic!.Value, 1e-12 * q);
        Assert.Equal(p, test.P!.Value, 1e-10 * p);
    }

    [Fact]
    public void Q_OneEffect_HasNoAnswer() => Assert.Equal(Undefined.TooFew, Heterogeneity.Q([1], [1]).Why);

    [Fact]
    public void Q_ShiftedOrScaled_IsTheSame() => Gen.Select(Gen.Double[-5, 5].Array[2, 12], Gen.Double[0.1, 3].Array[12], Gen.Double[-9, 9], Gen.Double[0.01, 100]).Sample((d, s, shift, scale) =>
    {
        double[] errors = [.. s.Take(d.Length)];
        var (q, other) = (Heterogeneity.Q(d, errors).Statistic!.Value, Heterogeneity.Q([.. d.Select(x => (x + shift) * scale)], [.. errors.Select(e => e * scale)]).Statistic!.Value);
        Assert.Equal(q, other, 1e-8 * (1 + q));
    });
}
