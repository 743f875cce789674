using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Segments and causes as the places that the workspace keeps.</summary>
internal static class PlaceMaker
{
    public static IncidentPlace AsPlace(this IEnumerable<Place> segment) => new([.. segment.Select(p => new PlacePart(p.Dimension, [p.Value ?? ""]))]);

    public static IncidentPlace AsPlace(this IEnumerable<CausePart> parts) => new([.. parts.Select(p => new PlacePart(p.Dimension, [.. p.Values.Select(v => v ?? "")]))]);

    public static IReadOnlyList<CausePart> AsParts(this IncidentPlace place) => [.. place.Parts.Select(p => new CausePart(p.Dimension, p.Values.Select(v => v.Length == 0 ? null : v)))];

    /// <summary>Its dimensions as a reader's filters; the strategy of detections is none.</summary>
    public static IReadOnlyList<DimensionFilter> AsFilters(this IncidentPlace place) =>
        [.. place.Parts.Where(p => FactSchemas.Dimensions.Contains(p.Dimension)).Select(p => new DimensionFilter(p.Dimension, p.Values))];
}
