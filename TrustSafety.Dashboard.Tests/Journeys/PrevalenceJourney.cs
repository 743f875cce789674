using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The analyst of exposure: how much is out there, how sure, and where the next labels should go.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class PrevalenceJourney(BrowserFixture browser, AppFixture app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_OfTheSample_IsDrawnAndAccessible(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/prevalence");
        await visit.ShootAsync($"prevalence-{(dark ? "dark" : "light")}");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("of what people watched broke the rules, from");
        await Expect(visit.Page.Locator(".room-section")).ToHaveCountAsync(8);
        await Expect(visit.Page.Locator(".chart-problem")).ToHaveCountAsync(0);
        Assert.True(await visit.Page.Locator(".js-plotly-plot .points path, .js-plotly-plot .point path").CountAsync() > 40);
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Planner_AsksForATarget_GetsThePlanAndItsFile()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/prevalence?weeks=4");
        var target = visit.Page.GetByLabel("Half-width wanted, per 10k views");
        await target.FillAsync("1");
        await target.PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("target=0.0001"));
        await Expect(visit.Page.Locator("#plan .chart-foot").First).ToContainTextAsync("The target takes");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sampling plan, CSV" }).ClickAsync());
        Assert.Equal("sampling-plan.csv", download.SuggestedFilename);
        Assert.Contains("stratum,views,expected_share,labels", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await visit.AssertAccessibleAsync();
    }
}
