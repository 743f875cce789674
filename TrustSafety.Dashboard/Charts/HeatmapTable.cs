using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

internal static class HeatmapTable
{
    /// <summary>One row per cell, so that each keeps its interval, its n and its link.</summary>
    public static FigureTable Of(HeatmapGrid grid)
    {
        var unit = grid.Data.Indicator.Unit;
        return new(
            [DimensionText.Name(grid.Data.RowDimension), DimensionText.Name(grid.Data.ColumnDimension), "Value", "Interval", "n", "Status"],
            [.. grid.Places.Select(p => Row(p.Row, p.Column))])
        {
            RowLinks = [.. grid.Places.Select(p => grid.Link(p.Row, p.Column))],
        };

        string[] Row(string? row, string? column)
        {
            var readout = grid.Readout(row, column);
            var shown = readout?.Shown;
            return
            [
                DimensionText.Value(row), DimensionText.Value(column),
                shown is null ? "–" : ValueText.Number(unit, shown.Value.Point),
                shown is null ? "–" : $"{ValueText.Bounds(unit, shown.Value)} ({ValueText.Level(shown.Value.Level)}, {shown.Value.Method})",
                shown is null ? "–" : ValueText.Count(shown.N),
                readout is null ? "no data" : ReadoutText.Why(readout) is { Length: > 0 } why ? why : ReadoutText.Status(readout),
            ];
        }
    }

    public static string Summary(HeatmapGrid grid)
    {
        var data = grid.Data;
        var shown = grid.Places.Where(p => grid.Value(p.Row, p.Column) is not null).ToList();
        var what = $"{data.Indicator.Name} in {data.When ?? data.Period.ToString()} by {DimensionText.Words(data.RowDimension)} and {DimensionText.Words(data.ColumnDimension)}";
        if (shown.Count == 0) return $"{what}: no cell can be shown.";
        var highest = shown.MaxBy(p => grid.Value(p.Row, p.Column));
        var left = (data.Rows.Count - grid.Rows.Count, data.Columns.Count - grid.Columns.Count);
        return $"{what}: highest in {grid.Hover(highest.Row, highest.Column)}. {grid.Places.Count - shown.Count} of {grid.Places.Count} cells are protected, too few or without data."
            + (left is (0, 0) ? "" : $" {left.Item1} more rows and {left.Item2} more columns are in the table below only.");
    }
}
