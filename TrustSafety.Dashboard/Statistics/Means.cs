namespace TrustSafety.Dashboard.Statistics;

/// <summary>Means of independent values.</summary>
public static class Means
{
    /// <summary>Student's interval x̄ ± t_{n−1}·s/√n; needs n ≥ 2. Student 1908, Biometrika 6:1.</summary>
    public static Interval One(MeanTally tally, double level)
    {
        if (!(tally.N >= 2)) throw new ArgumentOutOfRangeException(nameof(tally), "The spread of a mean needs at least two values.");
        var half = Tails.StudentCritical(level, tally.N - 1) * Math.Sqrt(tally.Variance / tally.N);
        return new(tally.Mean - half, tally.Mean, tally.Mean + half, level, "Student t");
    }

    /// <summary>
    /// Welch: d ± t_ν·√(s²/n + sBase²/nBase), p from the same t, ν by Satterthwaite; a dispersion φ ≥ 1 multiplies the variance.
    /// Needs n ≥ 2 on both sides; no spread on either side gives p = 1 or 0. Welch 1947, Biometrika 34:28.
    /// </summary>
    public static Difference Welch(MeanTally tally, MeanTally against, double level, double dispersion = 1)
    {
        if (!(tally.N >= 2 && against.N >= 2)) throw new ArgumentOutOfRangeException(nameof(tally), "The spread of a mean needs at least two values.");
        var (v, vBase) = (tally.Variance / tally.N, against.Variance / against.N);
        var point = tally.Above(against);
        var method = dispersion > 1 ? "Welch t, overdispersed" : "Welch t";
        if (v + vBase == 0) return new(new(point, point, point, level, method), point == 0 ? 1 : 0);
        var df = (v + vBase) * (v + vBase) / (v * v / (tally.N - 1) + vBase * vBase / (against.N - 1));
        var error = Math.Sqrt((v + vBase) * dispersion);
        var half = Tails.StudentCritical(level, df) * error;
        return new(new(point - half, point, point + half, level, method), Tails.StudentTwoSided(point / error, df));
    }
}
