using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

public enum AlarmKind
{
    /// <summary>A day far above what its weekday leads to expect.</summary>
    Jump,

    /// <summary>A day far below.</summary>
    Drop,

    /// <summary>Nearly nothing where there should be something: a broken feed or detector, which reads as good news.</summary>
    Silence,

    /// <summary>A week, or four or eight together, above what the weeks before lead to expect: a new level or a slow drift.</summary>
    Rise,

    Decline,
}

/// <summary>One series off its course.</summary>
/// <param name="First">The first day off, among those tested.</param>
/// <param name="Last">The last one.</param>
/// <param name="Dispersion">The variance of its counts over their mean.</param>
/// <param name="Events">The larger of the count and the expected one.</param>
/// <param name="Ratio">The count over the expected one: of the day that strays most, or of the weeks.</param>
public sealed record Alarm(WatchedSeries Series, AlarmKind Kind, DateOnly First, DateOnly Last, double Events, Interval Ratio, double Dispersion, double Z, double P)
{
    public bool IsExcess => Z > 0;

    /// <summary>Which hours were off; null for a series of days or weeks.</summary>
    public HourSpan? Hours { get; init; }

    /// <summary>Its series is too young to know its weeks: it strays from the days since it began, by rank.</summary>
    public bool ByRanks { get; init; }
}

/// <summary>Hours by the local clock: when the first of them begins and when the last is over.</summary>
public sealed record HourSpan(DateTime From, DateTime Until);
