namespace TrustSafety.Dashboard.Statistics;

/// <summary>What the strata hold of one segment before and after the change, with the weights of views and of what is counted.</summary>
public sealed record SplitSegment(IReadOnlyList<DomainStratum> Before, IReadOnlyList<DomainStratum> After);

/// <summary>The split of a change, each part with its own interval; the parts of the segments in the order given.</summary>
public sealed record SplitChange(Inference Mix, Inference Rate, IReadOnlyList<(Inference Mix, Inference Rate)> Segments);

/// <summary>Kitagawa's split of a change that was itself estimated from a stratified sample, with the sampling error of either part.</summary>
public static class StratifiedSplit
{
    /// <summary>
    /// The effects of <see cref="Kitagawa.Split"/> with shares Wₖ/W and rates Σwy/Σw of the sample; their variance is that of the linearised effect
    /// (the derivative with respect to every share and rate), Σₕ (1 − fₕ)·nₕ/(nₕ − 1)·Σ(z − z̄ₕ)² over the strata, with z = w(α + βy) in one segment of
    /// one period and 0 outside of both; strata in common covary. Normal reference; too few units leave the point without an interval. A whole that
    /// is empty on either side has no answer. Linearisation: Särndal, Swensson &amp; Wretman 1992, section 5.5; effects: Kitagawa 1955, JASA 50:1168.
    /// The product of a share's and a rate's error is left out, so that a mix effect of 400 units covers 93 %.
    /// </summary>
    public static SplitChange? Of(IReadOnlyList<SplitSegment> segments, double level = 0.95)
    {
        SplitSide before = new([.. segments.Select(s => s.Before)]), after = new([.. segments.Select(s => s.After)]);
        if (!(before.Whole.W > 0 && after.Whole.W > 0)) return null;
        var shifts = Enumerable.Range(0, segments.Count).Select(k => new SegmentShift(before.Share(k), before.Rate(k), after.Share(k), after.Rate(k))).ToArray();
        var effects = Kitagawa.Split(shifts);
        var derivatives = shifts.Select((_, k) => SplitDerivatives.Of(shifts, k, before.Whole.Mean, after.Whole.Mean)).ToList();
        Inference Estimate(double point, IReadOnlyList<SplitDerivatives> parts, string method)
        {
            var z = new LinearisedTotal();
            before.AddTo(z, parts.Select(p => p.Before).ToList());
            after.AddTo(z, parts.Select(p => p.After).ToList());
            var estimate = z.Variance is { } variance ? Inference.Wald(point, Math.Sqrt(variance), method, level) : Inference.None(Undefined.TooFew, method, level, point: point);
            return estimate with { Method = method };
        }
        return new(
            Estimate(effects.Sum(e => e.Mix), [.. derivatives.Select(d => d.Mix)], "Kitagawa mix, linearised"),
            Estimate(effects.Sum(e => e.Rate), [.. derivatives.Select(d => d.Rate)], "Kitagawa rate, linearised"),
            [.. effects.Select((e, k) => (Estimate(e.Mix, [derivatives[k].Mix], "Kitagawa mix, linearised"), Estimate(e.Rate, [derivatives[k].Rate], "Kitagawa rate, linearised")))]);
    }
}
