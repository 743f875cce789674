using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TrustSafety.Dashboard.Extracts.Import;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The server goes away under a reader and comes back: the address holds all that was chosen, so nothing is lost.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class ReconnectJourney(BrowserFixture browser) : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reconnect-");
    private WebApplication? server;

    [Fact]
    public async Task Server_ThatStopsAndComesBack_IsSaidInADialog_AndThePageThenShowsTheSameView()
    {
        var address = await StartAsync("http://127.0.0.1:0");
        await ImportAsync();
        await using var visit = await Visit.StartAsync(browser.Browser, address);
        await visit.OpenAsync("/explore?indicator=enforcement_volume&by=market");
        await visit.Page.Locator(".explore-table tbody a").First.ClickAsync();
        await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(2);
        await visit.ReadyAsync();
        var (url, seen) = (visit.Page.Url, await visit.Page.Locator("h1").InnerTextAsync());
        Assert.Contains("drill=market:", url, StringComparison.Ordinal);

        await StopAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "The connection to the dashboard was lost." });
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(dialog.Locator(".reconnect-trying")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Reload the page" })).ToBeFocusedAsync();
        await visit.ShootAsync("reconnect", fullPage: false);
        await visit.AssertAccessibleAsync();

        await StartAsync(address.ToString());
        await Expect(dialog).ToBeHiddenAsync();
        await visit.ReadyAsync();
        Assert.Equal(url, visit.Page.Url);
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(seen);
        await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(2);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }

    private async Task<Uri> StartAsync(string url)
    {
        server = DashboardApp.Create("--urls", url, "--Dataset:Directory", Path.Combine(folder.FullName, "data"), "--Import:Sample", "false");
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    private async Task StopAsync()
    {
        if (server is null) return;
        await server.StopAsync(CancellationToken.None);
        await server.DisposeAsync();
        server = null;
    }

    /// <summary>Three weeks of removals in two markets.</summary>
    private async Task ImportAsync()
    {
        var extract = Path.Combine(folder.FullName, "action.csv");
        var rows = from day in Enumerable.Range(0, 21)
                   from i in Enumerable.Range(0, 40)
                   select string.Create(CultureInfo.InvariantCulture, $"{day}-{i},c{day}-{i},{new DateOnly(2026, 7, 6).AddDays(day):yyyy-MM-dd}T12:00:00Z,remove,own,{(i % 4 == 0 ? "MX" : "BR")},{(i % 3 == 0 ? "live" : "feed")}");
        await File.WriteAllLinesAsync(extract, rows.Prepend("action_id,content_id,actioned_at,action,source,market,surface"), TestContext.Current.CancellationToken);
        var report = await server!.Services.GetRequiredService<ExtractImport>().ImportAsync(extract, new ImportOptions(), null, TestContext.Current.CancellationToken);
        Assert.True(report.Succeeded, string.Join(' ', report.Extracts.Select(e => e.Message)));
    }
}
