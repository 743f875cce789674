using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// What each hour of one day is expected to hold, from the six weeks before that day: the hour of the day times the weekday, as the margins of those weeks multiply, corrected for each hour of the week as far as its own
/// events say so, at the level of the last week, because platforms grow. Busy hours and quiet ones have a dispersion each: what wanders by some percent shows where there is much. Windows of several hours are summed before they
/// are fitted, because hours that wander together stray more than one by one.
/// </summary>
internal sealed class HourlyBaseline
{
    public const int History = Detector.History, Week = 7 * 24;

    private const int Together = 1;

    private readonly double[] counts;
    private readonly double[] shaped;
    private readonly SeasonalRate[] rates;
    private readonly double[]? sizes;
    private readonly int start;
    private readonly int width;

    private HourlyBaseline(double[] counts, double[] shaped, double[]? sizes, SeasonalRate[] rates, int start, int width) =>
        (this.counts, this.shaped, this.sizes, this.rates, this.start, this.width) = (counts, shaped, sizes, rates, start, width);

    /// <param name="day">The day asked for, counted from the first of the series; needs the history and the longest window before it.</param>
    /// <returns>One for each width of a window; fewer, or none, where nothing can be expected.</returns>
    public static IReadOnlyList<HourlyBaseline> Of(WatchedSeries series, int day, IReadOnlyList<int> widths)
    {
        var (start, end) = ((day - History) * 24, day * 24);
        var last = Math.Min(series.Counts.Length, end + 24);
        if (start < widths.Max() - 1 || last <= end) return [];
        var (shape, level) = (Shape(series, start, end), 1.0);
        var made = new List<HourlyBaseline>(widths.Count);
        foreach (var width in widths)
        {
            var (sums, exposures, sizes) = (new double[last - start], new double[last - start], series.IsPart ? new double[last - start] : null);
            for (var i = start; i < last; i++)
                for (var back = 0; back < width; back++)
                {
                    sums[i - start] += series.Counts[i - back];
                    exposures[i - start] += series.Exposures[i - back] * shape[(i - back + Week) % Week];
                    if (sizes is not null) sizes[i - start] += series.Exposures[i - back];
                }
            var rates = Rates(sums, exposures, sizes);
            if (width == widths[0]) level = Level(sums, exposures, rates, (end - start) / 24);
            made.Add(new(sums, exposures, sizes, [.. rates.Select(r => r with { Rate = r.Rate * level })], start, width));
        }
        return made;
    }

    public int Width => width;

    /// <summary>The count of the window that ends with this hour, and what was expected of it.</summary>
    public (double Count, double Expected, SeasonalRate Rate, double Exposure, double Size) At(int hour)
    {
        var i = hour - start;
        // Hours wander together, so that four say of their spread hardly more than one does; and windows overlap.
        var rate = rates[i % Week];
        rate = rate with { Degrees = Math.Max(1, rate.Degrees / (width + Together)) };
        return (counts[i], Math.Min(rate.Rate * shaped[i], sizes?[i] ?? double.PositiveInfinity), rate, shaped[i], sizes?[i] ?? double.PositiveInfinity);
    }

    /// <summary>Of each hour of the week, the busier half and the quieter half fitted apart; an hour of which nothing can be expected has no rate.</summary>
    private static SeasonalRate[] Rates(double[] sums, double[] exposures, double[]? sizes)
    {
        const int half = Week / 2;
        var rates = new SeasonalRate[Week];
        int[] phases = [.. Enumerable.Range(0, Week).OrderBy(phase => exposures[phase] + exposures[phase + Week] + exposures[phase + (2 * Week)])];
        Span<double> of = stackalloc double[half * History / 7], per = stackalloc double[half * History / 7], parts = sizes is null ? default : stackalloc double[half * History / 7];
        foreach (var chosen in phases.Chunk(half))
        {
            for (var week = 0; week < History / 7; week++)
                for (var k = 0; k < half; k++)
                {
                    (of[(week * half) + k], per[(week * half) + k]) = (sums[(week * Week) + chosen[k]], exposures[(week * Week) + chosen[k]]);
                    if (sizes is not null) parts[(week * half) + k] = sizes[(week * Week) + chosen[k]];
                }
            if (SeasonalRate.Phases(of, per, half, Detector.Prior, parts) is not { } fitted) continue;
            for (var k = 0; k < half; k++) rates[chosen[k]] = fitted[k];
        }
        return rates;
    }

    /// <summary>
    /// The last seven days over what was expected of them, their median lest a day of trouble counts, as far as its error leaves it: levels wander by some percent (τ) within six weeks, and the logarithm of a median of seven
    /// counts of mean m in all errs by √(π/2·φ/m).
    /// </summary>
    private static double Level(double[] sums, double[] exposures, SeasonalRate[] rates, int days)
    {
        const double wander = 0.03;
        var (ratios, all, noise) = (new List<double>(7), 0.0, 0.0);
        for (var day = days - 7; day < days; day++)
        {
            double counted = 0, expected = 0;
            for (var i = 24 * day; i < 24 * (day + 1); i++)
            {
                var (rate, mean) = (rates[i % Week], rates[i % Week].Rate * exposures[i]);
                (counted, expected, noise) = (counted + sums[i], expected + mean, noise + (rate.Dispersion * mean));
            }
            if (expected > 0) ratios.Add((counted + 0.5) / (expected + 0.5));
            all += expected;
        }
        if (ratios.Count == 0 || !(all > 0)) return 1;
        ratios.Sort();
        var (square, error) = (wander * wander, Math.PI / 2 * noise / (all * all));
        return Math.Exp(Math.Log(ratios[ratios.Count / 2]) * square / (square + error));
    }

    /// <summary>Rates by hour of the day and by weekday, multiplied: half an event stands for "none so far".</summary>
    private static double[] Shape(WatchedSeries series, int start, int end)
    {
        Span<double> hours = stackalloc double[24], hourExposures = stackalloc double[24], days = stackalloc double[7], dayExposures = stackalloc double[7];
        double all = 0, exposed = 0;
        for (var i = start; i < end; i++)
        {
            var (hour, day) = (i % 24, i / 24 % 7);
            (hours[hour], hourExposures[hour]) = (hours[hour] + series.Counts[i], hourExposures[hour] + series.Exposures[i]);
            (days[day], dayExposures[day]) = (days[day] + series.Counts[i], dayExposures[day] + series.Exposures[i]);
            (all, exposed) = (all + series.Counts[i], exposed + series.Exposures[i]);
        }
        var shape = new double[Week];
        if (!(all > 0) || !(exposed > 0)) return shape;
        for (var i = 0; i < Week; i++)
        {
            var (hour, day) = (i % 24, i / 24);
            if (hourExposures[hour] > 0 && dayExposures[day] > 0) shape[i] = (hours[hour] + 0.5) / hourExposures[hour] * ((days[day] + 0.5) / dayExposures[day]) * exposed / all;
        }
        return shape;
    }
}
