namespace TrustSafety.Dashboard.Statistics;

/// <summary>Counts of one part before and after: what was counted now, what was counted in the baseline, and how many times the baseline's exposure now has.</summary>
/// <param name="Growth">Exposure now over exposure of the baseline: expected now = Baseline·Growth.</param>
public readonly record struct ChangedCount(double Observed, double Baseline, double Growth)
{
    public double Excess => Observed - Baseline * Growth;
}

/// <summary>How much of the whole's change lies in one part.</summary>
public static class ChangeShare
{
    /// <summary>
    /// S = Σ excess of the parts inside/Σ excess of all parts, with a percentile interval of a parametric bootstrap: every count is drawn anew as φ·Poisson(count/φ), those now and those of the baseline
    /// (Efron &amp; Tibshirani 1993, An Introduction to the Bootstrap, section 6.5). φ ≥ 1 is the dispersion. A share may pass 1 when the rest moved the other way. Null when the whole did not move, or when
    /// its resampled change has either sign in more than 1 − level of the draws: the share then has no meaning.
    /// </summary>
    public static Interval? Of(IReadOnlyList<ChangedCount> inside, IReadOnlyList<ChangedCount> outside, double dispersion = 1, double level = 0.95, int resamples = 2000, ulong seed = 1)
    {
        Require.Positive(dispersion);
        Require.Level(level);
        var (part, rest) = (inside.Sum(c => c.Excess), outside.Sum(c => c.Excess));
        if (part + rest == 0) return null;
        var (random, values, turned) = (new SeededRandom(seed), new double[resamples], 0);
        double Drawn(ChangedCount c) => dispersion * (random.Poisson(c.Observed / dispersion) - random.Poisson(c.Baseline / dispersion) * c.Growth);
        for (var r = 0; r < resamples; r++)
        {
            double p = 0, q = 0;
            foreach (var c in inside) p += Drawn(c);
            foreach (var c in outside) q += Drawn(c);
            if ((p + q) * (part + rest) <= 0) turned++;
            values[r] = p + q == 0 ? 0 : p / (p + q);
        }
        if (turned > (1 - level) * resamples) return null;
        Array.Sort(values);
        var tail = (1 - level) / 2;
        return new(Resampled.Quantile(values, tail), part / (part + rest), Resampled.Quantile(values, 1 - tail), level, "parametric bootstrap, percentile");
    }
}
