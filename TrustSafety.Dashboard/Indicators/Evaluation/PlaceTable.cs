using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>One cell for each of the periods and keys of a slice.</summary>
/// <param name="cells">Period after period, in the order of the keys.</param>
internal abstract class PlaceTable<T>(IReadOnlyList<Period> periods, IReadOnlyList<EquatableList<string?>> keys, T[] cells)
{
    public IReadOnlyList<Period> Periods => periods;

    public IReadOnlyList<EquatableList<string?>> Keys => keys;

    public IEnumerable<(Period Period, EquatableList<string?> Keys, T Cell)> Cells => cells.Select((c, i) => (periods[i / keys.Count], keys[i % keys.Count], c));

    /// <summary>By the places of the period and the keys.</summary>
    public T At(int period, int key) => cells[(period * keys.Count) + key];
}
