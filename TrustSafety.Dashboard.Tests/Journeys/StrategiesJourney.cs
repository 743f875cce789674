using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TrustSafety.Dashboard.Tests.Journeys;

/// <summary>The analyst of detection: which strategy is good, and what another threshold would do.</summary>
[Collection(typeof(JourneyCollection))]
public sealed class StrategiesJourney(BrowserFixture browser, AppFixture app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_OfTheSample_IsDrawnAndAccessible(bool dark)
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address, dark);
        await visit.OpenAsync("/strategies");
        await visit.ShootAsync($"strategies-{(dark ? "dark" : "light")}");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("finds most violating views");
        await Expect(visit.Page.Locator("#portfolio tbody tr")).ToHaveCountAsync(6);
        await Expect(visit.Page.Locator(".chart-problem")).ToHaveCountAsync(0);
        await visit.AssertAccessibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Vendor_AgainstOneLiveStrategy_IsComparedAtEqualPrecision()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/strategies?beta=2");
        await Expect(visit.Page.Locator("#portfolio thead")).ToContainTextAsync("F2");
        var uplift = visit.Page.Locator("#uplift");
        await Expect(uplift).ToContainTextAsync("right as often as the live strategies of one's own");
        await uplift.GetByLabel("Compare with").SelectOptionAsync("keyword_rules");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("against=keyword_rules"));
        await uplift.GetByLabel("Cost of scoring an item").FillAsync("0.05");
        await uplift.GetByLabel("Cost of scoring an item").PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("score_cost=0.05"));
        await visit.ReadyAsync();
        await Expect(uplift).ToContainTextAsync("0.05 a scored item");
        await visit.AssertAccessibleAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("recall_instead_equal_precision", text, StringComparison.Ordinal);
        Assert.Contains("McNemar", text, StringComparison.Ordinal);
        Assert.Contains("cost_per_catch", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threshold_ByTheKeyboard_AnswersAndStandsInTheAddress()
    {
        await using var visit = await Visit.StartAsync(browser.Browser, app.Address);
        await visit.OpenAsync("/strategies?threshold=0.5");
        var before = await visit.Page.Locator(".threshold-recall").InnerTextAsync();
        var slider = visit.Page.Locator(".threshold-slider input");
        await slider.FocusAsync();
        for (var i = 0; i < 40; i++) await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(visit.Page.Locator(".threshold-recall")).Not.ToHaveTextAsync(before);
        await Expect(visit.Page).ToHaveURLAsync(new Regex("threshold=0\\.[67]"));
        await visit.AssertAccessibleAsync();
    }
}
