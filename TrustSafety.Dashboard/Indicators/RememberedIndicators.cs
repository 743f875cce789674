namespace TrustSafety.Dashboard.Indicators;

/// <summary>A page opened again costs neither a scan nor a statistic.</summary>
internal sealed class RememberedIndicators(IndicatorReader reader, Remembered remembered) : IIndicators
{
    public IndicatorCatalog Catalog => reader.Catalog;

    public Task<IndicatorSeries> ReadAsync(IndicatorRequest request, CancellationToken cancellation) =>
        remembered.GetAsync(Catalog, Question.Of(request), () => reader.ReadAsync(request, cancellation), cancellation);

    public Task<ProcessLimits?> LimitsAsync(string indicator, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation) =>
        remembered.GetAsync(Catalog, Question.OfLimits(indicator, where), () => reader.LimitsAsync(indicator, where, cancellation), cancellation);
}
