using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

public sealed class CellCacheTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static AggregateQuery Query(int day) =>
        new(Fact.Action, "actioned_at", null, new DateOnly(2026, 1, 1).AddDays(day), new DateOnly(2027, 1, 1), new([Measure.Count()]));

    private static CellSet Set(int cells) => new("s", CellColumns.Of(Enumerable.Range(0, cells).Select(i => new Cell(null, [], i, [1d]))));

    [Fact]
    public async Task Get_TheSameQuestionAtOnce_RunsOnce()
    {
        var cache = new CellCache(1_000_000);
        var runs = 0;
        var answer = new TaskCompletionSource<CellSet>();
        Task<CellSet> Run(CancellationToken _) { Interlocked.Increment(ref runs); return answer.Task; }
        var asked = Enumerable.Range(0, 8).Select(_ => cache.GetAsync(Query(0), Run, Cancellation)).ToList();
        answer.SetResult(Set(1));
        await Task.WhenAll(asked);
        await cache.GetAsync(Query(0), Run, Cancellation);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Get_WhenTheLastWaiterLeaves_StopsTheRun()
    {
        var cache = new CellCache(1_000_000);
        var stopped = new TaskCompletionSource();
        async Task<CellSet> Run(CancellationToken stop)
        {
            stop.Register(stopped.SetResult);
            await stopped.Task;
            throw new OperationCanceledException(stop);
        }
        using var leave = new CancellationTokenSource();
        var asked = cache.GetAsync(Query(0), Run, leave.Token);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        Assert.Single((await cache.GetAsync(Query(0), _ => Task.FromResult(Set(1)), Cancellation)).Cells);
    }

    [Fact]
    public async Task Get_BeyondTheCapacity_GivesUpTheLeastRecentlyUsed()
    {
        var cache = new CellCache(20_000);
        var runs = 0;
        Task<CellSet> Run(CancellationToken _) { runs++; return Task.FromResult(Set(200)); }
        await cache.GetAsync(Query(0), Run, Cancellation);
        for (var i = 1; i < 20; i++)
        {
            await cache.GetAsync(Query(i), Run, Cancellation);
            await cache.GetAsync(Query(0), Run, Cancellation);
        }
        Assert.Equal(20, runs);
        Assert.InRange(cache.Size, 1, 20_000);
        await cache.GetAsync(Query(1), Run, Cancellation);
        Assert.Equal(21, runs);
    }

    [Fact]
    public async Task Get_AfterAFailure_AsksAgain()
    {
        var cache = new CellCache(1_000_000);
        await Assert.ThrowsAsync<InvalidOperationException>(() => cache.GetAsync(Query(0), _ => throw new InvalidOperationException(), Cancellation));
        Assert.Single((await cache.GetAsync(Query(0), _ => Task.FromResult(Set(1)), Cancellation)).Cells);
    }
}
