namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// Answers of one snapshot, the least recently used given up first. The same question asked twice at a time is run once;
/// the run stops when the last who waits for it has gone.
/// </summary>
internal sealed class CellCache(long capacity)
{
    private readonly Lock gate = new();
    private readonly Dictionary<AggregateQuery, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();
    private long size;

    public long Size { get { lock (gate) return size; } }

    /// <summary>The questions whose answers are held or under way, the latest used first.</summary>
    public IReadOnlyList<AggregateQuery> Questions { get { lock (gate) return [.. byUse.Select(e => e.Query)]; } }

    /// <summary>Whether the answer is held or under way.</summary>
    public bool Knows(AggregateQuery query) { lock (gate) return entries.ContainsKey(query); }

    public async Task<CellSet> GetAsync(AggregateQuery query, Func<CancellationToken, Task<CellSet>> run, CancellationToken cancellation)
    {
        var entry = Join(query, run);
        try { return await entry.Run.WaitAsync(cancellation); }
        finally { Leave(entry); }
    }

    private Entry Join(AggregateQuery query, Func<CancellationToken, Task<CellSet>> run)
    {
        lock (gate)
        {
            if (entries.TryGetValue(query, out var known))
            {
                byUse.Remove(known);
                byUse.AddFirst(known);
                known.Value.Waiting++;
                return known.Value;
            }
            var entry = new Entry(query) { Waiting = 1 };
            entry.Run = RunAsync(entry, run);
            entries[query] = byUse.AddFirst(entry);
            return entry;
        }
    }

    private static async Task<CellSet> RunAsync(Entry entry, Func<CancellationToken, Task<CellSet>> run)
    {
        await Task.Yield();
        return await run(entry.Stop.Token);
    }

    private void Leave(Entry entry)
    {
        lock (gate)
        {
            entry.Waiting--;
            if (entry.Run.IsCompletedSuccessfully) Keep(entry);
            else if (entry.Run.IsCompleted || entry.Waiting == 0) Forget(entry);
        }
    }

    private void Keep(Entry entry)
    {
        if (entry.Size > 0 || !Holds(entry)) return;
        entry.Size = entry.Run.Result.Cells.Size;
        size += entry.Size;
        while (size > capacity && byUse.Last is { } oldest) Remove(oldest);
    }

    private void Forget(Entry entry)
    {
        entry.Stop.Cancel();
        if (Holds(entry)) Remove(entries[entry.Query]);
    }

    private bool Holds(Entry entry) => entries.TryGetValue(entry.Query, out var node) && node.Value == entry;

    private void Remove(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        entries.Remove(node.Value.Query);
        size -= node.Value.Size;
    }

    private sealed class Entry(AggregateQuery query)
    {
        public AggregateQuery Query { get; } = query;

        public CancellationTokenSource Stop { get; } = new();

        public Task<CellSet> Run { get; set; } = null!;

        public int Waiting { get; set; }

        public long Size { get; set; }
    }
}
