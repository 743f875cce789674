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
}
