namespace TrustSafety.Dashboard.Statistics;

/// <summary>A treated unit beside the mixture of untreated ones that followed it best before the change.</summary>
/// <param name="Weights">By donor: not negative, summing to 1.</param>
/// <param name="Gaps">Treated − synthetic, every period.</param>
/// <param name="Effect">The mean gap after the change.</param>
/// <param name="FitError">Root mean squared gap before the change over the treated unit's standard deviation then: 0 follows it, 1 is no better than its mean. 0 when it stood still.</param>
/// <param name="ErrorRatio">Root mean squared gap after over before.</param>
/// <param name="PlaceboP">Share of units, the treated one among them, whose ratio is at least as large when each plays the treated one.</param>
/// <param name="PlaceboEffects">The mean gap after of each donor as its own placebo.</param>
public sealed record SyntheticReadout(
    IReadOnlyList<double> Weights, IReadOnlyList<double> Gaps, double Effect, double FitError, double ErrorRatio, double PlaceboP, IReadOnlyList<double> PlaceboEffects, Undefined Why);

/// <summary>Synthetic control. Without randomisation and with few donors the smallest p is 1/(donors + 1).</summary>
public static class SyntheticControl
{
    /// <summary>
    /// Weights minimise Σ(treated − Σwⱼ·donorⱼ)² over the periods before start, wⱼ ≥ 0, Σwⱼ = 1; the placebo distribution does the same for each donor with
    /// the others (never the treated one). Needs two periods before, one after, two donors. A placebo has one donor fewer, so that p ≤ 5 % comes in 6 % of nulls. Abadie, Diamond &amp; Hainmueller 2010, JASA 105:493.
    /// </summary>
    public static SyntheticReadout Fit(ReadOnlySpan<double> treated, IReadOnlyList<double[]> donors, int start)
    {
        foreach (var donor in donors) Require.SameLength(treated.Length, donor.Length, nameof(donors));
        if (start < 2 || start >= treated.Length || donors.Count < 2) return new([], [], double.NaN, double.NaN, double.NaN, double.NaN, [], Undefined.TooFew);
        var own = One(treated.ToArray(), donors, start);
        var placebos = donors.Select((d, j) => One(d, [.. donors.Where((_, i) => i != j)], start)).ToList();
        var asLarge = placebos.Count(p => p.Ratio >= own.Ratio);
        return new(own.Weights, own.Gaps, own.Effect, FitError(treated[..start], own.Gaps), own.Ratio, (asLarge + 1.0) / (donors.Count + 1), [.. placebos.Select(p => p.Effect)], Undefined.No);
    }

    private static double FitError(ReadOnlySpan<double> before, double[] gaps)
    {
        var (mean, spread, error) = (0.0, 0.0, 0.0);
        foreach (var v in before) mean += v / before.Length;
        for (var t = 0; t < before.Length; t++) (spread, error) = (spread + (before[t] - mean) * (before[t] - mean), error + gaps[t] * gaps[t]);
        return spread > 0 ? Math.Sqrt(error / spread) : 0;
    }

    private static (double[] Weights, double[] Gaps, double Effect, double Ratio) One(double[] treated, IReadOnlyList<double[]> donors, int start)
    {
        var weights = SimplexFit.Weights(treated[..start], [.. donors.Select(d => d[..start])]);
        var gaps = treated.Select((v, t) => v - donors.Select((d, j) => weights[j] * d[t]).Sum()).ToArray();
        var (before, after) = (gaps[..start].Average(g => g * g), gaps[start..].Average(g => g * g));
        var ratio = before > 0 ? Math.Sqrt(after / before) : after > 0 ? double.PositiveInfinity : 1;
        return (weights, gaps, gaps[start..].Average(), ratio);
    }
}
