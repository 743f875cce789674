using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts.DuckDb.Rollups;

/// <summary>Rows per value of each dimension, for the pickers of every page.</summary>
internal static class PickerPlan
{
    public static readonly IReadOnlyList<RollupSource> Sources = [.. FactSchemas.All.Select(s => new RollupSource(s.Fact, s.Time, null, new([Measure.Count()])))];
}
