using Plotly.Blazor.Traces;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Time;
using static TrustSafety.Dashboard.Tests.Support.Readouts;
using Indicator = TrustSafety.Dashboard.Indicators.Indicator;

namespace TrustSafety.Dashboard.Tests.Charts;

public sealed class SixTwelveTests
{
    private static readonly Indicator Vvr = Indicator("violative_view_rate", "Violative view rate", PerTenThousand) with { Target = 0.00042 };

    [Fact]
    public void Card_OfTwelveMonthsAndSixWeeks_DrawsEachValueOnceInTheUnitShown()
    {
        var figure = SixTwelve.Card(Data(), ChartTheme.Light);
        var actual = Named(figure, "actual");
        Assert.Equal(12, actual[0].Y.Count);
        Assert.Equal(6, actual[1].Y.Count);
        Assert.Equal(4.0, (double)actual[0].Y[0], 6);
        Assert.Equal(18, figure.Table.Rows.Count);
        Assert.Equal(["2025-11", "4.0", "3.5", "4.5", "95 %", "18,420", "3.8", "final", ""], figure.Table.Rows[0]);
        Assert.Equal("2026-W46", figure.Table.Rows[^1][0]);
    }

    [Fact]
    public void Card_WeeksStandRightOfTheMonthsWithAGap()
    {
        var actual = Named(SixTwelve.Card(Data(), ChartTheme.Light), "actual");
        Assert.True((double)actual[1].X[0] - (double)actual[0].X[^1] >= 2);
        Assert.Equal(actual[1].X.Order(), actual[1].X);
    }

    [Fact]
    public void Card_ProvisionalWeek_IsHollowAndReachedByADottedLine()
    {
        var figure = SixTwelve.Card(Data(last: new Readout.Provisional(Measured(0.0005, 0.0001), "the week is not over")), ChartTheme.Light);
        var soFar = Assert.Single(Named(figure, "provisional"));
        Assert.Equal(ChartTheme.Light.Surface, soFar.Marker.Color);
        Assert.Equal("dot", soFar.Line.Dash);
        Assert.Equal([null, null, null, null, 4.0, 5.0], soFar.Y.Select(y => y is double v ? Math.Round(v, 6) : (double?)null));
        Assert.Null(Named(figure, "actual")[1].Y[^1]);
        Assert.Equal("provisional: the week is not over", figure.Table.Rows[^1][7]);
    }

    [Fact]
    public void Card_UnknownValues_LeaveAGapWithTheReason()
    {
        var figure = SixTwelve.Card(Data(middle: new Readout.TooFew(7, 30), last: new Readout.Suppressed("fewer than 10 items")), ChartTheme.Light);
        var weeks = Named(figure, "actual")[1];
        Assert.Null(weeks.Y[3]);
        Assert.Null(weeks.Y[5]);
        Assert.True(weeks.ConnectGaps is not true);
        Assert.Contains(figure.Layout.Annotations, a => a.Text == "too few");
        Assert.Contains(figure.Layout.Annotations, a => a.Text == "protected");
        Assert.Equal(["2026-W44", "–", "–", "–", "–", "–", "3.9", "too few to say: n 7, needed 30", ""], figure.Table.Rows[^3]);
        Assert.Contains("Without a value: too few 2026-W44, protected 2026-W46.", figure.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Card_IntervalOfALoneValue_IsStillSeen()
    {
        var figure = SixTwelve.Card(Data(middle: new Readout.Missing("no rows")), ChartTheme.Light);
        var band = Named(figure, "interval")[1];
        Assert.Equal(2, band.X.Count(x => x is null) + 1);
        var lone = SixTwelve.Card(Data(last: Measured(0.0005, 0.0001), allOthers: new Readout.Missing("no rows")), ChartTheme.Light);
        var strip = Named(lone, "interval")[1];
        Assert.Equal(5, strip.X.Count);
        Assert.True((double)strip.X[1] > (double)strip.X[0]);
    }

    [Fact]
    public void Card_ValueBeyondTheLimits_GetsARingAndASentence()
    {
        var limits = new ProcessLimits(0.00035, 0.0004, 0.00045, Week(0), Week(25), 26);
        var figure = SixTwelve.Card(Data(last: Measured(0.0005, 0.0001)) with { Limits = limits }, ChartTheme.Light);
        Assert.Single(Assert.Single(Named(figure, "beyond the process limits")).X);
        Assert.Contains("Beyond the process limits 3.5 – 4.5: 2026-W46.", figure.Summary, StringComparison.Ordinal);
        Assert.Equal("final; beyond the process limits", figure.Table.Rows[^1][7]);
        Assert.Equal(2, figure.Layout.Shapes.Count(s => s.Line.Dash == "dot"));
    }

    [Fact]
    public void Card_ProvisionalValueBeyondTheLimits_IsNotJudgedYet()
    {
        var limits = new ProcessLimits(0.00035, 0.0004, 0.00045, Week(0), Week(25), 26);
        var figure = SixTwelve.Card(Data(last: new Readout.Provisional(Measured(0.0005, 0.0001), "the week is not over")) with { Limits = limits }, ChartTheme.Light);
        Assert.Empty(Named(figure, "beyond the process limits"));
        Assert.DoesNotContain("beyond", figure.Table.Rows[^1][7], StringComparison.Ordinal);
    }

    [Fact]
    public void Card_TargetFarFromTheData_IsNamedAtTheEdgeAndDoesNotPressTheDataFlat()
    {
        var near = SixTwelve.Card(Data(), ChartTheme.Light);
        Assert.Contains(near.Layout.Shapes, s => s.Line.Dash == "dash");
        Assert.Contains(near.Layout.Annotations, a => a.Text == "target");

        var far = SixTwelve.Card(Data() with { Indicator = Vvr with { Target = 0.01 } }, ChartTheme.Light);
        Assert.DoesNotContain(far.Layout.Shapes, s => s.Line.Dash == "dash");
        Assert.Contains(far.Layout.Annotations, a => a.Text == "target ↑");
        Assert.True((double)far.Layout.YAxis[0].Range[1] < 6);
    }

    [Fact]
    public void Card_Counts_AreReadOffTwoScales()
    {
        var volume = Indicator("enforcement_volume", "Enforcement volume", Items, estimator: Estimator.Count);
        var figure = SixTwelve.Card(Data() with { Indicator = volume }, ChartTheme.Light);
        Assert.Equal(2, figure.Layout.YAxis.Count);
        Assert.Equal(["y", "y2"], Named(figure, "actual").Select(t => t.YAxis));
        Assert.Single(SixTwelve.Card(Data(), ChartTheme.Light).Layout.YAxis);
    }

    [Fact]
    public void Card_OfTwoScales_DrawsTheGridOfEachUnderItsOwnHalfAlone()
    {
        var layout = SixTwelve.Card(Data() with { Indicator = Indicator("enforcement_volume", "Enforcement volume", Items, estimator: Estimator.Count) }, ChartTheme.Light).Layout;
        var (months, weeks) = (Grid("y"), Grid("y2"));
        Assert.InRange(months.Count, 2, 5);
        Assert.InRange(weeks.Count, 2, 5);
        Assert.True(months.Max(l => (double)l.X1) < weeks.Min(l => (double)l.X0));
        Assert.All(layout.YAxis, axis => Assert.False(axis.ShowGrid));
        Assert.All(months, l => Assert.Equal(0, Math.IEEERemainder((double)l.Y0, (double)layout.YAxis[0].DTick), 9));
        Assert.All(weeks, l => Assert.Equal(0, Math.IEEERemainder((double)l.Y0, (double)layout.YAxis[1].DTick), 9));

        List<Plotly.Blazor.LayoutLib.Shape> Grid(string scale) => [.. layout.Shapes.Where(s => s.YRef == scale && s.Line.Color is string colour && colour == ChartTheme.Light.Grid)];
    }

    [Fact]
    public void Card_Event_IsADiamondAndInTheTable_AndItsWordsAreNotMarkup()
    {
        var figure = SixTwelve.Card(Data() with { Events = [new(new(2026, 11, 4), "1", "<b>Launch</b> & rollback"), new(new(2020, 1, 1), "2", "long ago")] }, ChartTheme.Light);
        var events = Assert.Single(Named(figure, "events"));
        Assert.Equal("1", Assert.Single(events.TextArray));
        Assert.Contains("&lt;b&gt;Launch", Assert.Single(events.HoverTextArray), StringComparison.Ordinal);
        Assert.Equal("1 <b>Launch</b> & rollback", figure.Table.Rows[^2][8]);
    }

    [Fact]
    public void Card_PointsAreLinks_AndOnlyThoseOfTheActualLine()
    {
        var figure = SixTwelve.Card(Data() with { Link = p => "explore?week=" + p }, ChartTheme.Light);
        var weeks = figure.Traces.ToList().FindLastIndex(t => ((Scatter)t).Name == "actual");
        Assert.Equal("explore?week=2026-W46", figure.Links[(weeks, 5)]);
        Assert.Equal(18, figure.Links.Count);
        Assert.Equal("explore?week=2025-11", figure.Table.RowLinks[0]);
    }

    [Fact]
    public void Card_LabelsAtTheEdge_DoNotCoverEachOther()
    {
        var limits = new ProcessLimits(0.00041, 0.00042, 0.00043, Week(0), Week(25), 26);
        var figure = SixTwelve.Card(Data() with { Limits = limits }, ChartTheme.Light);
        var heights = figure.Layout.Annotations.Where(a => a.Text is "target" or "upper limit" or "lower limit" or "last year").Select(a => (double)a.Y).Order().ToList();
        var (low, high) = ((double)figure.Layout.YAxis[0].Range[0], (double)figure.Layout.YAxis[0].Range[1]);
        Assert.Equal(4, heights.Count);
        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True((pair.Second - pair.First) / (high - low) * 150 > 11));
    }

    [Fact]
    public void Draw_WithoutAnyValue_StillSaysWhy()
    {
        var figure = SixTwelve.Card(Data(last: new Readout.Missing("no labels"), allOthers: new Readout.Missing("no labels")), ChartTheme.Dark);
        Assert.Contains("no data: no labels", figure.Summary, StringComparison.Ordinal);
        Assert.Equal(2, figure.Layout.Annotations.Count(a => a.Text == "no data"));
    }

    internal static SixTwelveData Data(Readout? last = null, Readout? middle = null, Readout? allOthers = null)
    {
        var months = Enumerable.Range(0, 12).Select(i => Point(new Period(Grain.Month, new DateOnly(2025, 11, 1)).Plus(i), allOthers)).ToList();
        var weeks = Enumerable.Range(41, 6).Select(i => Point(Week(i), i == 46 ? last ?? allOthers : i == 44 ? middle ?? allOthers : allOthers)).ToList();
        return new(Vvr, months, weeks);
    }

    private static SixTwelvePoint Point(Period period, Readout? readout) => new(period, readout ?? Measured(0.0004, 0.00005), Measured(period.Grain == Grain.Month ? 0.00038 : 0.00039, 0.00005));

    private static Period Week(int number) => Period.Of(new IsoWeek(2026, Math.Max(number, 1)));

    private static List<Scatter> Named(Figure figure, string name) => [.. figure.Traces.Cast<Scatter>().Where(t => t.Name == name)];
}
