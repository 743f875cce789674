using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

public sealed class ReadersFirstTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly ReadersFirst readers;
    private readonly List<string> order = [];

    public ReadersFirstTests() => readers = new(clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<bool> AskAsync(string who, Task? until = null, bool isKnown = false) => readers.AskAsync(
        isKnown,
        async () =>
        {
            lock (order) order.Add(who);
            await (until ?? Task.CompletedTask);
            return true;
        },
        Cancellation);

    private static async Task<Task<T>> AsideAsync<T>(Func<Task<T>> ask)
    {
        Task<T>? asked = null;
        await ReadersFirst.AsideAsync(() =>
        {
            asked = ask();
            return Task.CompletedTask;
        });
        return asked!;
    }

    [Fact]
    public async Task Ask_OwnWorkWhenNobodyReads_GoesAtOnce()
    {
        await (await AsideAsync(() => AskAsync("own")));
        Assert.Equal(["own"], order);
    }

    [Fact]
    public async Task Ask_OwnWorkWhileSomebodyReads_WaitsUntilSheHasPaused()
    {
        var answer = new TaskCompletionSource();
        var reader = AskAsync("reader", answer.Task);
        var own = await AsideAsync(() => AskAsync("own"));
        clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(["reader"], order);
        answer.SetResult();
        await reader;
        clock.Advance(TimeSpan.FromMilliseconds(299));
        Assert.Equal(["reader"], order);
        await PassAsync(own);
        Assert.Equal(["reader", "own"], order);
    }

    [Fact]
    public async Task Ask_OwnWorkWhileSomebodyReadsOnAndOn_WaitsTwoSecondsAtMost()
    {
        var answer = new TaskCompletionSource();
        var reader = AskAsync("reader", answer.Task);
        var began = clock.GetTimestamp();
        await PassAsync(await AsideAsync(() => AskAsync("own")));
        Assert.InRange(clock.GetElapsedTime(began), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2.5));
        answer.SetResult();
        await reader;
    }

    [Fact]
    public async Task Ask_OwnWorkThatIsKnown_DoesNotWait()
    {
        var answer = new TaskCompletionSource();
        var reader = AskAsync("reader", answer.Task);
        await (await AsideAsync(() => AskAsync("own", isKnown: true)));
        answer.SetResult();
        await reader;
    }

    [Fact]
    public async Task Ask_SeveralOfOwnWork_OneAfterTheOther()
    {
        var answer = new TaskCompletionSource();
        var first = await AsideAsync(() => AskAsync("first", answer.Task));
        var second = await AsideAsync(() => AskAsync("second"));
        Assert.Equal(["first"], order);
        answer.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(["first", "second"], order);
    }

    [Fact]
    public async Task Aside_EndsWithTheWork()
    {
        var answer = new TaskCompletionSource();
        var reader = AskAsync("reader", answer.Task);
        await ReadersFirst.AsideAsync(() => Task.CompletedTask);
        await AskAsync("another reader");
        Assert.Equal(["reader", "another reader"], order);
        answer.SetResult();
        await reader;
    }

    public void Dispose() => readers.Dispose();

    /// <summary>Lets time pass until the task ends.</summary>
    private async Task PassAsync(Task task)
    {
        var patience = Task.Delay(TimeSpan.FromSeconds(30), Cancellation);
        while (!task.IsCompleted)
        {
            Assert.False(patience.IsCompleted, "It never went.");
            clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(task, Task.Delay(5, Cancellation));
        }
        await task;
    }
}
