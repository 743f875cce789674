using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Charts;

/// <summary>One indicator over time: the whole, and at most five of its segments beside it.</summary>
public sealed record TrendData(Indicator Indicator, IReadOnlyList<TrendPoint> Whole)
{
    public const int MostSegments = 5;

    public IReadOnlyList<TrendLine> Segments { get; init; } = [];

    /// <summary>The two periods that the rest of the page compares; marked on the axis.</summary>
    public Period? Before { get; init; }

    public Period? After { get; init; }

    /// <summary>What a click on a period of the whole opens.</summary>
    public Func<Period, string>? Link { get; init; }
}

public sealed record TrendPoint(Period Period, Readout Readout);

/// <param name="Link">What a click on a period of the segment opens.</param>
public sealed record TrendLine(string Name, IReadOnlyList<TrendPoint> Points, Func<Period, string>? Link = null);
