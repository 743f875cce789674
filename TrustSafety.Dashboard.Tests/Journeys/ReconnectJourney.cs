using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The server goes away under a reader and comes back: the address holds all that was chosen, so nothing is lost.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class ReconnectJourney(BrowserFixture browser)
{
    [Fact]
    public async Task Server_ThatStopsAndComesBack_IsSaidInADialog_AndThePageThenShowsTheSameView()
    {
        await using var app = new OwnApp();
        var address = await app.StartAsync();
        await app.ImportAsync("action.csv", Removals());
        await using var visit = await Visit.StartAsync(browser.Browser, address);
        await visit.OpenAsync("/explore?indicator=enforcement_volume&by=market");
        await visit.Page.Locator(".explore-table tbody a").First.ClickAsync();
        await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(2);
        await visit.ReadyAsync();
        var (url, seen) = (visit.Page.Url, await visit.Page.Locator("h1").InnerTextAsync());
        Assert.Contains("drill=market:", url, StringComparison.Ordinal);

        await app.StopAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "The connection to the dashboard was lost." });
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(dialog.Locator(".reconnect-trying")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Reload the page" })).ToBeFocusedAsync();
        await visit.ShootAsync("reconnect", fullPage: false);
        await visit.AssertAccessibleAsync();

        await app.StartAsync(address.ToString());
        await Expect(dialog).ToBeHiddenAsync();
        await visit.ReadyAsync();
        Assert.Equal(url, visit.Page.Url);
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(seen);
        await Expect(visit.Page.Locator(".explore-crumbs li")).ToHaveCountAsync(2);
    }

    /// <summary>Three weeks in two markets.</summary>
    private static IEnumerable<string> Removals() =>
        (from day in Enumerable.Range(0, 21)
         from i in Enumerable.Range(0, 40)
         select string.Create(CultureInfo.InvariantCulture, $"{day}-{i},c{day}-{i},{new DateOnly(2026, 7, 6).AddDays(day):yyyy-MM-dd}T12:00:00Z,remove,own,{(i % 4 == 0 ? "MX" : "BR")},{(i % 3 == 0 ? "live" : "feed")}"))
        .Prepend("action_id,content_id,actioned_at,action,source,market,surface");
}
