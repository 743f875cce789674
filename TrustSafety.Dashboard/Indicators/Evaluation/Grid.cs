using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>One cell as it may be shown, with the statistics behind it for comparisons; those are null where the cell is withheld or the data does not reach.</summary>
internal sealed record GridCell(Period Period, EquatableList<string?> Keys, Lazy<Readout> Reading, Estimate? Estimate)
{
    /// <summary>Its interval is computed when it is first looked at: a comparison reads a year of estimates, but shows two.</summary>
    public Readout Readout => Reading.Value;

    /// <summary>Whether the readout is a final measured value; known without computing its interval.</summary>
    public bool IsMeasured { get; init; }
}

/// <summary>One indicator in one slice: every period, and every key that occurs in any of them.</summary>
internal sealed record Grid(Indicator Indicator, Slice Slice, IReadOnlyList<GridCell> Cells)
{
    private Dictionary<(Period, EquatableList<string?>), GridCell>? index;

    public GridCell? Find(Period period, EquatableList<string?> keys) =>
        (index ??= Cells.ToDictionary(c => (c.Period, c.Keys))).GetValueOrDefault((period, keys));

    public IEnumerable<EquatableList<string?>> Keys => Cells.Select(c => c.Keys).Distinct();
}
