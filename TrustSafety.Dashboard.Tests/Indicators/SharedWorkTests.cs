using TrustSafety.Dashboard.Indicators.Evaluation;

namespace TrustSafety.Dashboard.Tests.Indicators;

public sealed class SharedWorkTests
{
    private readonly SharedWork<string, int> works = new();
    private int begun;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_AskedForTwiceAtOnce_IsDoneOnce()
    {
        var gate = new TaskCompletionSource<int>();
        var (first, second) = (works.GetAsync("a", _ => Begin(gate.Task), Cancellation), works.GetAsync("a", _ => Begin(gate.Task), Cancellation));
        gate.SetResult(7);
        Assert.Equal(7, await first);
        Assert.Equal(7, await second);
        Assert.Equal(7, await works.GetAsync("a", _ => Begin(gate.Task), Cancellation));
        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task Work_WhoseBeginnerLeaves_IsBegunAnewByWhoStays()
    {
        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = works.GetAsync("a", stop => Begin(Forever(stop)), leaves.Token);
        var second = works.GetAsync("a", _ => Begin(Task.FromResult(7)), Cancellation);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(7, await second);
        Assert.Equal(2, begun);
    }

    [Fact]
    public async Task Work_WhoseFollowerLeaves_GoesOn()
    {
        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var gate = new TaskCompletionSource<int>();
        var first = works.GetAsync("a", _ => Begin(gate.Task), Cancellation);
        var second = works.GetAsync("a", _ => Begin(gate.Task), leaves.Token);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.SetResult(7);
        Assert.Equal(7, await first);
        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task Work_ThatFailed_IsToldToTheOneWhoAskedAndTriedAgainByTheNext()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => works.GetAsync("a", _ => Begin(Task.FromException<int>(new InvalidOperationException())), Cancellation));
        Assert.Equal(7, await works.GetAsync("a", _ => Begin(Task.FromResult(7)), Cancellation));
    }

    private Task<int> Begin(Task<int> work)
    {
        Interlocked.Increment(ref begun);
        return work;
    }

    private static async Task<int> Forever(CancellationToken stop)
    {
        await Task.Delay(Timeout.Infinite, stop);
        return 0;
    }
}
