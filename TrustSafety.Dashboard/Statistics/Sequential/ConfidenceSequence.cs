namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Asymptotic confidence sequences: intervals that hold at every look together, for any estimate with a standard error on n units in all
/// (differences, lifts, ratio metrics, CUPED-adjusted ones). Waudby-Smith, Arbour, Sinha, Kennedy &amp; Ramdas 2021, arXiv 2103.06476.
/// </summary>
public static class ConfidenceSequence
{
    /// <summary>
    /// ρ = √((−2 ln α + ln(1 − 2 ln α))/N*), which makes the sequence tightest near N* units. α in (0, 1). Their equation 161.
    /// Waudby-Smith, Arbour, Sinha, Kennedy &amp; Ramdas 2021, arXiv 2103.06476.
    /// </summary>
    public static double Rho(double alpha, double tunedFor) =>
        Math.Sqrt((-2 * Math.Log(Require.Inside(alpha)) + Math.Log(1 - 2 * Math.Log(alpha))) / Require.Positive(tunedFor));

    /// <summary>
    /// The N* at which another α has the ρ that alpha has at tunedFor: N*·(ρ(other)/ρ(alpha))². The same sequence at another level, so that its p is one. Their equation 161.
    /// Waudby-Smith, Arbour, Sinha, Kennedy &amp; Ramdas 2021, arXiv 2103.06476.
    /// </summary>
    public static double TunedAlike(double tunedFor, double alpha, double other)
    {
        var ratio = Rho(other, 1) / Rho(alpha, 1);
        return Require.Positive(tunedFor) * ratio * ratio;
    }

    /// <summary>
    /// Two-sided: point ± s√(2(nρ² + 1)/(n²ρ²)·ln(√(nρ² + 1)/α)), s² = n·error²; one-sided: ln(1 + √(nρ² + 1)/(2α)) with ρ for 2α.
    /// p is the smallest α whose limit excludes 0 with ρ held. Their equations 9 and 134. n counts the units of both arms together.
    /// Waudby-Smith, Arbour, Sinha, Kennedy &amp; Ramdas 2021, arXiv 2103.06476.
    /// </summary>
    public static Inference At(double point, double error, double n, double tunedFor, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "asymptotic confidence sequence";
        Require.Positive(n);
        var alpha = Require.Level(level);
        if (!(error > 0)) return Inference.None(Undefined.NoSpread, method, level, alternative, point);
        var half = HalfWidth(error, n, tunedFor, alpha, alternative);
        return new(method, level, alternative)
        {
            Point = point,
            StandardError = error,
            Low = alternative == Alternative.Less ? double.NegativeInfinity : point - half,
            High = alternative == Alternative.Greater ? double.PositiveInfinity : point + half,
            P = P(point / error, n, tunedFor, alpha, alternative),
            Statistic = point / error,
        };
    }

    /// <summary>The half-width alone, for a plan. Waudby-Smith, Arbour, Sinha, Kennedy &amp; Ramdas 2021, arXiv 2103.06476.</summary>
    public static double HalfWidth(double error, double n, double tunedFor, double alpha, Alternative alternative = Alternative.TwoSided)
    {
        var a = Spread(n, tunedFor, alpha, alternative);
        var log = alternative == Alternative.TwoSided ? Math.Log(Math.Sqrt(a + 1) / alpha) : Stirling.Log1p(Math.Sqrt(a + 1) / (2 * alpha));
        return error * Math.Sqrt(2 * (a + 1) / a * log);
    }

    private static double P(double z, double n, double tunedFor, double alpha, Alternative alternative)
    {
        var a = Spread(n, tunedFor, alpha, alternative);
        var log = z * z * a / (2 * (a + 1));
        if (alternative == Alternative.TwoSided) return Math.Min(1, Math.Exp(0.5 * Math.Log(a + 1) - log));
        if (alternative == Alternative.Greater ? z <= 0 : z >= 0) return 1;
        return Math.Min(1, Math.Sqrt(a + 1) / 2 / Stirling.Expm1(log));
    }

    private static double Spread(double n, double tunedFor, double alpha, Alternative alternative)
    {
        var rho = Rho(alternative == Alternative.TwoSided ? alpha : Math.Min(2 * alpha, 0.99), tunedFor);
        return n * rho * rho;
    }
}
