using Plotly.Blazor.Traces;
using TrustSafety.Dashboard.Charts;

namespace TrustSafety.Dashboard.Tests.Charts;

public sealed class HeatmapTests
{
    private static readonly HeatmapData Data = new(Made.Indicator(), Made.W46, "category", "market", ["spam", "hate"], ["BR", null],
    [
        new("spam", "BR", Made.Measured(0.2, 0.01)),
        new("spam", null, Made.Suppressed),
        new("hate", "BR", Made.TooFew),
    ])
    { Link = (row, column) => $"{row}/{column}" };

    [Fact]
    public void Cell_WithoutValue_SaysWhyAndIsHatchedAndNeverZero()
    {
        var figure = Heatmap.Draw(Data, ChartTheme.Light);
        Assert.Equal([20.0, null, null, null], ((HeatMap)figure.Traces[0]).Z!.Cast<IEnumerable<object?>>().SelectMany(r => r).Select(v => (double?)v));
        var words = figure.Layout.Annotations!.Select(a => a.Text!).ToList();
        Assert.StartsWith("20.0<br>", words[0], StringComparison.Ordinal);
        Assert.Equal(["protected", "too few", "no data"], words.Skip(1));
        Assert.Equal([(0.0, 1.0), (1.0, 0.0), (1.0, 1.0)],
            figure.Layout.Shapes!.Select(s => (Math.Round(((double)s.Y0! + (double)s.Y1!) / 2), (double)Math.Round((double)s.X0!))).Distinct().Order());
    }

    [Fact]
    public void Cell_Bounds_StandInTheCell() =>
        Assert.Contains("19.0 – 21.0", System.Net.WebUtility.HtmlDecode(Heatmap.Draw(Data, ChartTheme.Light).Layout.Annotations![0].Text), StringComparison.Ordinal);

    [Fact]
    public void Cell_Click_OpensTheCombinationWhereThereAreRows()
    {
        var links = Heatmap.Draw(Data, ChartTheme.Light).Links;
        Assert.Equal("spam/BR", links[(0, 0)]);
        Assert.Equal("spam/", links[(0, 1)]);
        Assert.Equal("hate/BR", links[(0, 2)]);
        Assert.False(links.ContainsKey((0, 3)));
    }

    [Fact]
    public void Table_HasEveryCellWithItsStatus()
    {
        var table = Heatmap.Draw(Data, ChartTheme.Light).Table;
        Assert.Equal(4, table.Rows.Count);
        Assert.Equal(["spam", "BR", "20.0", "19.0 – 21.0 (95 %, Wilson)", "1,000", "final"], table.Rows[0]);
        Assert.Equal("not stated", table.Rows[1][1]);
        Assert.Contains("protected", table.Rows[1][5], StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_SaysTheHighestAndHowManyAreNotShown()
    {
        var summary = Heatmap.Draw(Data, ChartTheme.Light).Summary;
        Assert.Contains("spam × BR", summary, StringComparison.Ordinal);
        Assert.Contains("3 of 4 cells", summary, StringComparison.Ordinal);
    }
}
