using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>All that the page shows of one view.</summary>
public sealed record ExploreModel(
    ExploreView View, string Sentence, IReadOnlyList<TrendPanel> Trends, Comparison Whole, IReadOnlyList<ExploreRow> Rows, Provenance Provenance)
{
    /// <summary>Every segment of the first dimension over time.</summary>
    public IndicatorSeries? Breakdown { get; init; }

    public DotWhiskerData? Changes { get; init; }

    public WaterfallData? Waterfall { get; init; }

    public HeatmapData? Heatmap { get; init; }

    public EventRows? Events { get; init; }
}

public sealed record TrendPanel(TrendData Data, Provenance Provenance);

/// <summary>One segment of the breakdown: its two values, its change, and where a step into it leads.</summary>
public sealed record ExploreRow(IReadOnlyList<string?> Keys, Comparison Change, string Link)
{
    public string Name => string.Join(" × ", Keys.Select(DimensionText.Value));
}

/// <summary>The rows at the end of the way down, or why they are kept back.</summary>
public sealed record EventRows(string Fact, long Count, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows, string? Withheld = null);
