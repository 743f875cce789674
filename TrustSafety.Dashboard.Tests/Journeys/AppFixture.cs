using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Shell.Imports;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The real app on a free port with a data folder of its own, filled from sample-data once for all journeys.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("journeys-");
    private WebApplication? app;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => app!.Services;

    public async ValueTask InitializeAsync()
    {
        app = DashboardApp.Create("--urls", "http://127.0.0.1:0", "--Dataset:Directory", data.FullName);
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<SampleSeed>().Completion;
        foreach (var job in app.Services.GetRequiredService<ImportQueue>().Jobs)
            Assert.Fail($"The sample's {job.Name} did not come in: {job.State}. {job.Problem} {string.Join(' ', job.Report?.Extracts.Select(e => e.Message) ?? [])}");
        Assert.NotEmpty(app.Services.GetRequiredService<Dataset>().ReadLedger());
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        data.Delete(recursive: true);
    }
}
