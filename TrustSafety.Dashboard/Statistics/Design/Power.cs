namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Power of a test of an effect that has a known standard error, and its inverses. Two-sided power counts both tails.
/// The standard errors of the designs are in <see cref="DesignError"/>; α and power strictly in (0, 1).
/// </summary>
public static class Power
{
    /// <summary>
    /// Normal: Φ(|δ|/error − z) and, two-sided, Φ(−|δ|/error − z) more. A one-sided test looks in the direction of the effect.
    /// Lachin 1981, Controlled Clinical Trials 2:93.
    /// </summary>
    public static double Normal(double effect, double error, double alpha = 0.05, bool twoSided = true)
    {
        var z = -Gaussian.Quantile(Require.Inside(alpha) / (twoSided ? 2 : 1));
        var ratio = Math.Abs(effect) / Require.Positive(error);
        return Gaussian.Upper(z - ratio) + (twoSided ? Gaussian.Lower(-z - ratio) : 0);
    }

    /// <summary>
    /// Student's t moved by δ/error: the usual approximation to the noncentral t for large samples.
    /// Johnson, Kotz &amp; Balakrishnan 1995, Continuous Univariate Distributions 2, chapter 31.
    /// </summary>
    public static double ShiftedT(double effect, double error, double df, double alpha = 0.05, bool twoSided = true)
    {
        var t = -Student.Quantile(Require.Inside(alpha) / (twoSided ? 2 : 1), Require.Positive(df));
        var ratio = Math.Abs(effect) / Require.Positive(error);
        return Student.Upper(t - ratio, df) + (twoSided ? Student.Lower(-t - ratio, df) : 0);
    }

    /// <summary>
    /// Exact power of a t-test by the noncentral t with δ = effect/error: one sample error = σ/√n, df = n − 1; two samples σ√(1/n + 1/m), df = n + m − 2.
    /// The sign of the effect counts for one-sided tests. Cohen 1988, Statistical Power Analysis, chapter 2.
    /// </summary>
    public static double ExactT(double effect, double error, double df, double alpha = 0.05, Alternative alternative = Alternative.TwoSided)
    {
        var delta = effect / Require.Positive(error);
        var t = -Student.Quantile(Require.Inside(alpha) / (alternative == Alternative.TwoSided ? 2 : 1), Require.Positive(df));
        var above = NoncentralStudent.Lower(-t, df, -delta);
        var below = NoncentralStudent.Lower(-t, df, delta);
        return alternative switch { Alternative.Greater => above, Alternative.Less => below, _ => above + below };
    }

    /// <summary>
    /// How often an interval estimate ± half will leave out 0 on the side of an effect, its estimate being normal around it: Φ((|δ| − half)/error). For intervals that are wider than the
    /// normal one, such as those of a sequence, whose half-width is known beforehand. Lachin 1981, Controlled Clinical Trials 2:93.
    /// </summary>
    public static double OfInterval(double effect, double half, double error) => Gaussian.Upper((Require.NotNegative(half) - Math.Abs(effect)) / Require.Positive(error));

    /// <summary>The smallest effect that such an interval leaves 0 out for with the power asked for: half + z_{power}·error. Lachin 1981, Controlled Clinical Trials 2:93.</summary>
    public static double DetectableByInterval(double half, double error, double power = 0.8) => Require.NotNegative(half) - (Require.Positive(error) * Gaussian.Quantile(1 - Require.Inside(power)));

    /// <summary>
    /// The smallest effect found with the power asked for: (z_{α} + z_{power})·error; two-sided α is halved (the far tail is neglected, below 1e-4 of power).
    /// Lachin 1981, Controlled Clinical Trials 2:93.
    /// </summary>
    public static double DetectableEffect(double error, double power = 0.8, double alpha = 0.05, bool twoSided = true) =>
        -(Gaussian.Quantile(Require.Inside(alpha) / (twoSided ? 2 : 1)) + Gaussian.Quantile(1 - Require.Inside(power))) * Require.Positive(error);

    /// <summary>
    /// The smallest n with the power asked for, when the standard error at n units is errorOfOne/√n. An effect of 0 is out of reach: null.
    /// Units are those of errorOfOne: all arms together for <see cref="DesignError.Difference"/> with n = 1. Lachin 1981, Controlled Clinical Trials 2:93.
    /// </summary>
    public static double? Units(double effect, double errorOfOne, double power = 0.8, double alpha = 0.05, bool twoSided = true)
    {
        if (effect == 0) return null;
        var detectable = DetectableEffect(errorOfOne, power, alpha, twoSided);
        return Math.Ceiling(detectable * detectable / (effect * effect) * (1 - 1e-12));
    }

    /// <summary>
    /// The same with Student's t moved by the effect and df = n − lostDf, which asks for a few units more: null when out of reach.
    /// Johnson, Kotz &amp; Balakrishnan 1995, Continuous Univariate Distributions 2, chapter 31.
    /// </summary>
    public static double? UnitsShiftedT(double effect, double errorOfOne, double power = 0.8, double alpha = 0.05, bool twoSided = true, double lostDf = 2)
    {
        if (Units(effect, errorOfOne, power, alpha, twoSided) is not { } start) return null;
        double At(double n) => ShiftedT(effect, errorOfOne / Math.Sqrt(n), n - lostDf, alpha, twoSided);
        var (low, high) = (lostDf + 1, Math.Max(lostDf + 2, start));
        while (At(high) < power) (low, high) = (high, high * 2);
        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            if (At(middle) >= power) high = middle;
            else low = middle;
        }
        return high;
    }

    /// <summary>
    /// The smallest n that shows non-inferiority with the power asked for: ((z_α + z_power)·errorOfOne/(margin + effect))²; null when the true effect lies at or below −margin.
    /// Wellek 2010, Testing Statistical Hypotheses of Equivalence and Noninferiority, chapter 2.
    /// </summary>
    public static double? NonInferiorityUnits(double margin, double errorOfOne, double effect = 0, double power = 0.8, double alpha = 0.05) =>
        Require.NotNegative(margin) + effect > 0 ? Units(margin + effect, errorOfOne, power, alpha, twoSided: false) : null;

    /// <summary>
    /// The smallest margin that can be shown with the power asked for at this error: (z_α + z_power)·error − effect.
    /// Wellek 2010, Testing Statistical Hypotheses of Equivalence and Noninferiority, chapter 2.
    /// </summary>
    public static double DetectableMargin(double error, double effect = 0, double power = 0.8, double alpha = 0.05) =>
        Math.Max(0, DetectableEffect(error, power, alpha, twoSided: false) - effect);

    /// <summary>
    /// Equivalence by two one-sided tests at α each: the chance that the estimate lies between low + z_α·error and high − z_α·error, 0 when these cross. Normal.
    /// Phillips 1990, Journal of Pharmacokinetics and Biopharmaceutics 18:137.
    /// </summary>
    public static double Equivalence(double low, double high, double error, double effect = 0, double alpha = 0.05)
    {
        if (!(low < high)) throw new ArgumentOutOfRangeException(nameof(low), "The lower margin lies below the upper.");
        var z = -Gaussian.Quantile(Require.Inside(alpha));
        var (from, to) = (z + (low - effect) / Require.Positive(error), (high - effect) / error - z);
        if (from >= to) return 0;
        return from > 0 ? Gaussian.Upper(from) - Gaussian.Upper(to) : Gaussian.Lower(to) - Gaussian.Lower(from);
    }

    /// <summary>
    /// The smallest n that shows equivalence with the power asked for; null when the true effect does not lie between the margins.
    /// Phillips 1990, Journal of Pharmacokinetics and Biopharmaceutics 18:137.
    /// </summary>
    public static double? EquivalenceUnits(double low, double high, double errorOfOne, double effect = 0, double power = 0.8, double alpha = 0.05)
    {
        if (!(effect > low && effect < high)) return null;
        return SmallestWhole.Reaching(Require.Inside(power), n => Equivalence(low, high, errorOfOne / Math.Sqrt(n), effect, alpha));
    }

    /// <summary>
    /// Units of both arms together for a rank test (Mann–Whitney) to find a chance of superiority P(X &gt; Y) + P(X = Y)/2: (z_α + z_power)²/(12·s(1 − s)(P − ½)²) for a share s in one arm,
    /// without ties. Null at ½. Noether 1987, JASA 82:645.
    /// </summary>
    public static double? RankUnits(double superiority, double power = 0.8, double alpha = 0.05, bool twoSided = true, double share = 0.5)
    {
        if (Require.Probability(superiority) == 0.5) return null;
        var z = DetectableEffect(1, power, alpha, twoSided);
        return Math.Ceiling(z * z / (12 * Require.Inside(share) * (1 - share) * (superiority - 0.5) * (superiority - 0.5)) * (1 - 1e-12));
    }

    /// <summary>
    /// Non-inferiority: power to show effect &gt; −margin, one-sided, when the true effect is as given (usually 0).
    /// Wellek 2010, Testing Statistical Hypotheses of Equivalence and Noninferiority, chapter 2.
    /// </summary>
    public static double NonInferiority(double margin, double error, double effect = 0, double alpha = 0.05)
    {
        var distance = Require.NotNegative(margin) + effect;
        return Gaussian.Upper(-Gaussian.Quantile(Require.Inside(alpha)) - distance / Require.Positive(error));
    }
}
