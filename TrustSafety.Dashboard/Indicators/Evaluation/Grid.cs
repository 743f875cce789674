using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>What can be said of a cell, known without computing its interval.</summary>
internal enum CellState { Missing, Withheld, TooFew, Provisional, Final }

/// <summary>One cell. Its readout, with the interval, is made when someone looks: a comparison reads a year of history and shows two weeks of it.</summary>
internal sealed class GridCell(Period period, EquatableList<string?> keys, Estimate? estimate, Func<GridCell, Readout> say)
{
    private Readout? readout;

    public Period Period => period;

    public EquatableList<string?> Keys => keys;

    /// <summary>The statistics behind the cell; null where it is withheld or the data does not reach.</summary>
    public Estimate? Estimate => estimate;

    public CellState State { get; init; }

    /// <summary>Measured, and not to change any more.</summary>
    public bool IsFinal => State == CellState.Final;

    public Readout Readout => readout ??= say(this);
}

/// <summary>One indicator in one slice: every period, and every key that occurs in any of them.</summary>
internal sealed record Grid(Indicator Indicator, Slice Slice, IReadOnlyList<GridCell> Cells)
{
    private Dictionary<(Period, EquatableList<string?>), GridCell>? index;

    public GridCell? Find(Period period, EquatableList<string?> keys) =>
        (index ??= Cells.ToDictionary(c => (c.Period, c.Keys))).GetValueOrDefault((period, keys));

    public IReadOnlyList<EquatableList<string?>> Keys { get; } = [.. Cells.Select(c => c.Keys).Distinct()];
}
