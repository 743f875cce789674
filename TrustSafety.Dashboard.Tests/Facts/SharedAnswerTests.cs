using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

public sealed class SharedAnswerTests
{
    private int runs;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_AskedAgain_IsNotMadeAgain()
    {
        var answer = new SharedAnswer<object>(_ => Task.FromResult(new object()));
        Assert.Same(await answer.GetAsync(Cancellation), await answer.GetAsync(Cancellation));
    }

    [Fact]
    public async Task Run_OneOfTwoLeaves_GoesOn()
    {
        var end = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = Waiting(end);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var leaves = answer.GetAsync(leave.Token);
        var stays = answer.GetAsync(Cancellation);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        end.SetResult(7);
        Assert.Equal((7, 1), (await stays, runs));
    }

    [Fact]
    public async Task Run_AllLeave_StopsAndTheNextStartsAnew()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new SharedAnswer<int>(async stop =>
        {
            if (Interlocked.Increment(ref runs) > 1) return 7;
            using var registration = stop.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, stop);
            return 0;
        });
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var leaves = answer.GetAsync(leave.Token);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        await stopped.Task.WaitAsync(Cancellation);
        Assert.Equal(7, await answer.GetAsync(Cancellation));
    }

    [Fact]
    public async Task Run_Fails_IsTriedAgain()
    {
        var answer = new SharedAnswer<int>(_ => ++runs == 1 ? Task.FromException<int>(new InvalidOperationException("gone")) : Task.FromResult(7));
        await Assert.ThrowsAsync<InvalidOperationException>(() => answer.GetAsync(Cancellation));
        Assert.Equal(7, await answer.GetAsync(Cancellation));
    }

    private SharedAnswer<int> Waiting(TaskCompletionSource<int> end) => new(_ =>
    {
        runs++;
        return end.Task;
    });
}
