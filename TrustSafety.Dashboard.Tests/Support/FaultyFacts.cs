using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Support;

/// <summary>The facts behind a door that can be held or broken.</summary>
internal sealed class FaultyFacts(IFacts facts) : IFacts
{
    public TaskCompletionSource? Held { get; init; }

    public Exception? Failure { get; set; }

    public async Task<Snapshot> SnapshotAsync(CancellationToken cancellation)
    {
        if (Held is { } held) await held.Task.WaitAsync(cancellation);
        return Failure is { } failure ? throw failure : await facts.SnapshotAsync(cancellation);
    }

    public Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation) => facts.QueryAsync(query, cancellation);

    public Task<JudgedSample> JudgedAsync(CancellationToken cancellation) => facts.JudgedAsync(cancellation);

    public Task<RowSet> RowsAsync(RowQuery query, CancellationToken cancellation) => facts.RowsAsync(query, cancellation);

    public Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation) => facts.ValuesAsync(dimension, cancellation);
}
