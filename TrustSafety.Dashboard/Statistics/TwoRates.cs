namespace TrustSafety.Dashboard.Statistics;

/// <summary>The difference count/exposure − countBase/exposureBase of two independent Poisson rates.</summary>
public static class TwoRates
{
    /// <summary>
    /// Score method: z(δ) = (λ − λBase − δ)/√(λ̃/t + λ̃Base/tBase), λ̃ maximising the likelihood under λ − λBase = δ (a quadratic);
    /// interval {δ : |z(δ)| ≤ z_crit}, p = 2Φ(−|z(0)|) of the same statistic. A dispersion φ ≥ 1 (quasi-Poisson) widens both by √φ.
    /// Two counts of 0 give p = 1 and an interval around 0. Miettinen &amp; Nurminen 1985, Statistics in Medicine 4:213, section 2.
    /// </summary>
    public static Difference Score(double count, double exposure, double countBase, double exposureBase, double level, double dispersion = 1)
    {
        if (!(count >= 0 && countBase >= 0)) throw new ArgumentOutOfRangeException(nameof(count), "A count is not negative.");
        if (!(exposure > 0 && exposureBase > 0)) throw new ArgumentOutOfRangeException(nameof(exposure), "A rate needs an exposure above 0.");
        if (!(dispersion >= 1)) throw new ArgumentOutOfRangeException(nameof(dispersion), "A dispersion below 1 would claim more than the counts can say.");
        var (critical, scale) = (Tails.NormalCritical(level), Math.Sqrt(dispersion));
        double Z(double delta) => Statistic(count, exposure, countBase, exposureBase, delta) / scale;

        var point = count / exposure - countBase / exposureBase;
        var atZero = Z(0);
        var step = (Math.Sqrt(count + 1) / exposure + Math.Sqrt(countBase + 1) / exposureBase) * scale * (critical + 1);
        var least = Math.Min(0, point);
        while (Z(least) <= critical) least -= step;
        var most = Math.Max(0, point);
        while (Z(most) >= -critical) most += step;
        var low = atZero > critical ? Bisection.Solve(d => Z(d) - critical, 0, point) : Bisection.Solve(d => Z(d) - critical, least, Math.Min(0, point));
        var high = atZero < -critical ? Bisection.Solve(d => Z(d) + critical, point, 0) : Bisection.Solve(d => Z(d) + critical, Math.Max(0, point), most);
        var method = dispersion > 1 ? "Poisson score, overdispersed" : "Poisson score";
        return new(new(low, point, high, level, method), Tails.NormalTwoSided(atZero));
    }

    /// <summary>The score interval or one-sided limit with the test of no difference; the standard error shown is √(count/t² + countBase/tBase²), null for no events.</summary>
    public static Inference Score(double count, double exposure, double countBase, double exposureBase, double level, Alternative alternative, double dispersion = 1)
    {
        var difference = Score(count, exposure, countBase, exposureBase, Sided.Level(level, alternative), dispersion);
        var z = Statistic(count, exposure, countBase, exposureBase, 0) / Math.Sqrt(dispersion);
        var variance = count / (exposure * exposure) + countBase / (exposureBase * exposureBase);
        return Sided.Of(difference.Interval, level, alternative, double.NegativeInfinity, double.PositiveInfinity) with
        {
            StandardError = variance > 0 ? Math.Sqrt(variance * dispersion) : null,
            Statistic = z,
            P = Reference.P(z, alternative, null),
        };
    }

    internal static double Statistic(double count, double exposure, double countBase, double exposureBase, double delta)
    {
        if (delta < 0) return -Statistic(countBase, exposureBase, count, exposure, -delta);
        var (time, events) = (exposure + exposureBase, count + countBase);
        var (b, c) = (events - time * delta, 4 * time * delta * countBase);
        var root = Math.Sqrt(b * b + c);
        // The two forms of one root; each loses its digits where the other keeps them.
        var baseRate = b >= 0 ? (b + root) / (2 * time) : c == 0 ? 0 : 2 * delta * countBase / (root - b);
        var gap = count / exposure - countBase / exposureBase - delta;
        var variance = (baseRate + delta) / exposure + baseRate / exposureBase;
        return variance > 0 ? gap / Math.Sqrt(variance) : 0;
    }
}
