using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>All cells of one indicator in one slice, before anything is withheld.</summary>
internal sealed class EstimateTable(IReadOnlyList<Period> periods, IReadOnlyList<EquatableList<string?>> keys, Estimate[] cells) : PlaceTable<Estimate>(periods, keys, cells)
{
    public static EstimateTable Empty(IReadOnlyList<Period> periods) => new(periods, [], []);
}
