using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>Indicators by definition, evaluated the same way for every page, file and command.</summary>
public interface IIndicators
{
    IndicatorCatalog Catalog { get; }

    /// <summary>
    /// Whole periods only: a request that begins or ends inside a period gets that period in full,
    /// so that a period's value never depends on the window it was asked in.
    /// </summary>
    Task<IndicatorSeries> ReadAsync(IndicatorRequest request, CancellationToken cancellation);

    /// <summary>The weekly process limits on the indicator's frozen baseline; null where it has none or fewer than 12 points.</summary>
    Task<ProcessLimits?> LimitsAsync(string indicator, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation);
}
