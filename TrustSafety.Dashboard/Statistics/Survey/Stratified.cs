namespace TrustSafety.Dashboard.Statistics;

/// <summary>A stratum: its population N, and n, mean and spread of the simple random sample drawn from it without replacement.</summary>
public readonly record struct Stratum(double Population, MeanTally Sample)
{
    /// <summary>A stratum of a yes/no judgement: k of n positive. Cochran 1977, Sampling Techniques, section 3.2.</summary>
    public static Stratum OfCounts(double population, double k, double n) => new(population, new MeanTally(n, k / n, k - k * k / n));
}

/// <summary>Estimates from a stratified sample with the finite population correction; df = Σn − strata. Every stratum with anyone needs n ≥ 2.</summary>
public static class Stratified
{
    /// <summary>Σ Nₕȳₕ; variance Σ Nₕ²(1 − nₕ/Nₕ)s²ₕ/nₕ; t, or z on request. Cochran 1977, Sampling Techniques, equation 5.9.</summary>
    public static Inference Total(ReadOnlySpan<Stratum> strata, double level = 0.95, bool normal = false, Alternative alternative = Alternative.TwoSided)
    {
        var sums = Sums(strata);
        if (sums.Why != Undefined.No) return Inference.None(sums.Why, "stratified total", level, alternative);
        return Inference.Wald(sums.Total, Math.Sqrt(sums.Variance), "stratified total", level, alternative, normal ? null : sums.Df);
    }

    /// <summary>Σ Nₕȳₕ/N, in the unit of y. Cochran 1977, Sampling Techniques, chapter 5.</summary>
    public static Inference Mean(ReadOnlySpan<Stratum> strata, double level = 0.95, bool normal = false, Alternative alternative = Alternative.TwoSided)
    {
        var sums = Sums(strata);
        if (sums.Why != Undefined.No) return Inference.None(sums.Why, "stratified mean", level, alternative);
        return Inference.Wald(sums.Total / sums.Population, Math.Sqrt(sums.Variance) / sums.Population, "stratified mean", level, alternative, normal ? null : sums.Df);
    }

    /// <summary>
    /// A proportion with the interval on the logit: keeps to (0, 1). p of 0 or 1 has no spread: no answer, see <see cref="KornGraubard"/>.
    /// Korn &amp; Graubard 1998, Survey Methodology 24:193.
    /// </summary>
    public static Inference Proportion(ReadOnlySpan<Stratum> strata, double level = 0.95, Alternative alternative = Alternative.TwoSided, double? nullProportion = null)
    {
        var mean = Mean(strata, level, alternative: alternative);
        return mean.IsDefined ? DesignInterval.Logit(mean.Point!.Value, mean.StandardError!.Value, mean.DegreesOfFreedom, level, alternative, nullProportion) : mean;
    }

    /// <summary>A proportion with Korn and Graubard's exact interval on the effective sample size. Korn &amp; Graubard 1998, Survey Methodology 24:193.</summary>
    public static Inference KornGraubard(ReadOnlySpan<Stratum> strata, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        var sums = Sums(strata);
        if (sums.Why is Undefined.TooFew) return Inference.None(sums.Why, "Korn–Graubard", level, alternative);
        return DesignInterval.KornGraubard(sums.Total / sums.Population, Math.Sqrt(sums.Variance) / sums.Population, sums.Units, sums.Df, level, alternative);
    }

    private static (double Total, double Variance, double Population, double Units, double Df, Undefined Why) Sums(ReadOnlySpan<Stratum> strata)
    {
        double total = 0, variance = 0, population = 0, units = 0;
        var used = 0;
        foreach (var (size, sample) in strata)
        {
            if (Require.NotNegative(size) == 0) continue;
            if (sample.N < 2 && sample.N < size) return (0, 0, 0, 0, 0, Undefined.TooFew);
            total += size * sample.Mean;
            population += size;
            units += sample.N;
            used++;
            if (sample.N < size) variance += size * size * (1 - sample.N / size) * sample.Variance / sample.N;
        }
        return (total, variance, population, units, units - used, used == 0 ? Undefined.TooFew : Undefined.No);
    }
}
