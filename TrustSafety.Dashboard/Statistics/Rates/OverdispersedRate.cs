namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// A rate from counts of several periods that vary more than Poisson counts: counts ≥ 0, exposures &gt; 0, one of each per period.
/// The point is Σcount/Σexposure (quasi-Poisson) or the maximum-likelihood rate (negative binomial); intervals on the logarithm, back in rates; the standard error
/// is that of the logarithm. p is formed against a null rate when one is given.
/// </summary>
public static class OverdispersedRate
{
    /// <summary>
    /// Quasi-Poisson: variance φμ with φ = max(1, Σ(x − μ)²/μ/(m − 1)); exp(ln R ± t_{m−1}√(φ/Σx)). m ≥ 2 periods and one event.
    /// McCullagh &amp; Nelder 1989, Generalized Linear Models, section 6.2.3.
    /// With few periods whose variance grows faster than the mean it covers a point too little (Ver Hoef &amp; Boveng 2007, Ecology 88:2766).
    /// </summary>
    public static Inference QuasiPoisson(
        ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, double level = 0.95, Alternative alternative = Alternative.TwoSided, double? nullRate = null)
    {
        const string method = "quasi-Poisson";
        var (count, exposure) = Sums(counts, exposures);
        if (counts.Length < 2 || count == 0) return Inference.None(Undefined.TooFew, method, level, alternative);
        var rate = count / exposure;
        var df = counts.Length - 1;
        var error = Math.Sqrt(Math.Max(1, Pearson(counts, exposures, rate) / df) / count);
        return Told(rate, error, method, level, alternative, df, nullRate);
    }

    /// <summary>
    /// φ = Σ(x − μ)²/μ/(m − 1) of counts around one common rate; 1 for Poisson counts. Null below two periods or without an event.
    /// McCullagh &amp; Nelder 1989, Generalized Linear Models, section 6.2.3.
    /// </summary>
    public static double? DispersionOf(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures)
    {
        var (count, exposure) = Sums(counts, exposures);
        return counts.Length < 2 || count == 0 ? null : Pearson(counts, exposures, count / exposure) / (counts.Length - 1);
    }

    /// <summary>
    /// Negative binomial with variance μ + μ²/θ, rate and θ by maximum likelihood; standard error of ln R from 1/Σ μ/(1 + μ/θ), normal reference.
    /// Counts that vary no more than Poisson ones give θ = ∞, which is the Poisson answer. Lawless 1987, Canadian Journal of Statistics 15:209.
    /// Twelve periods of 95 % cover 91 %: the likelihood's θ is then too large (Saha &amp; Paul 2005, Biometrics 61:179).
    /// </summary>
    public static Inference NegativeBinomial(
        ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, double level = 0.95, Alternative alternative = Alternative.TwoSided, double? nullRate = null)
    {
        const string method = "negative binomial";
        var (count, exposure) = Sums(counts, exposures);
        if (counts.Length < 2 || count == 0) return Inference.None(Undefined.TooFew, method, level, alternative);
        var fit = new NegativeBinomialFit(counts.ToArray(), exposures.ToArray());
        var (rate, inverseTheta) = fit.Solve(count / exposure);
        var information = 0.0;
        foreach (var t in exposures) information += rate * t / (1 + rate * t * inverseTheta);
        return Told(rate, Math.Sqrt(1 / information), method, level, alternative, null, nullRate);
    }

    // p only against a rate that someone named.
    private static Inference Told(double rate, double error, string method, double level, Alternative alternative, double? df, double? nullRate)
    {
        var ratio = LogScale.Exponential(Math.Log(rate / (nullRate is { } r ? Require.Positive(r, nameof(nullRate)) : 1)), error, method, level, alternative, df);
        return nullRate is { } scale ? ratio with { Point = ratio.Point * scale, Low = ratio.Low * scale, High = ratio.High * scale } : ratio with { P = null, Statistic = null };
    }

    private static double Pearson(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, double rate)
    {
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++) sum += (counts[i] - rate * exposures[i]) * (counts[i] - rate * exposures[i]) / (rate * exposures[i]);
        return sum;
    }

    private static (double Count, double Exposure) Sums(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures)
    {
        Require.SameLength(counts.Length, exposures.Length, nameof(exposures));
        var (count, exposure) = (0.0, 0.0);
        for (var i = 0; i < counts.Length; i++) (count, exposure) = (count + Require.NotNegative(counts[i]), exposure + Require.Positive(exposures[i]));
        return (count, exposure);
    }
}
