namespace TrustSafety.Dashboard.Statistics;

/// <summary>Weighted means of a probability sample: Σwy/Σw with w = 1/π.</summary>
public static class Hajek
{
    /// <summary>
    /// A weighted proportion. The linearised variance v gives the effective sample n* = p(1−p)/v, on which <see cref="OneProportion.Of"/>
    /// is used, so the interval keeps to [0, 1] and is exact for few effective positives (Korn &amp; Graubard 1998, Survey Methodology 24:193).
    /// p of 0 or 1 has no variance estimate: Kish's n_eff takes the place of n*. Needs n ≥ 2.
    /// </summary>
    public static Interval Proportion(WeightedTally tally, double level)
    {
        var (k, n) = Effective(tally);
        var interval = OneProportion.Of(k, n, level);
        return interval with { Point = Math.Clamp(tally.Mean, interval.Low, interval.High), Method = $"Hájek, {interval.Method} on effective n" };
    }

    /// <summary>
    /// A weighted mean: ȳ ± t_{n−1}·√v with the linearised variance. Needs n ≥ 2; all y equal gives a width of 0, which is the sample's
    /// word and not certainty.
    /// </summary>
    public static Interval Mean(WeightedTally tally, double level)
    {
        CheckSize(tally);
        var half = Tails.StudentCritical(level, tally.N - 1) * Math.Sqrt(tally.Variance);
        return new(tally.Mean - half, tally.Mean, tally.Mean + half, level, "Hájek, linearised");
    }

    /// <summary>The difference of two weighted proportions: Miettinen–Nurminen on the effective sample sizes of both.</summary>
    public static Difference ProportionDifference(WeightedTally tally, WeightedTally against, double level)
    {
        var ((k, n), (kBase, nBase)) = (Effective(tally), Effective(against));
        var difference = TwoProportions.MiettinenNurminen(k, n, kBase, nBase, level);
        return difference with { Interval = difference.Interval with { Method = "Hájek, Miettinen–Nurminen on effective n" } };
    }

    /// <summary>The difference of two weighted means: d ± z√(v + vBase), p = 2Φ(−|d|/√(v + vBase)).</summary>
    public static Difference MeanDifference(WeightedTally tally, WeightedTally against, double level)
    {
        CheckSize(tally);
        CheckSize(against);
        return Wald.Difference(tally.Mean, tally.Variance, against.Mean, against.Variance, level, "Hájek, linearised");
    }

    /// <summary>Successes and trials of the simple random sample that would say as much.</summary>
    private static (double K, double N) Effective(WeightedTally tally)
    {
        CheckSize(tally);
        var p = Math.Clamp(tally.Mean, 0, 1);
        var variance = tally.Variance;
        var n = p > 0 && p < 1 && variance > 0 ? p * (1 - p) / variance : tally.EffectiveN;
        return (p * n, n);
    }

    private static void CheckSize(WeightedTally tally)
    {
        if (!(tally.N >= 2 && tally.W > 0)) throw new ArgumentOutOfRangeException(nameof(tally), "A weighted mean needs at least two rows with weights above 0.");
    }
}
