using Plotly.Blazor.Traces;
using TrustSafety.Dashboard.Charts;
using SymbolEnum = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace TrustSafety.Dashboard.Tests.Charts;

public sealed class DotWhiskerTests
{
    private static readonly DotWhiskerData Data = new(Made.Indicator(), Made.Change(null, 0.2, 0.25, 0.02),
    [
        new("live", Made.Change("live", 0.2, 0.3, 0.03, 0.04), "explore?drill=surface:live"),
        new("feed", Made.Change("feed", 0.2, 0.21, 0.03, 0.01), "explore?drill=surface:feed"),
        new("search", Made.Unsaid("search", Made.TooFew)),
        new("profile", Made.Unsaid("profile", Made.Suppressed)),
    ]);

    [Fact]
    public void Change_Whisker_IsTheIntervalOfTheDifference()
    {
        var dots = (Scatter)DotWhisker.Draw(Data, ChartTheme.Light).Traces[0];
        Assert.Equal(10.0, (double)dots.X![1], 9);
        Assert.Equal(3.0, (double)dots.ErrorX!.Array![1], 9);
        Assert.Equal(3.0, (double)dots.ErrorX.ArrayMinus![1], 9);
    }

    [Fact]
    public void Change_BeyondNoise_DiffersByShapeAndFillAndName()
    {
        var figure = DotWhisker.Draw(Data, ChartTheme.Light);
        var marker = ((Scatter)figure.Traces[0]).Marker!;
        Assert.Equal([SymbolEnum.Diamond, SymbolEnum.Diamond, SymbolEnum.Circle], marker.SymbolArray!);
        Assert.Equal(["<b>All</b>", "<b>live</b>", "feed", "search", "profile"], figure.Layout.YAxis![0].TickText!);
    }

    [Fact]
    public void Change_ThatCannotBeSaid_SaysWhyInItsRow()
    {
        var figure = DotWhisker.Draw(Data, ChartTheme.Light);
        var reasons = (Scatter)figure.Traces[1];
        Assert.Equal(["too few", "protected"], reasons.TextArray!.Select(t => t.Trim()));
        Assert.Equal([-3, -4], reasons.Y!.Cast<int>());
        Assert.Contains("needed 30", figure.Table.Rows[3][4], StringComparison.Ordinal);
        Assert.Contains("2 of 4 segments", figure.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Change_Click_OpensTheSegment()
    {
        var figure = DotWhisker.Draw(Data, ChartTheme.Light);
        Assert.Equal("explore?drill=surface:live", figure.Links[(0, 1)]);
        Assert.False(figure.Links.ContainsKey((0, 0)));
        Assert.Equal([null, "explore?drill=surface:live", "explore?drill=surface:feed", null, null], figure.Table.RowLinks);
    }

    [Fact]
    public void Change_Contributions_StandBesideTheirRows()
    {
        var notes = DotWhisker.Draw(Data, ChartTheme.Light).Layout.Annotations!;
        Assert.Equal(["contributes", "+4.0", "+1.0", "–", "–"], notes.Select(n => n.Text));
    }

    [Fact]
    public void Change_OneWideSegment_DoesNotFlattenTheOthers()
    {
        var data = Data with { Segments = [.. Data.Segments, new("tiny", Made.Change("tiny", 0.2, 0.2, 40))] };
        var range = DotWhisker.Draw(data, ChartTheme.Light).Layout.XAxis![0].Range!;
        Assert.True((double)range[1] < 60);
    }

    [Fact]
    public void Change_OfTheWholeThatDidNotMove_IsSeenWithAllOfItsInterval()
    {
        var data = new DotWhiskerData(Made.Indicator(), Made.Change(null, 0.2, 0.2, 0.33), [new("live", Made.Change("live", 0.2, 0.2, 0.3, 0))]);
        var range = DotWhisker.Draw(data, ChartTheme.Light).Layout.XAxis![0].Range!;
        Assert.True((double)range[0] < -33 && (double)range[1] > 33, $"{range[0]} to {range[1]}");
    }
}
