using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>Include (or exclude) rows whose dimension has one of the values; an empty value stands for rows that do not state the dimension.</summary>
public sealed record DimensionFilter(string Dimension, IReadOnlyList<string> Values, bool Exclude = false);

/// <summary>One indicator over [From, To), cut into periods and by up to two dimensions.</summary>
public sealed record IndicatorRequest(string Indicator, Grain Grain, DateOnly From, DateOnly To)
{
    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<DimensionFilter> Where { get; init; } = [];
}

public sealed record IndicatorPoint(Period Period, IReadOnlyList<string?> Keys, Readout Readout);

/// <summary>Points ordered by period, then keys; every period of the request is there, if only as Missing.</summary>
public sealed record IndicatorSeries(Indicator Indicator, IndicatorRequest Request, IReadOnlyList<IndicatorPoint> Points, Provenance Provenance);
