using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>One cell as it may be shown, with the statistics behind it for comparisons; those are null where the cell is withheld or the data does not reach.</summary>
internal sealed record GridCell(Period Period, EquatableList<string?> Keys, Readout Readout, Estimate? Estimate);

/// <summary>One indicator in one slice: every period, and every key that occurs in any of them.</summary>
internal sealed record Grid(Indicator Indicator, Slice Slice, IReadOnlyList<GridCell> Cells)
{
    private Dictionary<(Period, EquatableList<string?>), GridCell>? index;

    public GridCell? Find(Period period, EquatableList<string?> keys) =>
        (index ??= Cells.ToDictionary(c => (c.Period, c.Keys))).GetValueOrDefault((period, keys));

    public IEnumerable<EquatableList<string?>> Keys => Cells.Select(c => c.Keys).Distinct();
}
