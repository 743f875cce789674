using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Charts;

/// <summary>Twelve months and six weeks of one indicator, each with the period a year before.</summary>
public sealed record SixTwelveData(Indicator Indicator, IReadOnlyList<SixTwelvePoint> Months, IReadOnlyList<SixTwelvePoint> Weeks)
{
    /// <summary>Limits of the weekly process; null when there were too few weeks to set them.</summary>
    public ProcessLimits? Limits { get; init; }

    public IReadOnlyList<ChartEvent> Events { get; init; } = [];

    /// <summary>What a click on a point opens.</summary>
    public Func<Period, string>? Link { get; init; }

    /// <summary>A month counts more than four times what a week does, so the two are read off two scales.</summary>
    public bool WeeksHaveOwnScale => Indicator.Estimator is Estimator.Count;
}

public sealed record SixTwelvePoint(Period Period, Readout Readout, Readout? YearBefore);

/// <summary>Something that happened, drawn as ◆ with its mark; the mark is explained beside the chart.</summary>
public sealed record ChartEvent(DateOnly Day, string Mark, string Label);
