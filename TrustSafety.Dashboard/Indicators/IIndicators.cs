namespace TrustSafety.Dashboard.Indicators;

/// <summary>Indicators by definition, evaluated the same way for every page, file and command.</summary>
public interface IIndicators
{
    IndicatorCatalog Catalog { get; }

    Task<IndicatorSeries> ReadAsync(IndicatorRequest request, CancellationToken cancellation);
}
