using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>The same data as the plot, in rows: months, then weeks, newest last as in the plot.</summary>
internal static class SixTwelveTable
{
    public static FigureTable Of(SixTwelveData data)
    {
        var unit = data.Indicator.Unit;
        var suffix = unit.Suffix.Trim();
        string[] columns = ["Period", suffix.Length == 0 ? "Value" : $"Value ({suffix})", "Low", "High", "Level", "n", "A year before", "Status", "Events"];
        var points = data.Months.Concat(data.Weeks).ToList();
        return new(columns, [.. points.Select(p => Row(data, p, unit))])
        {
            RowLinks = data.Link is null ? [] : [.. points.Select(p => data.Link(p.Period))],
        };
    }

    private static string[] Row(SixTwelveData data, SixTwelvePoint point, Unit unit)
    {
        var shown = point.Readout.Shown;
        return
        [
            point.Period.ToString(),
            shown is null ? "–" : ValueText.Number(unit, shown.Value.Point),
            shown is null ? "–" : End(unit, shown.Value.Low),
            shown is null ? "–" : End(unit, shown.Value.High),
            shown is null ? "–" : ValueText.Level(shown.Value.Level),
            shown is null ? "–" : ValueText.Count(shown.N),
            point.YearBefore?.Shown is { } before ? ValueText.Number(unit, before.Value.Point) : "–",
            Status(data, point),
            string.Join("; ", data.Events.Where(e => point.Period.Start <= e.Day && e.Day < point.Period.End).Select(e => $"{e.Mark} {e.Label}")),
        ];
    }

    private static string Status(SixTwelveData data, SixTwelvePoint point)
    {
        var beyond = point.Period.Grain == Time.Grain.Week && point.Readout is Readout.Measured final && data.Limits?.Signals(final.Value.Point) == true;
        var status = ReadoutText.Why(point.Readout) is { Length: > 0 } why ? why : "final";
        return beyond ? status + "; beyond the process limits" : status;
    }

    private static string End(Unit unit, double value) => double.IsFinite(value) ? ValueText.Number(unit, value) : "unbounded";
}
