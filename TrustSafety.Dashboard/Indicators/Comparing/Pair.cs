using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Comparing;

/// <summary>One segment in two periods.</summary>
internal sealed record Pair(Grid Grid, EquatableList<string?> Keys, GridCell Before, GridCell After, double Dispersion)
{
    public static Pair Of(Grid grid, EquatableList<string?> keys, Period before, Period after, double? wholes)
    {
        var dispersion = History.Dispersion(grid, keys, after) ?? wholes ?? 1;
        return new(grid, keys, Cell(grid, before, keys), Cell(grid, after, keys), dispersion);
    }

    /// <summary>Only final values are compared: an unfinished week against a whole one, or a young cohort against an old one, differs without any change.</summary>
    public bool IsComparable => Before.IsFinal && After.IsFinal;

    public Difference? Difference(double level) => IsComparable ? After.Estimate!.Minus(Before.Estimate!, level, Dispersion) : null;

    public Comparison Compare(double level)
    {
        var by = Grid.Slice.By;
        var comparison = new Comparison(Grid.Indicator, by.Count > 0 ? by[0] : null, by.Count > 0 ? Keys[0] : null, Before.Period, After.Period, Before.Readout, After.Readout)
        {
            ThenSegment = by.Count > 1 ? Keys[1] : null,
        };
        return Difference(level) is { } d ? comparison with { Difference = d.Interval, P = d.P } : comparison;
    }

    private static GridCell Cell(Grid grid, Period period, EquatableList<string?> keys) =>
        grid.Find(period, keys) ?? new(period, keys, null, _ => grid.Cells.FirstOrDefault(c => c.Period == period)?.Readout is Readout.Missing missing ? missing : new Readout.Missing("nothing was counted in this period"));
}
