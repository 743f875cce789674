using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Tests.Facts;

public sealed class ReadersFirstTests : IDisposable
{
    private readonly AlarmClock clock = new();
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

    /// <summary>Something asked by a work that began before anybody read.</summary>
    private async Task<(Task Ask, TaskCompletionSource Begin)> AsideAsync(Func<Task> ask)
    {
        var (begin, begun) = (new TaskCompletionSource(), new TaskCompletionSource());
        var work = readers.AsideAsync(
            async () =>
            {
                begun.SetResult();
                await begin.Task;
                await ask();
            },
            Cancellation);
        await begun.Task;
        return (work, begin);
    }

    [Fact]
    public async Task Ask_OwnWorkWhenNobodyReads_GoesAtOnce()
    {
        await readers.AsideAsync(() => AskAsync("own"), Cancellation);
        Assert.Equal(["own"], order);
    }

    [Fact]
    public async Task Ask_OwnWorkWhileSomebodyReads_WaitsUntilSheHasPaused()
    {
        var answer = new TaskCompletionSource();
        var (own, begin) = await AsideAsync(() => AskAsync("own"));
        var reader = AskAsync("reader", answer.Task);
        begin.SetResult();
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
    public async Task Ask_OwnWorkWhileSomebodyReadsOnAndOn_WaitsFiveSecondsAtMost()
    {
        var answer = new TaskCompletionSource();
        var (own, begin) = await AsideAsync(() => AskAsync("own"));
        var reader = AskAsync("reader", answer.Task);
        var began = clock.GetTimestamp();
        begin.SetResult();
        await PassAsync(own);
        Assert.InRange(clock.GetElapsedTime(began), TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(5.5));
        answer.SetResult();
        await reader;
    }

    [Fact]
    public async Task Ask_OwnWorkThatIsKnown_DoesNotWait()
    {
        var answer = new TaskCompletionSource();
        var (own, begin) = await AsideAsync(() => AskAsync("own", isKnown: true));
        var reader = AskAsync("reader", answer.Task);
        begin.SetResult();
        await own;
        answer.SetResult();
        await reader;
    }

    [Fact]
    public async Task Ask_SeveralOfOwnWork_OneAfterTheOther()
    {
        var answer = new TaskCompletionSource();
        var work = readers.AsideAsync(() => Task.WhenAll(AskAsync("first", answer.Task), AskAsync("second")), Cancellation);
        Assert.Equal(["first"], order);
        answer.SetResult();
        await work;
        Assert.Equal(["first", "second"], order);
    }

    [Fact]
    public async Task Aside_WhileSomebodyReads_BeginsWhenSheHasPaused()
    {
        var answer = new TaskCompletionSource();
        var reader = AskAsync("reader", answer.Task);
        var work = readers.AsideAsync(() => AskAsync("own"), Cancellation);
        answer.SetResult();
        await reader;
        Assert.Equal(["reader"], order);
        await PassAsync(work);
        Assert.Equal(["reader", "own"], order);
    }

    [Fact]
    public async Task Aside_EndsWithTheWork()
    {
        await readers.AsideAsync(() => Task.CompletedTask, Cancellation);
        var answer = new TaskCompletionSource();
        var reader = AskAsync("reader", answer.Task);
        await AskAsync("another reader");
        Assert.Equal(["reader", "another reader"], order);
        answer.SetResult();
        await reader;
    }

    public void Dispose() => readers.Dispose();

    /// <summary>Lets time pass until the task ends: each time that somebody waits for the clock, by as much as it takes.</summary>
    private async Task PassAsync(Task task)
    {
        while (await Task.WhenAny(task, clock.SetAsync(Cancellation)) != task) clock.Advance(TimeSpan.FromMilliseconds(300));
        await task;
    }

    /// <summary>Tells when somebody begins to wait for a time.</summary>
    private sealed class AlarmClock : FakeTimeProvider
    {
        private readonly Channel<bool> alarms = Channel.CreateUnbounded<bool>();

        public Task<bool> SetAsync(CancellationToken cancellation) => alarms.Reader.ReadAsync(cancellation).AsTask();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            alarms.Writer.TryWrite(true);
            return timer;
        }
    }
}
