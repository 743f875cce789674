using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Comparing;

/// <inheritdoc cref="RememberedIndicators"/>
internal sealed class RememberedComparisons(ComparisonReader reader, IIndicators indicators, Remembered remembered) : IComparisons
{
    public Task<IReadOnlyList<Comparison>> CompareAsync(ComparisonRequest request, CancellationToken cancellation) =>
        GetAsync(Question.Of("compare", request), () => reader.CompareAsync(request, cancellation), cancellation);

    public Task<MixRate?> SplitAsync(ComparisonRequest request, CancellationToken cancellation) =>
        GetAsync(Question.Of("split", request), () => reader.SplitAsync(request, cancellation), cancellation);

    public Task<ChangeScan> ScanAsync(Period before, Period after, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation) =>
        GetAsync(Question.OfScan(before, after, where), () => reader.ScanAsync(before, after, where, cancellation), cancellation);

    private Task<T> GetAsync<T>(string question, Func<Task<T>> compute, CancellationToken cancellation) =>
        remembered.GetAsync(indicators.Catalog, question, compute, cancellation);
}
