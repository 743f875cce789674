using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>
/// What was computed of the present snapshot under the present definitions, the oldest given up first.
/// Both are compared by identity of content, so nothing outlives an import or an edited definition.
/// </summary>
internal sealed class Remembered(IFacts facts, int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, object?> answers = [];
    private readonly Queue<string> order = new();
    private (string Snapshot, IndicatorCatalog Catalog)? of;

    /// <summary>Two who ask at once both compute; the facts behind them are read once.</summary>
    public async Task<T> GetAsync<T>(IndicatorCatalog catalog, string question, Func<Task<T>> compute, CancellationToken cancellation)
    {
        var snapshot = (await facts.SnapshotAsync(cancellation)).Id;
        if (Recall(snapshot, catalog, question, out var known)) return (T)known!;
        var answer = await compute();
        // Published meanwhile, the answer may be of either snapshot.
        if ((await facts.SnapshotAsync(cancellation)).Id == snapshot) Keep(snapshot, catalog, question, answer);
        return answer;
    }

    private bool Recall(string snapshot, IndicatorCatalog catalog, string question, out object? answer)
    {
        lock (gate)
        {
            answer = null;
            return IsOf(snapshot, catalog) && answers.TryGetValue(question, out answer);
        }
    }

    private void Keep(string snapshot, IndicatorCatalog catalog, string question, object? answer)
    {
        lock (gate)
        {
            if (!IsOf(snapshot, catalog)) Begin(snapshot, catalog);
            if (answers.TryAdd(question, answer)) order.Enqueue(question);
            while (order.Count > most) answers.Remove(order.Dequeue());
        }
    }

    private bool IsOf(string snapshot, IndicatorCatalog catalog) => of is { } now && now.Snapshot == snapshot && ReferenceEquals(now.Catalog, catalog);

    private void Begin(string snapshot, IndicatorCatalog catalog)
    {
        answers.Clear();
        order.Clear();
        of = (snapshot, catalog);
    }
}
