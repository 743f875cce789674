using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>Notes which cells are asked for, and how many they are.</summary>
internal sealed class RecordingFacts(IFacts facts) : IFacts
{
    private readonly Lock gate = new();
    private readonly Dictionary<AggregateQuery, int> asked = [];

    public IReadOnlyList<AggregateQuery> Questions { get { lock (gate) return [.. asked.Keys]; } }

    public long Cells { get { lock (gate) return asked.Values.Sum(n => (long)n); } }

    public async Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation)
    {
        var set = await facts.QueryAsync(query, cancellation);
        lock (gate) asked[query] = set.Cells.Count;
        return set;
    }

    public Task<Snapshot> SnapshotAsync(CancellationToken cancellation) => facts.SnapshotAsync(cancellation);

    public Task<JudgedSample> JudgedAsync(CancellationToken cancellation) => facts.JudgedAsync(cancellation);

    public Task PrepareAsync(CancellationToken cancellation) => facts.PrepareAsync(cancellation);

    public Task<RowSet> RowsAsync(RowQuery query, CancellationToken cancellation) => facts.RowsAsync(query, cancellation);

    public Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation) => facts.ValuesAsync(dimension, cancellation);
}
