using System.Collections.Concurrent;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Publishing;

/// <summary>
/// Checked batches on their way to the engine: one thread reads and checks in the order of the file, the engine's threads take and store.
/// A fixed number of batches goes round, so a slow disk holds the reader back instead of filling the memory.
/// </summary>
internal sealed class BatchFeed : IDisposable
{
    private const int BatchCount = 12;

    private readonly BlockingCollection<Batch> empty = new();
    private readonly BlockingCollection<Batch> full = new();
    private readonly CancellationTokenSource stopped = new();

    public BatchFeed(int slots, IReadOnlyList<(Column Column, int Slot)> columns)
    {
        Columns = columns;
        for (var i = 0; i < BatchCount; i++) empty.Add(new Batch(slots));
    }

    /// <summary>What the engine sees.</summary>
    public IReadOnlyList<(Column Column, int Slot)> Columns { get; }

    /// <summary>Throws when the engine has given up.</summary>
    public Batch TakeEmpty() => empty.Take(stopped.Token);

    public void Add(Batch batch) => full.Add(batch);

    public void Return(Batch batch) => empty.Add(batch);

    /// <summary>No more will come.</summary>
    public void Complete() => full.CompleteAdding();

    /// <summary>One side failed: the other must not wait for it.</summary>
    public void Stop() => stopped.Cancel();

    /// <summary>Waits for the next; null after the last.</summary>
    public Batch? Take() => full.TryTake(out var batch, Timeout.Infinite, stopped.Token) ? batch : null;

    public void Dispose()
    {
        empty.Dispose();
        full.Dispose();
        stopped.Dispose();
    }
}
