using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>In which order one walks down.</summary>
internal static class ExploreDimensions
{
    /// <summary>From what the content is, through where it was seen, to its form.</summary>
    public static readonly IReadOnlyList<string> WayDown = ["category", "subcategory", "market", "language", "surface", "content_type"];

    /// <summary>A dimension with one value kept is fixed: there is nothing left to break down.</summary>
    public static bool IsFixed(string dimension, IEnumerable<DimensionFilter> where) =>
        where.Any(f => f.Dimension == dimension && !f.Exclude && f.Values.Count == 1);
}
