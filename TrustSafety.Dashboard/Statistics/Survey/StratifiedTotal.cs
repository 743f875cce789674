namespace TrustSafety.Dashboard.Statistics;

/// <summary>The total of a domain of a stratified sample: missed views of a segment, flags of a kind of content.</summary>
public static class StratifiedTotal
{
    /// <summary>
    /// Horvitz–Thompson: Σwy with variance Σₕ (1 − fₕ)·nₕ/(nₕ − 1)·(Σ(wy)² − (Σwy)²/nₕ) over the nₕ units of the whole stratum, those outside of the domain
    /// as zeros; a stratum with a single unit adds (1 − f)·(wy)², as R survey's lonely.psu = "adjust" would about a mean of 0. t with df = units drawn less strata.
    /// Unit of y times units of the population. Low is cut at 0 for a y that is never negative. No spread: no answer.
    /// Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, sections 3.7 and 10.3.
    /// </summary>
    /// <param name="strata">Each stratum of the sample once, those without a row in the domain too: they count towards df.</param>
    public static Inference Of(IReadOnlyList<DomainStratum> strata, double level = 0.95)
    {
        const string method = "stratified Horvitz–Thompson";
        var drawn = strata.Sum(s => s.Drawn);
        if (drawn - strata.Count < 1) return Inference.None(Undefined.TooFew, method, level);
        var wald = Inference.Wald(strata.Sum(s => s.Sums.WY), Math.Sqrt(strata.Sum(Variance)), method, level, df: drawn - strata.Count);
        return wald with { Low = wald.Low is { } low ? Math.Max(0, low) : null, P = null, Statistic = null };
    }

    private static double Variance(DomainStratum s) => Math.Max(0, 1 - s.Drawn / s.Population) * StratumVariance.Of(s.Sums, 0, s.Drawn);
}
