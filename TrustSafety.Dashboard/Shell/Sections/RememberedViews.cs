using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Shell;

/// <summary>Whole views of the rooms, each as it was read for one address: a view is made of a hundred measures, and is opened again and again. Few, for they are large.</summary>
internal sealed class RememberedViews(IFacts facts, IIndicators indicators)
{
    private const int Most = 24;

    private readonly Remembered views = new(facts, Most);

    /// <param name="also">What else the view depends on, such as rules that people saved.</param>
    public Task<T> GetAsync<T>(ViewState state, string also, Func<Task<T>> read, CancellationToken cancellation) =>
        views.GetAsync(indicators.Catalog, $"{typeof(T).Name} {(state with { Present = false }).ToQuery()} {also}", read, cancellation);
}
