using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Charts;

/// <summary>One point of the plot: where it stands, in the unit that is shown.</summary>
internal sealed record PlotPoint(double X, Period Period, Readout Readout, double? Value, double? Low, double? High, double? YearBefore);

/// <summary>The points of a 6-12 chart, placed, and the spans of its one or two vertical scales.</summary>
internal sealed record SixTwelvePlot(SixTwelveData Data, SixTwelveAxis Axis, IReadOnlyList<PlotPoint> Months, IReadOnlyList<PlotPoint> Weeks)
{
    public Unit Unit => Data.Indicator.Unit;

    public double? Target => Data.Indicator.Target * Unit.Factor;

    public ValueRange WeekRange => Range(Data.WeeksHaveOwnScale ? Weeks : [.. Months, .. Weeks], limits: true);

    public ValueRange MonthRange => Data.WeeksHaveOwnScale ? Range(Months, limits: false) : WeekRange;

    public bool TargetFits => Target is { } target && WeekRange.Contains(target);

    public static SixTwelvePlot Place(SixTwelveData data)
    {
        var axis = new SixTwelveAxis(data);
        return new(data, axis,
            [.. data.Months.Select((p, i) => Point(SixTwelveAxis.Month(i), p, data.Indicator.Unit.Factor))],
            [.. data.Weeks.Select((p, i) => Point(axis.Week(i), p, data.Indicator.Unit.Factor))]);
    }

    private static PlotPoint Point(double x, SixTwelvePoint point, double factor)
    {
        var shown = point.Readout.Shown?.Value.Scale(factor);
        return new(x, point.Period, point.Readout, Finite(shown?.Point), Finite(shown?.Low), Finite(shown?.High), Finite((point.YearBefore as Readout.Measured)?.Value.Point * factor));
    }

    /// <summary>A far target is not drawn but named at the edge: it would press the data flat.</summary>
    private ValueRange Range(IReadOnlyList<PlotPoint> points, bool limits)
    {
        var values = points.SelectMany(p => new[] { p.Value, p.Low, p.High, p.YearBefore }).OfType<double>().ToList();
        if (limits && values.Count > 0 && Data.Limits is { } l) values.AddRange([l.Low * Unit.Factor, l.High * Unit.Factor]);
        var range = ValueRange.Around(values);
        return limits && Target is { } target && values.Count > 0 && range.CanTakeIn(target) ? ValueRange.Around([.. values, target]) : range;
    }

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;
}
