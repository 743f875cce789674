using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>The change of the whole and of its segments, each with the interval of its own difference; segments in the order drawn.</summary>
public sealed record DotWhiskerData(Indicator Indicator, Comparison Whole, IReadOnlyList<DotWhiskerRow> Segments)
{
    public const int MostRows = 20;
}

public sealed record DotWhiskerRow(string Name, Comparison Change, string? Link = null);
