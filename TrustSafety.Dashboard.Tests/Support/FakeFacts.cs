using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Support;

/// <summary>Facts in memory, answered by the plain evaluator of the contract tests; remembers what it was asked.</summary>
internal sealed class FakeFacts(IReadOnlyList<FactRow> rows, params SnapshotExtract[] extracts) : IFacts
{
    private readonly NaiveFacts naive = new(rows, TimeZoneInfo.Utc);

    public List<AggregateQuery> Asked { get; } = [];

    public Task<Snapshot> SnapshotAsync(CancellationToken cancellation) => Task.FromResult(new Snapshot("snapshot", extracts));

    public Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation)
    {
        Asked.Add(query);
        return Task.FromResult(new CellSet("snapshot", CellColumns.Of(naive.Query(query))));
    }

    public Task<JudgedSample> JudgedAsync(CancellationToken cancellation) => Task.FromResult(NaiveJudged.Of(rows, TimeZoneInfo.Utc));

    public Task<RowSet> RowsAsync(RowQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([.. rows.Select(r => r[dimension] as string).OfType<string>().Distinct().Order()]);

    public static SnapshotExtract Extract(Fact fact, string first, string last) =>
        new($"{fact}.csv", new string('a', 64), fact, 1, DateOnly.Parse(first, null), DateOnly.Parse(last, null), DateTimeOffset.UnixEpoch);
}
