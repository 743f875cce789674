using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// The season of one breakdown, from its weeks a year ago: that of all segments together, and of each its own deviation as far as the noise leaves it (empirical Bayes: all of them tell how much segments differ). It is slow, weeks
/// to months, and an incident of two weeks leaves no trace in it; one that lasted longer looks like a season.
/// </summary>
internal sealed class LastYear
{
    /// <summary>The same weekdays a year before.</summary>
    public const int Shift = 364;

    /// <summary>Weeks beside those asked for: what smoothing needs, one for seasons that move and one for weeks that begin on Mondays.</summary>
    public const int Reach = SlowCourse.Reach + 2;

    /// <summary>Segments whose seasons differ by a tenth are what is usual, and weigh alike.</summary>
    private const double UsualSpread = 0.1;

    /// <summary>The variance of 28 smoothed weeks of white noise about their mean, over the variance of each as it is estimated of them: 99 % stay below (simulated, 4,000 courses).</summary>
    private const double NoiseSwing = 4.35;

    private readonly DateOnly first;
    private readonly SeasonCourse whole;
    private readonly Dictionary<EquatableList<Place>, (double Growth, double[] Smooth, double Noise)> own = [];
    private readonly double[] course;
    private readonly double spread, believed, unknown;

    private LastYear(IReadOnlyList<(Pair Pair, SeasonCourse Course)> courses, SeasonCourse whole)
    {
        (first, this.whole) = (courses[0].Pair.Then.First, whole);
        (course, believed, unknown) = Believed(SlowCourse.Smooth(whole.Logs), SlowCourse.NoiseLeft * whole.Noise);
        if (courses.Count == 1) return;
        double sum = 0, weights = 0;
        foreach (var (pair, course) in courses)
        {
            double[] off = [.. course.Logs.Zip(whole.Logs, (a, b) => a - b)], smooth = SlowCourse.Smooth(off);
            var (noise, mean) = (SlowCourse.NoiseLeft * Math.Max(course.Least, SlowCourse.Noise(off)), smooth.Average());
            own[pair.Now.Segment] = (course.Growth, [.. smooth.Select(s => s - mean)], noise);
            var weight = 1 / ((UsualSpread * UsualSpread) + noise);
            (sum, weights) = (sum + (weight * (smooth.Average(s => (s - mean) * (s - mean)) - noise)), weights + weight);
        }
        spread = weights > 0 ? Math.Max(0, sum / weights) : 0;
    }

    /// <param name="now">The series of a breakdown.</param>
    /// <param name="then">Its weeks a year before, and those that they reach.</param>
    /// <returns>Each with its season, or as it is where last year does not tell one.</returns>
    public static IReadOnlyList<WatchedSeries> Seasoned(IReadOnlyList<WatchedSeries> now, IReadOnlyList<WatchedSeries> then)
    {
        var before = then.ToDictionary(t => t.Segment);
        var courses = new List<(Pair Pair, SeasonCourse Course)>();
        foreach (var one in now)
            if (before.GetValueOrDefault(one.Segment) is { } weeks && Pair.Of(one, weeks.OnSide(one.What.Reversed)) is { } pair && SeasonCourse.Of([pair]) is { } course) courses.Add((pair, course));
        // What was switched on within the year would be taken for growth of all.
        if (SeasonCourse.Of(courses.ConvertAll(c => c.Pair)) is not { } whole) return now;
        var year = new LastYear(courses, whole);
        // Nothing but noise is no season, and what is expected rests on the weeks before alone.
        if (year.believed == 0 && year.spread == 0) return now;
        return [.. now.Select(n => n with { Season = year.Of(n) })];
    }

    private YearSeason Of(WatchedSeries series)
    {
        var (growth, smooth, noise) = own.GetValueOrDefault(series.Segment, (whole.Growth, [], double.PositiveInfinity));
        // The part of its own deviation that is no noise.
        var part = spread > 0 ? spread / (spread + noise) : 0;
        double[] ofSegment = [.. course.Select((s, w) => s + (part > 0 ? part * smooth[w] : 0))];
        var perWeek = 7 / series.StepDays;
        double[] logs = [.. Enumerable.Range(-perWeek, series.Counts.Length + (2 * perWeek)).Select(step => At(ofSegment, SeasonCourse.WeekOf(series, step, first)))];
        return new(logs, perWeek, unknown + ((1 - part) * spread), growth * Math.Max(believed, part));
    }

    /// <summary>
    /// The part of a course that is no noise, b = 1 − ν/s² of how far it swings (James and Stein, about its mean), and the variance bν of what is left unknown of it. Small counts wander: a course that swings no farther than
    /// noise alone does once in a hundred is none.
    /// </summary>
    private static (double[] Course, double Part, double Unknown) Believed(double[] course, double noise)
    {
        var mean = course.Average();
        var swing = course.Average(c => (c - mean) * (c - mean));
        var part = swing > NoiseSwing * noise ? 1 - (noise / swing) : 0;
        return ([.. course.Select(c => part * (c - mean))], part, part * noise);
    }

    /// <summary>Between the middles of two weeks in a straight line.</summary>
    public static double At(double[] weeks, double at)
    {
        var week = (int)Math.Clamp(Math.Floor(at), 0, weeks.Length - 2);
        return weeks[week] + (Math.Clamp(at - week, 0, 1) * (weeks[week + 1] - weeks[week]));
    }

    /// <summary>A series, its weeks a year before, and its rate then.</summary>
    internal sealed record Pair(WatchedSeries Now, WatchedSeries Then, double Rate)
    {
        public static Pair? Of(WatchedSeries now, WatchedSeries then) => then.Exposures.Sum() is > 0 and var exposed && then.Counts.Sum() is > 0 and var counted ? new(now, then, counted / exposed) : null;
    }
}
