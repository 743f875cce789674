using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Import;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>An app of one journey alone, with extracts that the journey writes; it can be stopped and started again on the same folder.</summary>
internal sealed class OwnApp : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("own-app-");
    private WebApplication? server;

    public async Task<Uri> StartAsync(string url = "http://127.0.0.1:0")
    {
        server = DashboardApp.Create("--urls", url, "--Dataset:Directory", Path.Combine(folder.FullName, "data"), "--Import:Sample", "false");
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task ImportAsync(string name, IEnumerable<string> lines)
    {
        var extract = Path.Combine(folder.FullName, name);
        await File.WriteAllLinesAsync(extract, lines, TestContext.Current.CancellationToken);
        var report = await server!.Services.GetRequiredService<ExtractImport>().ImportAsync(extract, new ImportOptions(), null, TestContext.Current.CancellationToken);
        Assert.True(report.Succeeded, string.Join(' ', report.Extracts.Select(e => e.Message)));
    }

    public async Task StopAsync()
    {
        if (server is null) return;
        await server.StopAsync(CancellationToken.None);
        await server.DisposeAsync();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }
}
