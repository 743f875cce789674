using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Shell.Imports;

namespace TrustSafety.Dashboard.Tests.Shell.Imports;

public sealed class ImportQueueTests : IAsyncLifetime
{
    private readonly ImportRoom room = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Queue_WithAGoodAndABadFile_FinishesBothAndPublishesOne()
    {
        await room.Queue.StartAsync(CancellationToken.None);
        var bad = room.Queue.Add(room.Write("exposure-bad.csv", "day,views\nyesterday,1\n"), ImportOptions.None);
        var good = room.Queue.Add(room.Write("exposure.csv", "day,views\n2026-01-05,1\n"), ImportOptions.None);
        await room.OverAsync(bad);
        await room.OverAsync(good);
        Assert.Equal((ImportJobState.Finished, ImportJobState.Finished), (bad.State, good.State));
        Assert.False(bad.Report!.Succeeded);
        Assert.Equal("exposure.csv", Assert.Single(room.Dataset.ReadLedger()).Name);
    }

    [Fact]
    public async Task Cancel_OfAWaitingJob_NeverRunsIt()
    {
        var job = room.Queue.Add(room.Write("exposure.csv", "day,views\n2026-01-05,1\n"), ImportOptions.None);
        job.Cancel();
        await room.Queue.StartAsync(CancellationToken.None);
        await room.OverAsync(job);
        Assert.Equal(ImportJobState.Cancelled, job.State);
        Assert.Empty(room.Dataset.ReadLedger());
    }

    [Fact]
    public async Task Cancel_OfARunningJob_LeavesTheDatasetAsItWas()
    {
        var large = room.Write("exposure.csv", "day,views\n" + string.Concat(Enumerable.Repeat("2026-01-05,1\n", 400_000)));
        var job = room.Queue.Add(large, ImportOptions.None);
        room.Queue.Changed += () =>
        {
            if (job.Progress is { Rows: > 0 }) job.Cancel();
        };
        await room.Queue.StartAsync(CancellationToken.None);
        await room.OverAsync(job);
        Assert.Equal(ImportJobState.Cancelled, job.State);
        Assert.Empty(room.Dataset.ReadLedger());
    }

    [Fact]
    public async Task Upload_WhenItsLastFileIsThrough_IsDeleted()
    {
        var upload = new UploadFolder();
        var (first, second) = (upload.PathFor("exposure-1.csv"), upload.PathFor("../exposure-2.csv"));
        Assert.Equal(Path.GetDirectoryName(first), Path.GetDirectoryName(second));
        File.WriteAllText(first, "day,views\n2026-01-05,1\n");
        File.WriteAllText(second, "day,views\n2026-01-06,1\n");
        var jobs = new[] { room.Queue.Add(first, ImportOptions.None, upload), room.Queue.Add(second, ImportOptions.None, upload) };
        upload.Leave();
        await room.Queue.StartAsync(CancellationToken.None);
        var gone = new TaskCompletionSource();
        room.Queue.Changed += () =>
        {
            if (!File.Exists(first)) gone.TrySetResult();
        };
        foreach (var job in jobs) await room.OverAsync(job);
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.False(Directory.Exists(Path.GetDirectoryName(first)));
        Assert.Equal(2, room.Dataset.ReadLedger().Count);
    }

    [Fact]
    public async Task Upload_WhoseFirstFileIsThroughBeforeTheSecondJoins_KeepsTheSecond()
    {
        var upload = new UploadFolder();
        var (first, second) = (upload.PathFor("exposure-1.csv"), upload.PathFor("exposure-2.csv"));
        File.WriteAllText(first, "day,views\n2026-01-05,1\n");
        File.WriteAllText(second, "day,views\n2026-01-06,1\n");
        await room.Queue.StartAsync(CancellationToken.None);
        await room.OverAsync(room.Queue.Add(first, ImportOptions.None, upload));
        var late = room.Queue.Add(second, ImportOptions.None, upload);
        upload.Leave();
        await room.OverAsync(late);
        Assert.True(late.Report?.Succeeded);
    }

    [Fact]
    public async Task Dismiss_OfAJobUnderWay_KeepsIt()
    {
        var job = room.Queue.Add(room.Write("exposure.csv", "day,views\n2026-01-05,1\n"), ImportOptions.None);
        room.Queue.Dismiss(job);
        Assert.Single(room.Queue.Jobs);
        await room.Queue.StartAsync(CancellationToken.None);
        await room.OverAsync(job);
        room.Queue.Dismiss(job);
        Assert.Empty(room.Queue.Jobs);
    }
}
