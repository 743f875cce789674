using Plotly.Blazor.Traces;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Charts;

public sealed class IntersectionsTests
{
    private static readonly IntersectionsData Data = new(
        new("Caught by exactly these", "2026-W10", Units.Percent, [Row("image + text", 0.4), Row("text", 0.2), new("hash", new Readout.TooFew(4, 20)), Row("all others", 0.1)]),
        ["hash", "image", "text"], [[1, 2], [2], [0], []]);

    private static EstimateDot Row(string name, double share) => new(name, new Readout.Measured(new(share - 0.05, share, share + 0.05, 0.95, "Wilson"), 200, null, null));

    [Fact]
    public void Members_OfEachRow_AreFilledDotsJoinedByALine()
    {
        var figure = Intersections.Draw(Data, ChartTheme.Light);
        var members = figure.Traces.OfType<Scatter>().Single(t => t.Name == "members");
        var filled = members.X.Zip(members.Y, (x, y) => ((int)x, -(int)y)).Zip(members.Marker.ColorArray).Where(d => (string)d.Second == ChartTheme.Light.Text).Select(d => d.First);
        Assert.Equal([(1, 0), (2, 0), (2, 1), (0, 2)], filled);
        var line = Assert.Single(figure.Layout.Shapes!, s => s.XRef == "x");
        Assert.Equal((1, 2, 0, 0), ((int)line.X0!, (int)line.X1!, (int)line.Y0!, (int)line.Y1!));
        Assert.Equal(["hash", "image", "text"], figure.Layout.XAxis![0].TickText!.Select(t => (string)t));
    }

    [Fact]
    public void Estimates_StandBesideTheDotsOnAnAxisOfTheirOwn()
    {
        var figure = Intersections.Draw(Data, ChartTheme.Dark);
        var values = figure.Traces.OfType<Scatter>().Single(t => t.Name == "value");
        Assert.Equal(("x2", 3), (values.XAxis, values.X.Count));
        Assert.True(figure.Layout.XAxis![0].Domain![1] is decimal end && figure.Layout.XAxis[1].Domain![0] is decimal begin && end < begin);
        Assert.Contains(figure.Traces.OfType<Scatter>(), t => t.Name == "not shown" && t.XAxis == "x2");
    }

    [Fact]
    public void Rest_WithoutMembers_SaysItsName()
    {
        var others = Intersections.Draw(Data, ChartTheme.Light).Traces.OfType<Scatter>().Single(t => t.Name == "others");
        Assert.Equal(["all others"], others.TextArray);
    }

    [Fact]
    public void Table_OfTheFigure_NamesEveryCombination() =>
        Assert.Equal(["image + text", "text", "hash", "all others"], Intersections.Draw(Data, ChartTheme.Light).Table.Rows.Select(r => r[0]));
}
