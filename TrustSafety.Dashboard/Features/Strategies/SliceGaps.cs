using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>One question asked of several segments of the judged views: a share by market, by language, by category.</summary>
/// <param name="Whole">All segments together, those that are not shown too.</param>
internal sealed record SlicedShare(string Measure, string By, string What, IReadOnlyList<DomainStratum> Whole, IReadOnlyList<(string Name, IReadOnlyList<DomainStratum> Strata)> Segments)
{
    public long Labels => (long)Segments.Sum(s => s.Strata.Sum(h => h.Sums.N));
}

/// <summary>The distance between the best and the worst segment of one question.</summary>
/// <param name="Interval">At the level that fits how many gaps of the family stand.</param>
internal sealed record SliceGap(SlicedShare Of, Interval Interval, string Lowest, string Highest, bool Stands);

/// <summary>The gaps of a strategy as one family: chance alone makes some segment the worst, and the more segments and questions the more often.</summary>
internal static class SliceGaps
{
    public const double Rate = 0.05;

    /// <summary>Questions of fewer than two segments have no gap.</summary>
    public static IReadOnlyList<SliceGap> Of(IEnumerable<SlicedShare> questions)
    {
        var gaps = questions.Select(q => (Question: q, Gap: WidestGap.Of(SegmentCounts.Of(q.Whole, [.. q.Segments.Select(s => s.Strata)])))).Where(g => g.Gap is not null).ToList();
        if (gaps.Count == 0) return [];
        var adjusted = FalseDiscovery.Adjust([.. gaps.Select(g => g.Gap!.P)]);
        var level = FalseDiscovery.IntervalLevel(adjusted.Count(p => p <= Rate), gaps.Count, Rate);
        return [.. gaps.Zip(adjusted, (g, p) => new SliceGap(g.Question, g.Gap!.At(level), g.Question.Segments[g.Gap.Lowest].Name, g.Question.Segments[g.Gap.Highest].Name, p <= Rate))];
    }
}
