using Plotly.Blazor;

namespace TrustSafety.Dashboard.Charts;

/// <summary>A chart, its table with the same data, and its summary in words. Made by pure functions; drawn only by ChartFrame.</summary>
public sealed record Figure(IReadOnlyList<ITrace> Traces, Layout Layout, FigureTable Table, string Summary)
{
    /// <summary>What a click on trace t, point p opens: a relative address, or null.</summary>
    public IReadOnlyDictionary<(int Trace, int Point), string> Links { get; init; } = new Dictionary<(int, int), string>();
}

public sealed record FigureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>What a row opens, for the keyboard: a relative address or null per row. Empty when no row opens anything.</summary>
    public IReadOnlyList<string?> RowLinks { get; init; } = [];
}
