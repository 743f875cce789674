namespace TrustSafety.Dashboard.Statistics;

/// <summary>The odds ratio k(nBase − kBase)/((n − k)kBase) of two independent proportions; 1 means no difference.</summary>
public static class OddsRatio
{
    /// <summary>
    /// Woolf: exp(ln OR ± z√(1/k + 1/(n − k) + 1/kBase + 1/(nBase − kBase))); p from the same z, against 1 unless another ratio is stated. A cell of 0 has no answer unless the
    /// Haldane–Anscombe ½ is added to every cell. Woolf 1955, Annals of Human Genetics 19:251.
    /// </summary>
    public static Inference Woolf(
        double k, double n, double kBase, double nBase, double level = 0.95, Alternative alternative = Alternative.TwoSided, bool addHalf = false, double nullRatio = 1)
    {
        Require.Successes(k, n);
        Require.Successes(kBase, nBase);
        var extra = addHalf ? 0.5 : 0;
        var (a, b, c, d) = (k + extra, n - k + extra, kBase + extra, nBase - kBase + extra);
        var method = addHalf ? "Woolf logit, ½ added" : "Woolf logit";
        if (b == 0 || c == 0) return Inference.None(Undefined.ZeroDenominator, method, level, alternative);
        if (a == 0 || d == 0) return Inference.None(Undefined.TooFew, method, level, alternative, 0);
        return LogScale.Exponential(Math.Log(a) + Math.Log(d) - Math.Log(b) - Math.Log(c), Math.Sqrt(1 / a + 1 / b + 1 / c + 1 / d), method, level, alternative, nullRatio: nullRatio);
    }

    /// <summary>
    /// Miettinen and Nurminen's score interval: all ψ with |k − n·p̃| ≤ z/√(1/(n·p̃(1 − p̃)) + 1/(nBase·p̃Base(1 − p̃Base)))·√(N/(N − 1)), N = n + nBase, p̃ and p̃Base the
    /// proportions of greatest likelihood under ψ; without that last factor on request. p of the same statistic at ψ = 1, or at the ratio stated; the standard error is Woolf's, in the
    /// ratio's unit. A ratio of 0 gives Low = 0, one of ∞ an unbounded High; where nothing or everything succeeded the answer is (0, ∞).
    /// Miettinen &amp; Nurminen 1985, Statistics in Medicine 4:213.
    /// </summary>
    public static Inference Score(
        double k, double n, double kBase, double nBase, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullRatio = 1, bool unbiased = true)
    {
        Require.Successes(k, n);
        Require.Successes(kBase, nBase);
        const string method = "Miettinen–Nurminen score";
        var critical = Reference.Critical(Sided.Level(level, alternative), Alternative.TwoSided, null);
        var total = n + nBase;
        if (k + kBase == 0 || k + kBase == total) return Inference.None(Undefined.NoSpread, method, level, alternative) with { Low = 0, High = double.PositiveInfinity };
        var score = new OddsScore(k, n, kBase, nBase, unbiased && total > 1 ? Math.Sqrt((total - 1) / total) : 1);
        var (never, always) = (k == 0 || kBase == nBase, k == n || kBase == 0);
        var point = always ? double.PositiveInfinity : k / (n - k) * ((nBase - kBase) / kBase);
        // Solved in ln ψ, where both limits are of the same order; a ratio of 0 or ∞ has its only limit anywhere on that line.
        var middle = never ? -OddsScore.Widest : always ? OddsScore.Widest : Math.Log(point);
        var low = never ? 0 : Math.Exp(Roots.Outward(score with { Less = critical }, middle, -0.1, -OddsScore.Widest));
        var high = always ? double.PositiveInfinity : Math.Exp(Roots.Outward(score with { Less = -critical }, middle, 0.1, OddsScore.Widest));
        var z = score.At(Math.Log(Require.Positive(nullRatio)));
        return Sided.Of(new(low, point, high, level, method), level, alternative, 0, double.PositiveInfinity) with
        {
            Point = always ? null : point,
            StandardError = never || always ? null : point * Math.Sqrt(1 / k + 1 / (n - k) + 1 / kBase + 1 / (nBase - kBase)),
            Statistic = z,
            P = Reference.P(z, alternative, null),
            Why = always ? Undefined.ZeroDenominator : Undefined.No,
        };
    }
}
