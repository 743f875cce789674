using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// Tests a series against its own past, at the end of which it stands: each of the last seven days against the same weekday of the six weeks before it, the last week and the last four
/// against the twelve before them, and the last four and eight as a steady drift against those before. Only what lay before decides what was expected.
/// </summary>
internal static class Detector
{
    public const int DaysTested = 7;

    /// <summary>Days before a day that decide what was expected of it.</summary>
    public const int History = 42;

    public const int BaselineWeeks = 12;

    /// <summary>A new level since a week or four, and a drift that began four weeks ago or eight.</summary>
    private static readonly Shape[] Shapes = [new(1, false), new(4, false), new(4, true), new(8, true)];

    public const double Level = 0.95;

    /// <summary>All days that a scan needs before the day it stands on.</summary>
    public const int Days = 7 * (4 + BaselineWeeks);

    /// <summary>A weekday's own rate counts as much as that of all days once it rests on so many events.</summary>
    public const double Prior = 10;

    /// <summary>All weeks share one rate, so there is nothing to lean on but a single event: the forecast is then that of counts under a gamma rate.</summary>
    private const double PriorOfWeeks = 1;

    /// <summary>Below so much of the expected count something has gone silent.</summary>
    public const double SilentShare = 0.1;

    /// <summary>Fewer than this are a handful of events, whatever their p.</summary>
    public const double Fewest = 10;

    private const double FewestForDrift = 1000;

    /// <summary>Under a limit like this nothing within two standard errors is an alarm.</summary>
    private const double SmallP = 0.01;

    /// <summary>How many questions a scan puts to the series; the budget is shared among them.</summary>
    public static int Tests(WatchedSeries series) => (HasDays(series) ? Tested(series).Count() : 0) + (series.Grows ? 0 : Shapes.Length);

    /// <param name="limit">The p below which a test is an alarm.</param>
    public static IEnumerable<Alarm> Test(WatchedSeries series, double limit)
    {
        var days = HasDays(series) ? Tested(series).Select(step => Day(series, step, limit)) : [];
        foreach (var side in days.OfType<Alarm>().Where(a => a.P <= limit).GroupBy(a => a.IsExcess))
            yield return side.MinBy(a => a.P)! with { First = side.Min(a => a.First), Last = side.Max(a => a.Last) };
        if (series.Grows) yield break;
        (Shape Shape, Alarm? Alarm) best = Shapes.Select(shape => (Shape: shape, Alarm: Weeks(series, shape, limit))).MinBy(t => t.Alarm?.P ?? double.PositiveInfinity);
        if (best.Alarm is { } level && level.P <= limit) yield return AlarmDates.Of(series, level, best.Shape);
    }

    /// <summary>Whether so few events a day leave a drift of some percent a week any chance to be seen: two standard errors of the steepest one in four weeks.</summary>
    public static bool CanDrift(WatchedSeries series) => !series.Grows && series.StepDays == 1 && series.Counts.AsSpan(0, 7 * BaselineWeeks).ToArray().Sum() >= FewestForDrift;

    /// <summary>The last days on which there was anything to count in.</summary>
    private static IEnumerable<int> Tested(WatchedSeries series) => Enumerable.Range(series.Counts.Length - DaysTested, DaysTested).Where(step => step >= History && series.Exposures[step] > 0);

    private static bool HasDays(WatchedSeries series) => series.StepDays == 1 && !series.IsLeaf;

    private static Alarm? Day(WatchedSeries series, int step, double limit)
    {
        var history = Math.Min(step / 7 * 7, HistoryOf(series, step));
        var from = step - history;
        if (Fit(series, from, history, 7) is not { } rate) return null;
        if (series.Season is { } season) rate = season.Widen(rate, from, history, 1, _ => 1);
        return Judge(series, rate, series.Due(step, 1)[0], series.Exposures[step], series.Counts[step], series.DayOf(step), series.DayOf(step), AlarmKind.Jump, AlarmKind.Drop, limit);
    }

    /// <summary>Six like weekdays say too little of the spread when the other days are silent, as in a series that comes by week.</summary>
    private static int HistoryOf(WatchedSeries series, int step)
    {
        var exposed = 0;
        foreach (var exposure in series.Exposures.AsSpan(step - History, History)) exposed += exposure > 0 ? 1 : 0;
        return exposed < History / 2 ? Days - 7 : History;
    }

    private static Alarm? Weeks(WatchedSeries series, Shape shape, double limit)
    {
        var perWeek = 7 / series.StepDays;
        var (counts, exposures, sizes) = (WatchedSeries.InWeeks(series.Counts, perWeek), WatchedSeries.InWeeks(series.Due(0, series.Counts.Length), perWeek), WatchedSeries.InWeeks(series.Exposures, perWeek));
        var baseline = counts.Length - shape.Weeks;
        var from = baseline - shape.Baseline;
        if (from < 0 || SeasonalRate.Fit(counts.AsSpan(from, shape.Baseline), exposures.AsSpan(from, shape.Baseline), 1, PriorOfWeeks, series.IsPart ? sizes.AsSpan(from, shape.Baseline) : default) is not { } rate) return null;
        if (series.StepDays == 1) rate = WithDays(rate, series, shape);
        if (series.Season is { } season) rate = season.Widen(rate, series.Counts.Length - (perWeek * (shape.Weeks + shape.Baseline)), perWeek * shape.Baseline, perWeek * shape.Weeks, step => shape.Weight(step / perWeek));
        var (observed, exposure, size) = shape.Weigh(counts.AsSpan(baseline), exposures.AsSpan(baseline), sizes.AsSpan(baseline));
        var end = series.DayOf(series.Counts.Length);
        return Judge(series, rate, exposure, size, observed, end.AddDays(-7 * shape.Weeks), end.AddDays(-1), AlarmKind.Rise, AlarmKind.Decline, limit);
    }

    /// <summary>Twelve weeks say little of their own spread. That of the days says more; but weeks that wander together spread more than their days.</summary>
    private static SeasonalRate WithDays(SeasonalRate weeks, WatchedSeries series, Shape shape)
    {
        var from = series.Counts.Length - 7 * (shape.Weeks + shape.Baseline);
        return Fit(series, from, 7 * shape.Baseline, 7) is { } days
            ? weeks with { Dispersion = Math.Max(weeks.Dispersion, days.Dispersion), Degrees = days.Degrees } : weeks;
    }

    private static SeasonalRate? Fit(WatchedSeries series, int from, int steps, int period) =>
        SeasonalRate.Fit(series.Counts.AsSpan(from, steps), series.Due(from, steps), period, Prior, series.Sizes(from, steps));

    private static Alarm? Judge(WatchedSeries series, SeasonalRate rate, double exposure, double size, double observed, DateOnly first, DateOnly last, AlarmKind up, AlarmKind down, double limit)
    {
        var expected = rate.Expect(exposure, series.IsPart ? size : double.PositiveInfinity);
        if (!(expected.Mean > 0) || (limit <= SmallP && expected.IsNear(observed))) return null;
        var events = Events(observed, expected);
        if (events < Fewest) return null;
        var z = expected.Z(observed);
        var kind = z > 0 ? up : observed <= SilentShare * expected.Mean ? AlarmKind.Silence : down;
        var spread = rate.Dispersion * SeasonalRate.Rest(expected.Mean, expected.Size);
        return new(series, kind, first, last, events, (rate with { Dispersion = spread }).Ratio(observed, exposure, Level), spread, z, expected.POf(z));
    }

    /// <summary>The larger of what was seen and expected; of a share on its rarer side, because three failures after none are a handful of events, too.</summary>
    public static double Events(double observed, CountForecast expected) =>
        Math.Min(Math.Max(observed, expected.Mean), Math.Max(expected.Size - observed, expected.Size - expected.Mean));

    /// <param name="Grows">Steadily from nothing, instead of all at once.</param>
    internal sealed record Shape(int Weeks, bool Grows)
    {
        public int Baseline => Math.Min(BaselineWeeks, Days / 7 - Weeks);

        /// <summary>
        /// A drift says most in its last weeks: each counts by its distance w from the start (the score of a linear trend), and the weighted sum Σwy of counts over exposures n, of mean rΣwn and Poisson variance
        /// rΣw²n, is rescaled by Σwn/Σw²n to the count of the same mean and variance.
        /// </summary>
        public (double Observed, double Exposure, double Size) Weigh(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, ReadOnlySpan<double> sizes)
        {
            double observed = 0, exposure = 0, size = 0, square = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                var w = Weight(i);
                (observed, exposure, size, square) = (observed + w * counts[i], exposure + w * exposures[i], size + w * sizes[i], square + w * w * exposures[i]);
            }
            return square > 0 ? (observed * exposure / square, exposure * exposure / square, size * exposure / square) : (0, 0, 0);
        }

        public double Weight(int week) => Grows ? week + 0.5 : 1;
    }
}
