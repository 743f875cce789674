using System.Data.Common;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Facts.DuckDb;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>The gate: so many statements at a time. A statement is held inside while its answer is read, for as long as the test wants.</summary>
public sealed class StatementRunnerTests : IDisposable
{
    private const int Places = 2;
    private readonly TestDataset dataset = new();
    private readonly StatementRunner runner;
    private readonly DatasetState now;
    private readonly Lock counting = new();
    private int inside, most;

    public StatementRunnerTests()
    {
        dataset.Publish(Actions.Row(1, Actions.Noon, "DE"));
        var options = Options.Create(new FactsOptions { Concurrency = Places });
        runner = new(dataset.Dataset, options);
        using var states = new DatasetStates(dataset.Dataset, new LocalDays(Options.Create(new ReportingOptions())), options);
        now = states.CurrentAsync(Cancellation).GetAwaiter().GetResult();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statements_MoreThanThereArePlaces_WaitUntilOneEnds()
    {
        Held[] held = [.. Enumerable.Range(0, Places).Select(_ => Hold(Cancellation))];
        await Task.WhenAll(held.Select(h => h.Entered.Task));
        Held[] waiting = [.. Enumerable.Range(0, 3).Select(_ => Hold(Cancellation))];
        // Were there a place, a question of an outdated snapshot would be refused before its task is even returned.
        var outdated = AskOutdated(Cancellation);
        Assert.False(outdated.IsCompleted);
        Assert.DoesNotContain(waiting, w => w.Entered.Task.IsCompleted);

        foreach (var any in waiting.Concat(held)) any.Leave.Set();
        Assert.All(await Task.WhenAll(held.Concat(waiting).Select(h => h.Answer)), count => Assert.Equal(1, count));
        await Assert.ThrowsAsync<StaleSnapshotException>(() => outdated);
        Assert.Equal(Places, most);
    }

    [Fact]
    public async Task Statement_CancelledWhileItWaits_LeavesAndTakesNoPlace()
    {
        Held[] held = [.. Enumerable.Range(0, Places).Select(_ => Hold(Cancellation))];
        await Task.WhenAll(held.Select(h => h.Entered.Task));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var leaves = Hold(stop.Token);
        var stays = Hold(Cancellation);
        await stop.CancelAsync();
        // The places are still taken: only who waits can have left.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves.Answer);
        Assert.False(leaves.Entered.Task.IsCompleted);

        held[0].Leave.Set();
        await stays.Entered.Task.WaitAsync(Cancellation);
        foreach (var last in held.Append(stays)) last.Leave.Set();
        await Task.WhenAll(held.Append(stays).Select(h => h.Answer));
        // All places are free again: so many statements are inside at once.
        Held[] again = [.. Enumerable.Range(0, Places).Select(_ => Hold(Cancellation))];
        await Task.WhenAll(again.Select(h => h.Entered.Task)).WaitAsync(Cancellation);
        foreach (var last in again) last.Leave.Set();
        await Task.WhenAll(again.Select(h => h.Answer));
        Assert.Equal(Places, most);
    }

    [Fact]
    public async Task Statement_ThatFails_GivesItsPlaceBack()
    {
        for (var i = 0; i < Places; i++) await Assert.ThrowsAsync<StaleSnapshotException>(() => AskOutdated(Cancellation));
        var next = Hold(Cancellation);
        next.Leave.Set();
        Assert.Equal(1, await next.Answer);
    }

    public void Dispose()
    {
        runner.Dispose();
        dataset.Dispose();
    }

    private Held Hold(CancellationToken cancellation)
    {
        var held = new Held();
        held.Answer = runner.RunAsync(now, new("select count(*) from action", []), reader => Read(reader, held), cancellation);
        return held;
    }

    private Task<int> AskOutdated(CancellationToken cancellation) =>
        runner.RunAsync(now with { Stamp = new(now.Stamp.Last + 1, now.Stamp.Count + 1) }, new("select 1", []), _ => 0, cancellation);

    private int Read(DbDataReader reader, Held held)
    {
        lock (counting) most = Math.Max(most, ++inside);
        held.Entered.SetResult();
        held.Leave.Wait(Cancellation);
        lock (counting) inside--;
        reader.Read();
        return (int)reader.GetInt64(0);
    }

    /// <summary>A statement that stays inside until it may leave.</summary>
    private sealed class Held
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim Leave { get; } = new();

        public Task<int> Answer { get; set; } = null!;
    }
}
