using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The on-call: is it real, since when, where, and the way to look at it.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class IncidentsJourney(BrowserFixture browser, AppFixture app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wave_AsSeenThreeDaysIn_IsNamedAndAccessible(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/incidents/scan?asof=2026-11-13");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("market BR or ID or MX × surface comments × category fraud_spam", new() { Timeout = 30_000 });
        await visit.ShootAsync($"scan-{(dark ? "dark" : "light")}");
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Incident_OfTheSample_IsInTheQueueAndOpensByKeyboard(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/incidents");
        // The scan after the import may still be under way: the queue fills by itself.
        var link = visit.Page.Locator("a[data-row]", new() { HasText = "fraud_spam" });
        await Expect(link).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await visit.ShootAsync($"incidents-{(dark ? "dark" : "light")}");
        await visit.AssertAccessibleAsync();
        await visit.Page.Locator("h1").FocusAsync();
        await visit.Page.Keyboard.PressAsync("j");
        await Expect(visit.Page.Locator("a[data-row]").First).ToBeFocusedAsync();
        await link.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".incident-paragraph")).ToContainTextAsync("changed on 2026-11-10", new() { Timeout = 60_000 });
        await visit.ReadyAsync();
        await visit.ShootAsync($"incident-{(dark ? "dark" : "light")}");
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Incident_Explored_OpensThereAndAWeekEarlierItWasNot()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/incidents/scan?asof=2026-11-13");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "A week earlier" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("As of 2026-11-06 nothing moved beyond chance.", new() { Timeout = 30_000 });
        await visit.Page.GoBackAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Explore it" }).ClickAsync(new() { Timeout = 30_000 });
        await Expect(visit.Page).ToHaveURLAsync(new Regex("explore\\?.*enforcement_volume"));
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator(".chart-problem")).ToHaveCountAsync(0);
    }
}
