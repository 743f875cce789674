namespace TrustSafety.Dashboard.Statistics;

/// <param name="Lowest">Which segment has the lowest rate, numbered as given.</param>
/// <param name="P">Of the hypothesis that the two segments do not differ, adjusted for having been picked out of all pairs.</param>
public sealed record Gap(int Lowest, int Highest, double P, Func<double, Interval> At);

/// <summary>The distance between the best and the worst of several rates. Chance alone makes one, and the more segments the wider.</summary>
public static class WidestGap
{
    /// <summary>
    /// The difference of the highest and the lowest kᵢ/nᵢ by Miettinen and Nurminen, at 1 − α/m and with p·m for all m = s(s − 1)/2 pairs of s segments
    /// (Bonferroni), so that it holds whichever pair turned out extreme. The interval's p and ends come from one statistic: it leaves out 0 at level 1 − α exactly when p &lt; α.
    /// A dispersion φ ≥ 1 widens both (judgements of one reviewer are alike). Segments need n &gt; 0; null below two of them. Dunn 1961, JASA 56:52.
    /// </summary>
    public static Gap? Of(IReadOnlyList<CountOf> segments, double dispersion = 1)
    {
        foreach (var (k, n) in segments) Require.Successes(k, n);
        if (segments.Count < 2) return null;
        var order = Enumerable.Range(0, segments.Count).OrderBy(i => segments[i].K / segments[i].N).ToList();
        var (low, high) = (order[0], order[^1]);
        var pairs = segments.Count * (segments.Count - 1) / 2.0;
        Difference At(double level) => TwoProportions.MiettinenNurminen(segments[high].K, segments[high].N, segments[low].K, segments[low].N, 1 - (Require.Level(level) / pairs), dispersion);
        return new(low, high, Math.Min(1, At(0.95).P * pairs), level => At(level).Interval with { Level = level, Method = dispersion > 1 ? "widest gap of all pairs, overdispersed" : "widest gap of all pairs" });
    }

    /// <summary>
    /// φ = max(1, X²/df): Pearson's Σ (k − np)²/(np(1 − p)) of the cells (segment × reviewer) around their segment's rate p, over cells − segments.
    /// Cells of n = 0 and segments of p = 0 or 1 say nothing; 1 when nothing does. McCullagh &amp; Nelder 1989, Generalized Linear Models, section 4.5.
    /// </summary>
    public static double Dispersion(IReadOnlyList<IReadOnlyList<CountOf>> cellsOfSegments)
    {
        double chi = 0, df = 0;
        foreach (var segment in cellsOfSegments.Select(s => s.Where(c => c.N > 0).ToList()))
        {
            var p = segment.Sum(c => c.K) / segment.Sum(c => c.N);
            if (!(p is > 0 and < 1)) continue;
            chi += segment.Sum(c => (c.K - (c.N * p)) * (c.K - (c.N * p)) / (c.N * p * (1 - p)));
            df += segment.Count - 1;
        }
        return df > 0 ? Math.Max(1, chi / df) : 1;
    }
}
