using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The analyst of coverage: what is caught, where the holes are, what each strategy adds.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class CoverageJourney(BrowserFixture browser, AppFixture app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_OfTheSample_IsDrawnAndAccessible(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/coverage");
        await visit.ShootAsync($"coverage-{(dark ? "dark" : "light")}");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("of the violating exposure was caught before the view");
        await Expect(visit.Page.Locator(".room-section")).ToHaveCountAsync(10);
        await Expect(visit.Page.Locator(".chart-problem")).ToHaveCountAsync(0);
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Weeks_Chosen_StandInTheAddressAndTheFile()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/coverage");
        await visit.Page.GetByLabel("Weeks up to").SelectOptionAsync("26");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("weeks=26"));
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("In the 26 weeks to");
        await visit.ReadyAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("missed_views", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capacity_Typed_IsChosenForAndVerifiedOnWeeksHeldOut()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/coverage");
        var portfolio = visit.Page.Locator("#portfolio");
        await portfolio.GetByLabel("Flags a day we can review").FillAsync("40");
        await portfolio.GetByLabel("Flags a day we can review").PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("capacity=40"));
        await visit.ReadyAsync();
        await Expect(portfolio).ToContainTextAsync("40 flags a day, precision at least");
        await Expect(portfolio).ToContainTextAsync("verified on");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("portfolio_heldout", text, StringComparison.Ordinal);
        Assert.Contains("portfolio_chosen", text, StringComparison.Ordinal);
    }
}
