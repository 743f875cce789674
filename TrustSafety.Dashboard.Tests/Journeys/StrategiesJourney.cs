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
