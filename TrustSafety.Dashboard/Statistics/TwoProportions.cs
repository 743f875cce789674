namespace TrustSafety.Dashboard.Statistics;

/// <summary>The difference k/n − kBase/nBase of two independent proportions.</summary>
public static class TwoProportions
{
    /// <summary>
    /// Miettinen–Nurminen: z(δ) = (p − pBase − δ)/√(N/(N−1) · (p̃(1−p̃)/n + p̃Base(1−p̃Base)/nBase)), where p̃ maximises the likelihood under
    /// p − pBase = δ; the interval is {δ : |z(δ)| ≤ z_crit}, the p-value 2Φ(−|z(0)|), so they never disagree. Works for k = 0 and k = n.
    /// A dispersion φ ≥ 1 (quasi-likelihood, McCullagh &amp; Nelder 1989, section 4.5) widens by √φ in both.
    /// Miettinen &amp; Nurminen 1985, Statistics in Medicine 4:213, equations 8–10 and appendix I.
    /// </summary>
    public static Difference MiettinenNurminen(double k, double n, double kBase, double nBase, double level, double dispersion = 1)
    {
        Check(k, n);
        Check(kBase, nBase);
        if (!(dispersion >= 1)) throw new ArgumentOutOfRangeException(nameof(dispersion), "A dispersion below 1 would claim more than the counts can say.");
        var (critical, scale) = (Tails.NormalCritical(level), Math.Sqrt(dispersion));
        var point = k / n - kBase / nBase;
        var atZero = Score(k, n, kBase, nBase, 0) / scale;
        var (above, below) = (new Gap(k, n, kBase, nBase, scale, critical), new Gap(k, n, kBase, nBase, scale, -critical));
        // Zero splits the search, so that the side on which a limit falls follows from the very statistic that gives p.
        var low = atZero > critical ? Bisection.Solve(above, 0, point) : Bisection.Solve(above, -1, Math.Min(0, point));
        var high = atZero < -critical ? Bisection.Solve(below, point, 0) : Bisection.Solve(below, Math.Max(0, point), 1);
        var method = dispersion > 1 ? "Miettinen–Nurminen, overdispersed" : "Miettinen–Nurminen";
        return new(new(Math.Min(low, point), point, Math.Max(high, point), level, method), Tails.NormalTwoSided(atZero));
    }

    /// <summary>Miettinen–Nurminen's interval or one-sided limit with the score test of the null difference: 0, or minus a margin; the standard error shown is the unpooled one.</summary>
    public static Inference MiettinenNurminen(
        double k, double n, double kBase, double nBase, double level, Alternative alternative, double dispersion = 1, double nullDifference = 0)
    {
        var difference = MiettinenNurminen(k, n, kBase, nBase, Sided.Level(level, alternative), dispersion);
        var z = Score(k, n, kBase, nBase, ProportionDifference.Difference(nullDifference)) / Math.Sqrt(dispersion);
        return Sided.Of(difference.Interval, level, alternative, -1, 1) with
        {
            StandardError = ProportionDifference.Unpooled(k, n, kBase, nBase).StandardError * Math.Sqrt(dispersion),
            Statistic = z,
            P = Reference.P(z, alternative, null),
        };
    }

    /// <summary>The score statistic at δ; falls as δ rises. The rarer outcome is counted, because a proportion near 0 keeps the digits that one near 1 loses.</summary>
    internal static double Score(double k, double n, double kBase, double nBase, double delta) =>
        2 * (k + kBase) > n + nBase ? -RareScore(n - k, n, nBase - kBase, nBase, -delta) : RareScore(k, n, kBase, nBase, delta);

    private static double RareScore(double k, double n, double kBase, double nBase, double delta)
    {
        var gap = k / n - kBase / nBase - delta;
        var baseRate = Restricted(k, n, kBase, nBase, delta);
        var rate = Math.Clamp(baseRate + delta, 0, 1);
        var total = n + nBase;
        var variance = (rate * (1 - rate) / n + baseRate * (1 - baseRate) / nBase) * total / (total - 1);
        return variance > 0 ? gap / Math.Sqrt(variance) : gap == 0 ? 0 : gap > 0 ? double.PositiveInfinity : double.NegativeInfinity;
    }

    /// <summary>The base proportion that maximises the likelihood when the other lies δ above it: the middle root of a cubic.</summary>
    private static double Restricted(double k, double n, double kBase, double nBase, double delta)
    {
        var (total, events) = (n + nBase, k + kBase);
        if (delta == 0) return events / total;
        var (least, most) = (Math.Max(0, -delta), Math.Min(1, 1 - delta));
        if (most <= least) return least;
        var a2 = ((n + 2 * nBase) * delta - total - events) / total;
        var a1 = ((nBase * delta - total - 2 * kBase) * delta + events) / total;
        var a0 = kBase * delta * (1 - delta) / total;
        var q = Math.Pow(a2 / 3, 3) - a1 * a2 / 6 + a0 / 2;
        var p = (q < 0 ? -1 : 1) * Math.Sqrt(Math.Max(0, a2 * a2 / 9 - a1 / 3));
        var angle = p == 0 ? 0 : (Math.PI + Math.Acos(Math.Clamp(q / (p * p * p), -1, 1))) / 3;
        var root = Math.Clamp(2 * p * Math.Cos(angle) - a2 / 3, least, most);
        return Polished(root, a2, a1, a0, least, most);
    }

    // Near a double root the cosine form keeps only half of the digits, too few for proportions of one in a million.
    private static double Polished(double root, double a2, double a1, double a0, double least, double most)
    {
        for (var i = 0; i < 3; i++)
        {
            var slope = (3 * root + 2 * a2) * root + a1;
            if (slope == 0) break;
            var next = root - (((root + a2) * root + a1) * root + a0) / slope;
            if (!(next >= least && next <= most)) break;
            root = next;
        }
        return root;
    }

    private static void Check(double k, double n)
    {
        if (!(n > 0 && double.IsFinite(n))) throw new ArgumentOutOfRangeException(nameof(n), "A proportion needs at least one trial.");
        if (!(k >= 0 && k <= n)) throw new ArgumentOutOfRangeException(nameof(k), "Successes lie between 0 and the trials.");
    }

    private readonly record struct Gap(double K, double N, double KBase, double NBase, double Scale, double Critical) : IFunction
    {
        public double At(double x) => Score(K, N, KBase, NBase, x) / Scale - Critical;
    }
}
