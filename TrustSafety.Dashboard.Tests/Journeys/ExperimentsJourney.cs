using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The review of experiments: what ships, what shows nothing, and what must not be read.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class ExperimentsJourney(BrowserFixture browser, AppFixture app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Planted_Experiments_GetTheirVerdictsAndTheirEffects(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/experiments");
        await Expect(visit.Page.Locator(".experiments-list .pill")).ToHaveTextAsync(["not readable", "ship", "no effect shown"]);
        await visit.AssertAccessibleAsync();
        await visit.ShootAsync($"experiments-{(dark ? "dark" : "light")}");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "The warning prompt" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync(": ship.");
        await visit.ReadyAsync();
        await visit.ShootAsync($"experiment-{(dark ? "dark" : "light")}");
        await Expect(visit.Page.Locator(".chart-problem")).ToHaveCountAsync(0);
        Assert.True(await visit.Page.Locator(".js-plotly-plot .points path, .js-plotly-plot .point path").CountAsync() > 15);
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.Strangers);
    }

    [Fact]
    public async Task Broken_Randomisation_IsCoveredUntilADeliberateClick()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/experiments?experiment=live_delay");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("cannot be read: the arms did not get their planned shares");
        await Expect(visit.Page.Locator(".chart-frame")).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Show them all the same" }).ClickAsync();
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator(".chart-frame")).Not.ToHaveCountAsync(0);
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("uncovered=1"));
        await visit.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Plan_FromTheList_IsSizedAndCanBeCopied(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/experiments");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Plan an experiment" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("To find a change of 5 %");
        await visit.Page.GetByLabel("Change to find, %").FillAsync("10");
        await visit.Page.GetByLabel("Change to find, %").BlurAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("To find a change of 10 %");
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator(".chart-problem")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".experiments-yaml")).ToContainTextAsync("planned_units:");
        await visit.ShootAsync($"experiment-plan-{(dark ? "dark" : "light")}");
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
    }
}
