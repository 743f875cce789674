using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>The best test there can be for a planted drift: it knows the place, the shape, the usual counts and their dispersion, and only asks whether the drift is there.</summary>
internal static class IdealTest
{
    /// <summary>
    /// Its power within the days given, at the scan's limit: Φ(δ − z), z = Φ⁻¹(1 − limit/2), δ² = Σ (f − 1)²·m/φ over the days, f the drift's factor, m the usual count of the place and φ its dispersion.
    /// Neyman &amp; Pearson 1933, for counts large enough to be normal. No scan at that limit can find more.
    /// </summary>
    public static double Power(GeneratedPlatform platform, Plant plant, int days, double limit)
    {
        var (share, sum) = (platform.ShareOf(plant), 0.0);
        for (var day = plant.FirstDay; day < plant.FirstDay + days; day++)
        {
            var strays = plant.Factor(day) - 1;
            sum += strays * strays * platform.Usual[plant.Indicator][day] * share / platform.Dispersions[plant.Indicator];
        }
        return Gaussian.Lower(Math.Sqrt(sum) + Gaussian.Quantile(limit / 2));
    }
}
