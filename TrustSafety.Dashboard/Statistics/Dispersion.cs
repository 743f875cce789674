namespace TrustSafety.Dashboard.Statistics;

/// <summary>How much more a series of estimates varies from period to period than its sampling errors say.</summary>
public static class Dispersion
{
    /// <summary>Changes needed before a dispersion is believed.</summary>
    public const int FewestChanges = 8;

    /// <summary>
    /// φ = max(1, (median |zᵢ| / 0.6745)²) of the standardised changes zᵢ between neighbouring periods. The median keeps a past incident from
    /// excusing the next one; 0.6745 is the median of |Z|. Null below 8 changes. The idea of Laney 2002 (Quality Engineering 14:531), with his moving
    /// range replaced by a robust one.
    /// </summary>
    public static double? OfChanges(IReadOnlyList<double> z)
    {
        var sizes = z.Where(double.IsFinite).Select(Math.Abs).Order().ToArray();
        if (sizes.Length < FewestChanges) return null;
        var half = sizes.Length / 2;
        var median = sizes.Length % 2 == 1 ? sizes[half] : (sizes[half - 1] + sizes[half]) / 2;
        return Math.Max(1, Math.Pow(median / 0.6744897501960817, 2));
    }
}
