using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>What is watched: an indicator of the catalogue, or how much of something came in at all.</summary>
/// <param name="Indicator">Null for a feed.</param>
public sealed record Watched(string Id, string Name, Indicator? Indicator, Direction Direction)
{
    /// <summary>The count is that of the failures, because they are the rarer side: more of it is less of the indicator.</summary>
    public bool Reversed { get; init; }
}

/// <summary>
/// Counts of one segment, one per step (a day, or a week for what is sampled), with what they are counted per. The steps end right before the day of the scan; a series that began
/// to be known later starts with empty steps of no exposure.
/// </summary>
public sealed record WatchedSeries(Watched What, EquatableList<Place> Segment, DateOnly First, int StepDays, double[] Counts, double[] Exposures)
{
    /// <summary>It grows with the platform, so that a higher level than months ago is no news: only its days are tested.</summary>
    public bool Grows { get; init; }

    /// <summary>It is counted per the whole of itself, so that what one segment gains all others lose.</summary>
    public bool IsShare { get; init; }

    /// <summary>What it counts is a part of what it is counted per: a share, and no rate.</summary>
    public bool IsPart { get; init; }

    /// <summary>How its season of the year goes; null where no year before tells.</summary>
    public YearSeason? Season { get; init; }

    /// <summary>What the counts of some steps are expected to be in proportion to: their exposures, each times its season. A season of a share changes the share, and not what it is a part of.</summary>
    public ReadOnlySpan<double> Due(int from, int steps) => Season is null ? Exposures.AsSpan(from, steps) : Season.Weigh(Exposures.AsSpan(from, steps), from);

    /// <summary>What the counts of some steps are parts of; empty where they are counts of events.</summary>
    public ReadOnlySpan<double> Sizes(int from, int steps) => IsPart ? Exposures.AsSpan(from, steps) : default;

    /// <summary>It is one of the smallest segments: its days are those of the segments around it, and only its weeks are tested.</summary>
    public bool IsLeaf { get; init; }

    /// <summary>Its steps are hours of the local day, from the first day's midnight to the last hour that is over.</summary>
    public bool IsHourly { get; init; }

    public DateOnly DayOf(int step) => First.AddDays(IsHourly ? step / 24 : step * StepDays);

    /// <summary>When an hour of an hourly series begins, by the local clock.</summary>
    public DateTime HourOf(int step) => First.ToDateTime(TimeOnly.MinValue).AddHours(step);

    /// <summary>The same with the failures counted, or the successes, whichever is asked for.</summary>
    public WatchedSeries OnSide(bool reversed) => What.Reversed == reversed ? this : this with
    {
        What = What with { Reversed = reversed },
        Counts = [.. Counts.Select((c, i) => Math.Max(0, Exposures[i] - c))],
    };

    /// <summary>Whole weeks, counted back from the end.</summary>
    public static double[] InWeeks(ReadOnlySpan<double> steps, int perWeek)
    {
        var weeks = new double[steps.Length / perWeek];
        var skip = steps.Length - weeks.Length * perWeek;
        for (var i = skip; i < steps.Length; i++) weeks[(i - skip) / perWeek] += steps[i];
        return weeks;
    }

    /// <summary>The counts, or the exposures, of several series step by step.</summary>
    public static double[] Sum(IReadOnlyList<WatchedSeries> series, Func<WatchedSeries, double[]> of)
    {
        var sum = new double[of(series[0]).Length];
        foreach (var one in series)
            for (var i = 0; i < sum.Length; i++) sum[i] += of(one)[i];
        return sum;
    }
}

/// <summary>One part of a segment's name: market = BR, strategy = vision_v4.</summary>
public sealed record Place(string Dimension, string? Value);
