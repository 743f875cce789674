using TrustSafety.Dashboard.Time;
using YamlDotNet.RepresentationModel;

namespace TrustSafety.Dashboard.Indicators.Definitions;

internal static class BaselineParser
{
    /// <summary>Null for `none`; the first complete weeks when nothing is said.</summary>
    public static Baseline? Parse(MapReader entry)
    {
        if (entry.Child("baseline") is not { } node) return Baseline.Default;
        if (node is YamlScalarNode { Value: "none" }) return null;
        if (node is not YamlMappingNode map)
        {
            entry.Complain("baseline", "must be none or { first: 2026-W01, last: 2026-W26 }.");
            return Baseline.Default;
        }
        var reader = new MapReader(map, entry.KeyPath("baseline"), entry.Issues);
        var (first, last) = (Week(reader, "first"), Week(reader, "last"));
        reader.RefuseOthers();
        if (first > last) reader.Complain("last", "must not lie before first.");
        return new(first, last);
    }

    private static IsoWeek? Week(MapReader map, string key)
    {
        if (map.Text(key, required: true) is not { } text) return null;
        if (IsoWeek.TryParse(text, out var week)) return week;
        map.Complain(key, "must be an ISO week like 2026-W30.");
        return null;
    }
}
