namespace TrustSafety.Dashboard.Statistics;

/// <summary>An effect of one treated unit, judged by what the same calculation makes of units that nothing was done to.</summary>
public static class PlaceboInterval
{
    /// <summary>
    /// effect ± the ⌈(k + 1)·level⌉-th smallest |placebo| of k placebos, and p = (1 + #{|placebo| ≥ |effect|})/(k + 1). Too few placebos for the level: the largest
    /// |placebo|, at the level k/(k + 1) that it has, which is the one told. Exact when the treated unit could have been any of them (exchangeable noise).
    /// Needs two placebos. Conley &amp; Taber 2011, Review of Economics and Statistics 93:113; Abadie, Diamond &amp; Hainmueller 2010, JASA 105:493.
    /// </summary>
    public static Inference Of(double effect, IReadOnlyList<double> placebos, double level = 0.95)
    {
        const string method = "placebo distribution";
        if (placebos.Count < 2 || !double.IsFinite(effect)) return Inference.None(Undefined.TooFew, method, level, point: double.IsFinite(effect) ? effect : null);
        var (k, sizes) = (placebos.Count, placebos.Select(Math.Abs).Order().ToList());
        var rank = (int)Math.Ceiling(((k + 1) * level) - 1e-9);
        var (half, held) = rank <= k ? (sizes[rank - 1], level) : (sizes[^1], k / (k + 1.0));
        return new(method, held)
        {
            Point = effect,
            Low = effect - half,
            High = effect + half,
            P = (1.0 + sizes.Count(s => s >= Math.Abs(effect))) / (k + 1),
        };
    }
}
