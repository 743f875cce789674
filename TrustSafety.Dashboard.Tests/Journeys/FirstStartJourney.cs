using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Shell.Imports;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>Someone starts the dashboard for the first time and looks at once.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class FirstStartJourney(BrowserFixture browser)
{
    [Fact]
    public async Task FirstStart_OnAnEmptyFolder_ShowsProgressAndThenThePage()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("first-");
        await using var app = DashboardApp.Create("--urls", "http://127.0.0.1:0", "--Dataset:Directory", data.FullName);
        // The dataset has one writer: while it is held, the sample cannot be in before the page is open.
        using var hold = new SemaphoreSlim(0, 1);
        var held = app.Services.GetRequiredService<Dataset>().ChangeAsync(_ => { hold.Wait(cancellation); return 0; }, cancellation);
        File.WriteAllText(Path.Combine(data.FullName, "sample-import"), "");
        await app.StartAsync(cancellation);
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await using (var visit = await Visit.StartAsync(browser.Browser, address))
        {
            await visit.Page.GotoAsync("/data");
            var progress = visit.Page.GetByRole(AriaRole.Status, new() { Name = "Import of the sample data" });
            await Assertions.Expect(progress).ToContainTextAsync("The sample data is coming in");
            await Assertions.Expect(visit.Page.Locator("main")).ToHaveAttributeAsync("data-ready", "0/?");
            await visit.ShootAsync("first-start");
            await visit.AssertAccessibleAsync();

            hold.Release();
            await held;
            await app.Services.GetRequiredService<SampleSeed>().Completion.WaitAsync(TimeSpan.FromMinutes(3), cancellation);
            await visit.ReadyAsync();
            await Assertions.Expect(visit.Page.Locator(".ledger tbody tr")).Not.ToHaveCountAsync(0);
            Assert.Empty(visit.Complaints);
        }
        await app.StopAsync(cancellation);
        await app.DisposeAsync();
        data.Delete(recursive: true);
    }
}
