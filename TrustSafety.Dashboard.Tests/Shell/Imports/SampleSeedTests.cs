namespace TrustSafety.Dashboard.Tests.Shell.Imports;

public sealed class SampleSeedTests : IAsyncLifetime
{
    private readonly ImportRoom room = new();

    public async ValueTask InitializeAsync() => await room.Queue.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Start_OnAnEmptyFolder_BringsTheSampleInAndLeavesNoNote()
    {
        await StartAsync(true);
        Assert.Equal("exposure.csv", Assert.Single(room.Dataset.ReadLedger()).Name);
        Assert.False(File.Exists(room.Note));
        Assert.Empty(room.Queue.Jobs);
    }

    [Fact]
    public async Task Start_WhereADatasetIs_LeavesItAlone()
    {
        room.Dataset.Connect().Dispose();
        await StartAsync(true);
        Assert.Empty(room.Dataset.ReadLedger());
    }

    [Fact]
    public async Task Start_AfterAStopHalfWay_GoesOnAndTakesNothingTwice()
    {
        await StartAsync(true);
        await File.WriteAllTextAsync(room.Note, "", TestContext.Current.CancellationToken);
        await StartAsync(true);
        Assert.Single(room.Dataset.ReadLedger());
        Assert.False(File.Exists(room.Note));
    }

    [Fact]
    public async Task Start_WithTheSampleTurnedOff_StaysEmpty()
    {
        await StartAsync(false);
        Assert.Empty(room.Dataset.ReadLedger());
    }

    [Fact]
    public async Task Start_WhileAnotherServiceOpensTheDataset_StillBringsTheSampleIn()
    {
        await StartAsync(true, meanwhile: () => room.Dataset.Connect().Dispose());
        Assert.Single(room.Dataset.ReadLedger());
    }

    private async Task StartAsync(bool wanted, Action? meanwhile = null)
    {
        var seed = room.Seed(wanted);
        await seed.StartingAsync(TestContext.Current.CancellationToken);
        meanwhile?.Invoke();
        await seed.StartAsync(TestContext.Current.CancellationToken);
        await seed.Completion.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
