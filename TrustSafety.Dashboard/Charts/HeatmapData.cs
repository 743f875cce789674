using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Charts;

/// <summary>One indicator in one period over two dimensions. Combinations that are not among the cells have no data.</summary>
public sealed record HeatmapData(
    Indicator Indicator, Period Period, string RowDimension, string ColumnDimension, IReadOnlyList<string?> Rows, IReadOnlyList<string?> Columns, IReadOnlyList<HeatmapCell> Cells)
{
    public const int MostRows = 14, MostColumns = 14;

    /// <summary>Says when, where it is not the period alone.</summary>
    public string? When { get; init; }

    /// <summary>Every cell says its interval, for where there is room for it; else only those of a few columns do.</summary>
    public bool ShowsBounds { get; init; }

    /// <summary>What a click on a cell opens: by row, then column.</summary>
    public Func<string?, string?, string?>? Link { get; init; }
}

public sealed record HeatmapCell(string? Row, string? Column, Readout Readout);
