using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>All cells of one indicator in one slice, before anything is withheld: one for each of the periods and keys.</summary>
/// <param name="cells">Period after period, in the order of the keys.</param>
internal sealed class EstimateTable(IReadOnlyList<Period> periods, IReadOnlyList<EquatableList<string?>> keys, Estimate[] cells)
{
    public IReadOnlyList<Period> Periods => periods;

    public IReadOnlyList<EquatableList<string?>> Keys => keys;

    public IEnumerable<(Period Period, EquatableList<string?> Keys, Estimate Estimate)> Cells =>
        cells.Select((c, i) => (periods[i / keys.Count], keys[i % keys.Count], c));

    public static EstimateTable Empty(IReadOnlyList<Period> periods) => new(periods, [], []);

    /// <summary>By the places of the period and the keys.</summary>
    public Estimate At(int period, int keys) => cells[(period * Keys.Count) + keys];
}
