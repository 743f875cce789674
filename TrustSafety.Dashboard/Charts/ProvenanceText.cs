using System.Globalization;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>Where a figure came from, in one line.</summary>
public static class ProvenanceText
{
    public static string Line(Provenance provenance) => string.Join(" · ", Parts(provenance));

    private static IEnumerable<string> Parts(Provenance provenance)
    {
        yield return $"{provenance.Indicator} v{provenance.IndicatorVersion.ToString(CultureInfo.InvariantCulture)}";
        yield return $"snapshot {Abbreviate(provenance.SnapshotId)}";
        yield return provenance.Extracts.Count == 1 ? "1 extract" : $"{provenance.Extracts.Count.ToString(CultureInfo.InvariantCulture)} extracts";
        if (provenance.Filters.Count > 0) yield return string.Join(", ", provenance.Filters);
        yield return provenance.Zone;
        yield return "computed " + provenance.ComputedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
    }

    public static string Abbreviate(string hash) => hash.Length > 8 ? hash[..8] : hash;
}
