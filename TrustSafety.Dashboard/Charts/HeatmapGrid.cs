using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>The rows and columns that are drawn, and what each cell says.</summary>
internal sealed class HeatmapGrid
{
    private readonly Dictionary<(string, string), Readout> cells;
    private readonly double low, high;

    public HeatmapGrid(HeatmapData data)
    {
        Data = data;
        Rows = [.. data.Rows.Take(HeatmapData.MostRows)];
        Columns = [.. data.Columns.Take(HeatmapData.MostColumns)];
        cells = data.Cells.ToDictionary(c => (Key(c.Row), Key(c.Column)), c => c.Readout);
        Places = [.. Rows.SelectMany((row, y) => Columns.Select((column, x) => (row, column, x, y)))];
        var known = Places.Select(p => Value(p.Row, p.Column)).OfType<double>().ToList();
        (low, high) = known.Count == 0 ? (0, 1) : (known.Min(), known.Max());
    }

    public HeatmapData Data { get; }

    public IReadOnlyList<string?> Rows { get; }

    public IReadOnlyList<string?> Columns { get; }

    public IReadOnlyList<(string? Row, string? Column, int X, int Y)> Places { get; }

    public Readout? Readout(string? row, string? column) => cells.GetValueOrDefault((Key(row), Key(column)));

    public double? Value(string? row, string? column) => Readout(row, column)?.Shown?.Value.Point * Data.Indicator.Unit.Factor;

    /// <summary>The colour in which words have 4.5:1 on the cell's ground, the nearer the accent the more like the surface.</summary>
    public string Ink(string? row, string? column, ChartTheme theme) => high > low && Value(row, column) is { } value
        ? ((value - low) / (high - low)) switch { > 0.85 => theme.Surface, > 0.6 => theme.OnMiddle, _ => theme.Text }
        : theme.Text;

    public string Words(string? row, string? column) => Readout(row, column) switch
    {
        Indicators.Readout.Provisional p => ValueText.Number(Data.Indicator.Unit, p.SoFar.Value.Point) + " so far",
        Indicators.Readout.Measured m => ValueText.Number(Data.Indicator.Unit, m.Value.Point),
        { } readout => ReadoutText.Status(readout),
        null => "no data",
    };

    public string Hover(string? row, string? column) =>
        $"{DimensionText.Value(row)} × {DimensionText.Value(column)}: {(Readout(row, column) is { } readout ? ReadoutText.Sentence(Data.Indicator, readout) : "no data")}";

    public string? Link(string? row, string? column) => Readout(row, column) is null ? null : Data.Link?.Invoke(row, column);

    private static string Key(string? value) => value ?? "";
}
