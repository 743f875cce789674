namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// How many more units an experiment needs when it has run a while: the multiple m of the n so far such that with (1 + m)·n units, at the same
/// variance, the effect is found with the power asked for. 0 when it already would be; null when no multiple up to 1e9 is enough.
/// </summary>
public static class MidExperiment
{
    /// <summary>Fixed horizon, two-sided z: error/√(1 + m). Lachin 1981, Controlled Clinical Trials 2:93.</summary>
    public static double? Fixed(double effect, double error, double power = 0.8, double alpha = 0.05) =>
        Smallest(m => Power.Normal(effect, error / Math.Sqrt(1 + m), alpha), power);

    /// <summary>With the asymptotic confidence sequence tuned for N* on n units so far. Waudby-Smith, Arbour, Sinha, Kennedy &amp; Ramdas 2021, arXiv 2103.06476.</summary>
    public static double? Sequential(double effect, double error, double n, double tunedFor, double power = 0.8, double alpha = 0.05) => Smallest(
        m =>
        {
            var then = error / Math.Sqrt(1 + m);
            var half = ConfidenceSequence.HalfWidth(then, n * (1 + m), tunedFor, alpha);
            return Gaussian.Upper((half - Math.Abs(effect)) / then) + Gaussian.Lower((-half - Math.Abs(effect)) / then);
        }, power);

    /// <summary>
    /// With a normal prior: the chance that the central credible interval at 1 − α excludes 0.
    /// Spiegelhalter, Abrams &amp; Myles 2004, Bayesian Approaches to Clinical Trials, section 6.5.
    /// </summary>
    public static double? Bayesian(double effect, double error, (double Mean, double Variance) prior, double power = 0.8, double alpha = 0.05) => Smallest(
        m =>
        {
            var then = error / Math.Sqrt(1 + m);
            var precision = 1 / (then * then);
            var half = -Gaussian.Quantile(alpha / 2) * Math.Sqrt(precision + 1 / prior.Variance);
            var pull = prior.Mean / prior.Variance;
            return Gaussian.Upper(((half - pull) / precision - effect) / then) + Gaussian.Lower(((-half - pull) / precision - effect) / then);
        }, power);

    private static double? Smallest(Func<double, double> powerAt, double power)
    {
        if (powerAt(0) >= power) return 0;
        var (low, high) = (0.0, 1.0);
        while (powerAt(high) < power)
        {
            (low, high) = (high, high * 2);
            if (high > 1e9) return null;
        }
        for (var i = 0; i < 100 && high - low > 1e-12 * high; i++)
        {
            var middle = (low + high) / 2;
            if (powerAt(middle) >= power) high = middle;
            else low = middle;
        }
        return high;
    }
}
