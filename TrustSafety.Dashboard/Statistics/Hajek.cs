namespace TrustSafety.Dashboard.Statistics;

/// <summary>Weighted means of a probability sample: Σwy/Σw with w = 1/π; with or without regard to the strata that it was drawn in.</summary>
public static class Hajek
{
    private const string Plain = "Hájek", InStrata = "stratified Hájek";

    /// <summary>
    /// A weighted proportion. The linearised variance v gives the effective sample n* = p(1−p)/v, on which <see cref="OneProportion.Of"/>
    /// is used, so the interval keeps to [0, 1] and is exact for few effective positives (Korn &amp; Graubard 1998, Survey Methodology 24:193).
    /// p of 0 or 1 has no variance estimate: Kish's n_eff takes the place of n*. Needs n ≥ 2.
    /// </summary>
    public static Interval Proportion(WeightedTally tally, double level) => Proportion(Effective(tally, tally.Variance), tally, level, Plain);

    /// <summary>The same with the variance of the stratified sample. It may also be a ratio whose value lies between 0 and 1.</summary>
    public static Interval Proportion(StratifiedDomain domain, double level) => Proportion(Effective(domain.Total, domain.Variance), domain.Total, level, InStrata);

    /// <summary>
    /// A weighted mean: ȳ ± t_{n−1}·√v with the linearised variance. Needs n ≥ 2; all y equal gives a width of 0, which is the sample's
    /// word and not certainty. Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 5.7.
    /// </summary>
    public static Interval Mean(WeightedTally tally, double level) => Mean(tally, tally.Variance, tally.N - 1, level, Plain);

    /// <summary>The same with the variance of the stratified sample, or a ratio of two sums; t with as many degrees of freedom as units less strata.</summary>
    public static Interval Mean(StratifiedDomain domain, double level) => Mean(domain.Total, domain.Variance, domain.DegreesOfFreedom, level, InStrata);

    /// <summary>
    /// A share by its strata, p ± z√v, cut to [0, 1]: as large samples of known populations are usually told. All alike gives a width of 0, which is the sample's word and not certainty.
    /// Needs n ≥ 2. Cochran 1977, Sampling Techniques, chapter 5.
    /// </summary>
    public static Interval Symmetric(StratifiedDomain domain, double level)
    {
        CheckSize(domain.Total);
        var half = Tails.NormalCritical(level) * Math.Sqrt(domain.Variance);
        return new(Math.Max(0, domain.Total.Mean - half), domain.Total.Mean, Math.Min(1, domain.Total.Mean + half), level, "stratified, normal");
    }

    /// <summary>
    /// The difference of two weighted proportions: Miettinen–Nurminen on the effective sample sizes of both.
    /// Miettinen &amp; Nurminen 1985, Statistics in Medicine 4:213; Korn &amp; Graubard 1998, Survey Methodology 24:193.
    /// </summary>
    public static Difference ProportionDifference(WeightedTally tally, WeightedTally against, double level) =>
        Apart(Effective(tally, tally.Variance), Effective(against, against.Variance), level, Plain);

    /// <summary>
    /// The same for two domains of one stratified sample that share no unit. Strata in common make them covary: both effective sizes are then
    /// multiplied by (v + vBase)/(v + vBase − 2cov), so that the variance of the difference is right.
    /// </summary>
    public static Difference ProportionDifference(StratifiedDomain domain, StratifiedDomain against, double level)
    {
        var (variance, variances) = (domain.Variance + against.Variance - 2 * domain.Covariance(against), domain.Variance + against.Variance);
        var scale = variance > 0 && double.IsFinite(variances) ? variances / variance : 1;
        return Apart(Times(Effective(domain.Total, domain.Variance), scale), Times(Effective(against.Total, against.Variance), scale), level, InStrata);
    }

    /// <summary>
    /// The difference of two weighted means: d ± z√(v + vBase), p = 2Φ(−|d|/√(v + vBase)).
    /// Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 5.7.
    /// </summary>
    public static Difference MeanDifference(WeightedTally tally, WeightedTally against, double level) =>
        Apart(tally, against, tally.Variance, against.Variance, level, Plain);

    /// <summary>The same for two domains of one stratified sample that share no unit, with their covariance.</summary>
    public static Difference MeanDifference(StratifiedDomain domain, StratifiedDomain against, double level)
    {
        var covariance = domain.Covariance(against);
        return Apart(domain.Total, against.Total, Math.Max(0, domain.Variance - covariance), Math.Max(0, against.Variance - covariance), level, InStrata);
    }

    private static Interval Proportion((double K, double N) effective, WeightedTally tally, double level, string estimator)
    {
        var interval = OneProportion.Of(effective.K, effective.N, level);
        return interval with { Point = Math.Clamp(tally.Mean, interval.Low, interval.High), Method = $"{estimator}, {interval.Method} on effective n" };
    }

    private static Interval Mean(WeightedTally tally, double variance, double df, double level, string estimator)
    {
        CheckSize(tally);
        var half = Tails.StudentCritical(level, df) * Math.Sqrt(variance);
        return new(tally.Mean - half, tally.Mean, tally.Mean + half, level, $"{estimator}, linearised");
    }

    private static Difference Apart((double K, double N) effective, (double K, double N) against, double level, string estimator)
    {
        var difference = TwoProportions.MiettinenNurminen(effective.K, effective.N, against.K, against.N, level);
        return difference with { Interval = difference.Interval with { Method = $"{estimator}, Miettinen–Nurminen on effective n" } };
    }

    private static Difference Apart(WeightedTally tally, WeightedTally against, double variance, double varianceBase, double level, string estimator)
    {
        CheckSize(tally);
        CheckSize(against);
        return Wald.Difference(tally.Mean, variance, against.Mean, varianceBase, level, $"{estimator}, linearised");
    }

    /// <summary>Successes and trials of the simple random sample that would say as much.</summary>
    private static (double K, double N) Effective(WeightedTally tally, double variance)
    {
        CheckSize(tally);
        var p = Math.Clamp(tally.Mean, 0, 1);
        var n = p > 0 && p < 1 && variance > 0 ? p * (1 - p) / variance : tally.EffectiveN;
        return (p * n, n);
    }

    private static (double K, double N) Times((double K, double N) effective, double scale) => (effective.K * scale, effective.N * scale);

    private static void CheckSize(WeightedTally tally)
    {
        if (!(tally.N >= 2 && tally.W > 0)) throw new ArgumentOutOfRangeException(nameof(tally), "A weighted mean needs at least two rows with weights above 0.");
    }
}
