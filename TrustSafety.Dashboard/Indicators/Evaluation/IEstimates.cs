using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>Where estimates come from, the sums of the facts or the judged sample: whatever is said and withheld of them follows one path.</summary>
internal interface IEstimates
{
    Snapshot Snapshot { get; }

    IndicatorCatalog Catalog { get; }

    /// <summary>How many tables were read so far.</summary>
    int Tables { get; }

    Task<EstimateTable> ReadAsync(Indicator indicator, Slice slice, CancellationToken cancellation);
}
