namespace TrustSafety.Dashboard.Statistics;

/// <summary>Arms compared within strata that were known before assignment.</summary>
public static class PostStratified
{
    /// <summary>
    /// Σ Wₕ(meanₕ − meanBaseₕ) with Wₕ the stratum's share of all units, standard error √(Σ Wₕ²(s²ₕ/nₕ + sBase²ₕ/nBaseₕ)); normal reference.
    /// A stratum with fewer than two units in an arm makes it undefined: merge it first. Miratrix, Sekhon &amp; Yu 2013, JRSS B 75:369.
    /// </summary>
    public static Inference Difference(ReadOnlySpan<MeanTally> arm, ReadOnlySpan<MeanTally> against, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "post-stratified";
        Require.SameLength(arm.Length, against.Length, nameof(against));
        var total = 0.0;
        for (var h = 0; h < arm.Length; h++) total += arm[h].N + against[h].N;
        var (point, variance) = (0.0, 0.0);
        for (var h = 0; h < arm.Length; h++)
        {
            if (arm[h].N + against[h].N == 0) continue;
            if (arm[h].N < 2 || against[h].N < 2) return Inference.None(Undefined.TooFew, method, level, alternative);
            var weight = (arm[h].N + against[h].N) / total;
            point += weight * (arm[h].Mean - against[h].Mean);
            variance += weight * weight * (arm[h].Variance / arm[h].N + against[h].Variance / against[h].N);
        }
        return total == 0 ? Inference.None(Undefined.TooFew, method, level, alternative) : Inference.Wald(point, Math.Sqrt(variance), method, level, alternative);
    }
}
