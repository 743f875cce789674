using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The analyst who tries a rule, keeps it, and follows it.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class LabJourney(BrowserFixture browser, AppFixture app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Signals_Fitted_AreDrawnAndAccessible(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/lab");
        await visit.Page.Locator(".lab-signals input").Nth(0).CheckAsync();
        await Expect(visit.Page.Locator("#coefficients")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".lab-tested")).ToContainTextAsync("logit(");
        await visit.ReadyAsync();
        await visit.ShootAsync($"lab-{(dark ? "dark" : "light")}");
        await Expect(visit.Page.Locator(".chart-problem")).ToHaveCountAsync(0);
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Rule_Saved_IsFollowedAmongTheStrategies()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/lab");
        await visit.Page.Locator(".lab-signals input").Nth(0).CheckAsync();
        await visit.Page.Locator("#lab-name").FillAsync("fitted here");
        await visit.Page.Locator("#lab-author").FillAsync("Ada");
        await visit.Page.Locator("#lab-author").PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "as a shadow" }).ClickAsync();
        await Expect(visit.Page.Locator("#portfolio tbody")).ToContainTextAsync("lab:fitted here");
        await Expect(visit.Page.Locator("#drift h2")).ToContainTextAsync("lab:fitted here");
        await visit.AssertAccessibleAsync();
        await visit.OpenAsync("/lab");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete fitted here" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete fitted here" }).ClickAsync();
        await Expect(visit.Page.Locator(".lab-editor tbody")).ToHaveCountAsync(0);
    }
}
