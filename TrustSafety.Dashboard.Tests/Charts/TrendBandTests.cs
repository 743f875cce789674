using Plotly.Blazor.Traces;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Charts;

public sealed class TrendBandTests
{
    private static readonly Period[] Weeks = [.. Enumerable.Range(0, 6).Select(i => Made.W46.Plus(i - 5))];

    [Fact]
    public void Trend_WithAGap_DrawsNoBandAndNoLineThere()
    {
        var figure = TrendBand.Draw(Whole(Made.Measured(0.2, 0.01), Made.Measured(0.21, 0.01), new Readout.Missing("no rows"), Made.Measured(0.2, 0.01), Made.Measured(0.2, 0.01), Made.Measured(0.2, 0.01)), ChartTheme.Light);
        var (band, line) = ((Scatter)figure.Traces[0], (Scatter)figure.Traces[1]);
        Assert.Null(line.Y![2]);
        Assert.False(line.ConnectGaps);
        Assert.DoesNotContain(band.X!, x => x is double at && at is > 1 and < 3);
        Assert.Equal(1, band.X!.Count(x => x is null));
    }

    [Fact]
    public void Trend_Values_AreInTheUnitShownWithTheirInterval()
    {
        var figure = TrendBand.Draw(Whole(Made.Measured(0.2, 0.01)), ChartTheme.Light);
        Assert.Equal(20.0, (double)((Scatter)figure.Traces[1]).Y![0], 9);
        Assert.Contains(((Scatter)figure.Traces[0]).Y!, y => y is double v && Math.Abs(v - 21) < 1e-9);
        Assert.Equal(["2026-W41", "All", "20.0", "19.0 – 21.0 (95 %, Wilson)", "1,000", "final"], figure.Table.Rows[0]);
    }

    [Fact]
    public void Trend_Provisional_IsHollow()
    {
        var figure = TrendBand.Draw(Whole(Made.Measured(0.2, 0.01), new Readout.Provisional(Made.Measured(0.1, 0.01), "the week is not over")), ChartTheme.Light);
        var colours = ((Scatter)figure.Traces[1]).Marker!.ColorArray!;
        Assert.Equal(ChartTheme.Light.Accent, colours[0]);
        Assert.Equal(ChartTheme.Light.Surface, colours[1]);
        Assert.Contains("provisional: the week is not over", figure.Table.Rows[1][5], StringComparison.Ordinal);
    }

    [Fact]
    public void Trend_ProtectedAndTooFew_AreMarkedAndNeverDrawnAsZero()
    {
        var figure = TrendBand.Draw(Whole(Made.Measured(0.2, 0.01), Made.Suppressed, Made.TooFew), ChartTheme.Light);
        Assert.Null(((Scatter)figure.Traces[1]).Y![1]);
        var unsaid = Assert.Single(figure.Traces.OfType<Scatter>(), t => t.Name == "not shown");
        Assert.Equal([1, 2], unsaid.X!.Cast<int>());
        Assert.Contains("protected", unsaid.HoverTextArray![0], StringComparison.Ordinal);
        Assert.Contains("n 3, needed 30", unsaid.HoverTextArray[1], StringComparison.Ordinal);
        Assert.Contains("2 of 3 periods have no value", figure.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Trend_Segments_AreToldByDashMarkAndLabelAndCarryWhiskers()
    {
        var figure = TrendBand.Draw(Broken(7), ChartTheme.Light);
        var lines = figure.Traces.OfType<Scatter>().Where(t => t.ErrorY is not null).ToList();
        Assert.Equal(TrendData.MostSegments, lines.Count);
        Assert.Equal(5, lines.Select(l => (l.Line!.Dash, l.Marker!.Symbol)).Distinct().Count());
        Assert.Equal(["segment 0", "segment 1", "segment 2", "segment 3", "segment 4", "All"], figure.Layout.Annotations!.Select(a => a.Text));
        Assert.All(lines, l => Assert.True((double)l.ErrorY!.Array![0] > 0));
    }

    [Fact]
    public void Trend_LabelsOfNearLines_DoNotTouch()
    {
        var places = TrendBand.Draw(Broken(5), ChartTheme.Light).Layout.Annotations!.Select(a => (double)a.Y!).Order().ToList();
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First > 1e-6));
    }

    [Fact]
    public void Trend_SegmentName_IsShownAsWritten()
    {
        var data = Broken(1) with { Segments = [new("<b>x</b>", [new(Weeks[0], Made.Measured(0.2, 0.01))])] };
        var figure = TrendBand.Draw(data, ChartTheme.Light);
        Assert.Equal("&lt;b&gt;x&lt;/b&gt;", figure.Layout.Annotations![0].Text);
        Assert.Equal("<b>x</b>", figure.Table.Rows[^1][1]);
    }

    [Fact]
    public void Trend_Click_OpensThePeriodOrTheSegment()
    {
        var figure = TrendBand.Draw(Broken(2) with { Link = p => $"whole/{p}" }, ChartTheme.Light);
        Assert.Equal("whole/2026-W46", figure.Links[(1, 5)]);
        Assert.Equal("segment 1/2026-W41", figure.Links[(3, 0)]);
        Assert.Equal(figure.Table.Rows.Count, figure.Table.RowLinks.Count);
    }

    [Fact]
    public void Trend_NothingToShow_SaysSoAndStillDraws()
    {
        var figure = TrendBand.Draw(Whole(new Readout.Missing("no extract"), new Readout.Missing("no extract")), ChartTheme.Dark);
        Assert.Contains("no value can be shown", figure.Summary, StringComparison.Ordinal);
        Assert.Contains("no value can be shown", Assert.Single(figure.Layout.Annotations!).Text, StringComparison.Ordinal);
        Assert.False(figure.Layout.YAxis![0].ShowTickLabels);
    }

    [Fact]
    public void Trend_UnboundedInterval_IsCutAtTheEdgeAndSaidInTheTable()
    {
        var unbounded = new Readout.Measured(new(0.1, 0.2, double.PositiveInfinity, 0.95, "Fieller"), 40, null, null);
        var figure = TrendBand.Draw(Whole(Made.Measured(0.2, 0.01), unbounded), ChartTheme.Light);
        Assert.All(((Scatter)figure.Traces[0]).Y!.OfType<double>(), y => Assert.True(double.IsFinite(y)));
        Assert.StartsWith("at least 10.0", figure.Table.Rows[1][3], StringComparison.Ordinal);
    }

    private static TrendData Whole(params Readout[] readouts) => new(Made.Indicator(), [.. readouts.Select((r, i) => new TrendPoint(Weeks[i], r))]);

    private static TrendData Broken(int segments) => Whole([.. Weeks.Select(_ => Made.Measured(0.2, 0.01))]) with
    {
        Segments = [.. Enumerable.Range(0, segments).Select(s => new TrendLine($"segment {s}", [.. Weeks.Select(w => new TrendPoint(w, Made.Measured(0.2 + (s * 0.0001), 0.02)))], p => $"segment {s}/{p}"))],
    };
}
