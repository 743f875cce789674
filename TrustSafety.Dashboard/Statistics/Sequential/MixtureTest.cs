namespace TrustSafety.Dashboard.Statistics;

/// <summary>The mixture sequential probability ratio test of a normal estimate; may be read after every unit.</summary>
public static class MixtureTest
{
    /// <summary>
    /// Λ = √(V/(V + τ))·exp(d²τ/(2V(V + τ))) with V = error² and mixing variance τ; p = min(1, 1/Λ), interval d ± √(V(V + τ)/τ·(ln((V + τ)/V) − 2 ln α)).
    /// One-sided: the mixture is the half-normal above (below) the null, Λ = 2√(V/(V + τ))·e^{x²/2}·Φ(x) with x = d√(τ/(V(V + τ))), and the limit is where Λ = 1/α.
    /// Johari, Koomen, Pekelis &amp; Walsh 2022, Operations Research 70:1806. The always-valid p is the smallest over the looks so far.
    /// </summary>
    public static Inference Normal(double point, double error, double mixingVariance, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "mSPRT";
        var alpha = Require.Level(level);
        Require.Positive(mixingVariance);
        if (!(error > 0)) return Inference.None(Undefined.NoSpread, method, level, alternative, point);
        var (v, tau) = (error * error, mixingVariance);
        if (alternative != Alternative.TwoSided)
        {
            var (unit, side) = (Math.Sqrt(v * (v + tau) / tau), alternative == Alternative.Greater ? 1 : -1);
            var shift = Math.Log(2) + 0.5 * Math.Log(v / (v + tau));
            var reach = Roots.Brent(new HalfNormal(shift + Math.Log(alpha)), -60, 60) * unit;
            var limits = new Interval(point - reach, point, point + reach, level, method);
            return Sided.Of(limits, level, alternative, double.NegativeInfinity, double.PositiveInfinity) with
            {
                StandardError = error,
                Statistic = point / error,
                P = Math.Min(1, Math.Exp(-shift - new HalfNormal(0).At(side * point / unit))),
            };
        }
        var half = Math.Sqrt(v * (v + tau) / tau * (Math.Log((v + tau) / v) - 2 * Math.Log(alpha)));
        var log = 0.5 * Math.Log(v / (v + tau)) + point * point * tau / (2 * v * (v + tau));
        return Result(method, level, point, error, half, Math.Min(1, Math.Exp(-log)));
    }

    /// <summary>
    /// The form that Statsig documents: τ = z²(s² + sBase²)/(n + nBase), α/2 in place of α in the logarithm (slightly conservative), and
    /// p = 2Φ(−z·|d|/half-width), which agrees with the interval. Kept to check readouts made there.
    /// </summary>
    public static Inference Conservative(double point, double variance, double n, double varianceBase, double nBase, double level = 0.95)
    {
        const string method = "mSPRT, α/2";
        var alpha = Require.Level(level);
        var z = Reference.Critical(level, Alternative.TwoSided, null);
        var v = Require.NotNegative(variance) / Require.Positive(n) + Require.NotNegative(varianceBase) / Require.Positive(nBase);
        if (v == 0) return Inference.None(Undefined.NoSpread, method, level, point: point);
        var tau = z * z * (variance + varianceBase) / (n + nBase);
        var half = Math.Sqrt(v * (v + tau) / tau * (Math.Log((v + tau) / v) - 2 * Math.Log(alpha / 2)));
        return Result(method, level, point, Math.Sqrt(v), half, 2 * Gaussian.Lower(-z * Math.Abs(point) / half));
    }

    // ln Λ less its constant, and less where it must come to; rises with x.
    private readonly record struct HalfNormal(double Shift) : IFunction
    {
        public double At(double x) => Shift + x * x / 2 + Gaussian.LogLower(x);
    }

    private static Inference Result(string method, double level, double point, double error, double half, double p) => new(method, level)
    {
        Point = point,
        StandardError = error,
        Low = point - half,
        High = point + half,
        P = p,
        Statistic = point / error,
    };
}
