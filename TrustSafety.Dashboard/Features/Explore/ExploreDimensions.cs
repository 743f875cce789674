using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>By what an indicator can be cut, and in which order one walks down.</summary>
internal static class ExploreDimensions
{
    /// <summary>From what the content is, through where it was seen, to its form.</summary>
    public static readonly IReadOnlyList<string> WayDown = ["category", "subcategory", "market", "language", "surface", "content_type"];

    /// <summary>The columns with codes that numerator and denominator share: others would cut only one of the two.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Indicator> indicators) =>
        [.. indicators.SelectMany(Facts).Select(Codes).Aggregate((all, more) => [.. all.Intersect(more)]).OrderBy(Place)];

    private static IEnumerable<Fact> Facts(Indicator indicator) =>
        new[] { indicator.Numerator, indicator.Denominator }.OfType<Part>().Select(p => p.Fact).Distinct();

    private static IReadOnlyList<string> Codes(Fact fact) => [.. FactSchemas.Of(fact).Columns.Where(c => c.Type == ColumnType.Token).Select(c => c.Name)];

    private static int Place(string dimension) => WayDown.ToList().IndexOf(dimension) is var at && at < 0 ? int.MaxValue : at;

    /// <summary>A dimension with one value kept is fixed: there is nothing left to break down.</summary>
    public static bool IsFixed(string dimension, IEnumerable<DimensionFilter> where) =>
        where.Any(f => f.Dimension == dimension && !f.Exclude && f.Values.Count == 1);
}
