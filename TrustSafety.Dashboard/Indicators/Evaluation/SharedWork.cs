using System.Collections.Concurrent;

namespace TrustSafety.Dashboard.Indicators.Evaluation;

/// <summary>
/// Work that several ask for at once is done once. It stops with whoever began it; those who still want it then begin anew, so that nobody's
/// leaving or failure reaches another.
/// </summary>
internal sealed class SharedWork<TKey, T>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<T>>> works = [];

    public int Count => works.Count;

    public async Task<T> GetAsync(TKey key, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        while (true)
        {
            var mine = new Lazy<Task<T>>(() => work(cancellation));
            var shared = works.GetOrAdd(key, mine);
            try { return await shared.Value.WaitAsync(cancellation); }
            catch when (shared.Value.IsFaulted || shared.Value.IsCanceled)
            {
                works.TryRemove(new(key, shared));
                if (ReferenceEquals(shared, mine) || cancellation.IsCancellationRequested) throw;
            }
        }
    }
}
