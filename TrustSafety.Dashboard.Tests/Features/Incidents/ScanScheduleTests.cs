using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

public sealed class ScanScheduleTests : IAsyncDisposable
{
    private readonly SampleRooms rooms = SampleRooms.Of(Platform.Rows(90));
    private ServiceProvider? services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IncidentBook Book => services!.GetRequiredService<IncidentBook>();

    private FakeTimeProvider Clock => (FakeTimeProvider)services!.GetRequiredService<TimeProvider>();

    private async Task StartAsync(bool scan = true)
    {
        var collection = rooms.AddTo(new ServiceCollection()).AddLogging().AddSingleton(rooms.Dataset).AddSingleton<ReadersFirst>().AddSingleton<WorkAfterPublish>();
        collection.Configure<IncidentOptions>(o => o.Scan = scan);
        services = collection.BuildServiceProvider();
        foreach (var hosted in services.GetServices<IHostedService>()) await hosted.StartAsync(Cancellation);
    }

    /// <summary>Lets time pass until the book says that something was opened.</summary>
    private async Task PassUntilOpenedAsync(TimeSpan step)
    {
        var opened = new TaskCompletionSource();
        void Hear(int? id) => opened.TrySetResult();
        Book.Changed += Hear;
        var patience = Task.Delay(TimeSpan.FromSeconds(60), Cancellation);
        while (!opened.Task.IsCompleted)
        {
            Assert.False(patience.IsCompleted, "Nothing was opened.");
            Clock.Advance(step);
            await Task.WhenAny(opened.Task, Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation));
        }
        Book.Changed -= Hear;
    }

    [Fact]
    public async Task Schedule_AfterAnImport_OpensWhatTheScanFinds()
    {
        await StartAsync();
        await PassUntilOpenedAsync(TimeSpan.FromSeconds(1));
        Assert.Contains("market FR", Assert.Single(await Book.ListAsync(Cancellation)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_ByTheClock_ScansAgainWithoutAnImport()
    {
        await StartAsync();
        await PassUntilOpenedAsync(TimeSpan.FromSeconds(1));
        // What is gone from the book is found again by the next scan, though nothing was imported.
        await using (var context = rooms.Workspace.CreateDbContext())
        {
            context.IncidentSignals.RemoveRange(context.IncidentSignals);
            context.Incidents.RemoveRange(context.Incidents);
            await context.SaveChangesAsync(Cancellation);
        }
        await PassUntilOpenedAsync(TimeSpan.FromMinutes(10));
        Assert.Single(await Book.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Schedule_SwitchedOff_EndsAtOnce()
    {
        await StartAsync(scan: false);
        var schedule = services!.GetServices<IHostedService>().OfType<BackgroundService>().Single(s => s.GetType().Name == "ScanSchedule");
        await schedule.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Book.ListAsync(Cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            foreach (var hosted in services.GetServices<IHostedService>()) await hosted.StopAsync(CancellationToken.None);
            await services.DisposeAsync();
        }
        rooms.Dispose();
    }
}
